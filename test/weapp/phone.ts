/** A phone that has opened the mini-program: scripts, templates, pages and `wx` put together. */
import { noteFaults } from './faults'
import { createLogicRealm } from './logic-realm'
import { type Meter, meterSetData } from './meter'
import { createNavigation } from './navigation'
import { componentsOf, type Pack, readPack } from './pack'
import { createPageStack } from './page-stack'
import { createPatience, type Patience } from './patience'
import { registration } from './registration'
import { createScreen, type Screen } from './screen'
import { compileTemplates, controlPath, controlTags, type Templates, withBuiltIns } from './templates'
import { createView } from './view-realm'
import { createWx, type Owner } from './wx'
import { type CloudAddress, type CloudTraffic } from './wx-cloud'

/** A build made ready to be opened, as often as one likes. */
export interface Program {
  pack: Pack
  templates: Templates
}

export interface Phone extends Patience {
  screen: Screen
  /** Path of the page that is open. */
  route(): string
  /** The phone's own way back. */
  back(): void
  meter: Meter
  traffic: CloudTraffic
  owner: Owner
  /** What went wrong since the phone was opened, one sentence each. */
  faults(): string[]
  /** Lets time pass for the clocks on the page, ms. */
  pass(ms: number): void
  close(): void
}

interface AppDefinition {
  onLaunch?(options: object): void
  onShow?(options: object): void
}

export function loadProgram(folder: string): Program {
  const pack = withBuiltIns(readPack(folder))
  return { pack, templates: compileTemplates(pack) }
}

/** Opens the mini-program on its first page, or on the page that a link names. */
export function openPhone({ pack, templates }: Program, address: CloudAddress, path?: string): Phone {
  const faults = noteFaults()
  const realm = createLogicRealm(pack, faults)
  const view = createView(pack, templates, faults)
  const meter = meterSetData(view, faults)
  const { register } = registration(realm, view)
  const runScript = (component: string) => faults.guard(component, () => register(component))
  const stack = createPageStack({ pack, view, faults, register: runScript })
  const navigation = createNavigation(pack, stack)
  const owner: Owner = {}
  const launch = { path: path ?? pack.app.pages[0] ?? '', query: {}, scene: 1001 }
  const { wx, traffic } = createWx({ bridge: realm, faults, address, navigation, stack, launch, owner })
  const route = () => stack.pages().at(-1)?.route ?? ''
  const start = defineApp()
  realm.define({ wx, ...start.globals, getCurrentPages: () => stack.pages().map(({ caller }) => caller) })
  faults.guard('app.js', () => {
    realm.run('app')
    start.launch(realm.clone(launch))
  })
  for (const component of [...controlTags.map(controlPath), ...componentsOf(pack)]) runScript(component)
  faults.guard('the first page', () => navigation.reLaunch({ url: launch.path }))
  const screen = createScreen(view, stack.current)
  const phone = { screen, meter, traffic, faults: faults.list }
  const close = () => {
    realm.stop()
    view.close()
  }
  const back = () => navigation.navigateBack({})
  return { ...phone, ...createPatience(phone), route, back, owner, pass: realm.pass, close }
}

function defineApp() {
  let app: AppDefinition = {}
  return {
    globals: { App: (definition: AppDefinition) => void (app = definition), getApp: () => app },
    launch(options: object) {
      app.onLaunch?.(options)
      app.onShow?.(options)
    },
  }
}
