/** A phone that has opened the mini-program: scripts, templates, pages and `wx` put together. */
import { noteFaults } from './faults'
import { createLogicRealm } from './logic-realm'
import { type Meter, meterSetData } from './meter'
import { createNavigation, type Navigation } from './navigation'
import { componentsOf, type Pack, readPack } from './pack'
import { registration } from './registration'
import { createScreen, type Screen } from './screen'
import { compileTemplates, controlPath, controlTags, type Templates, withBuiltIns } from './templates'
import { createView } from './view-realm'
import { createWx } from './wx'
import { type WxCall } from './wx-api'
import { type CloudAddress, type CloudTraffic } from './wx-cloud'

/** A build made ready to be opened, as often as one likes. */
export interface Program {
  pack: Pack
  templates: Templates
}

export interface Phone {
  screen: Screen
  navigation: Navigation
  meter: Meter
  traffic: CloudTraffic
  /** Everything asked of `wx`, in order. */
  calls: WxCall[]
  /** What the owner answers when the phone asks; may be changed at any time. */
  answers: Record<string, () => Record<string, unknown>>
  /** What went wrong since the phone was opened, one sentence each. */
  faults(): string[]
  /** Waits until nothing is under way: no call to the cloud, no update of the view. */
  settle(): Promise<void>
  /** Waits until the page says this. */
  see(words: string): Promise<void>
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

export function openPhone({ pack, templates }: Program, address: CloudAddress): Phone {
  const faults = noteFaults()
  const realm = createLogicRealm(pack, faults)
  const view = createView(pack, templates, faults)
  const meter = meterSetData(view, faults)
  const { register } = registration(realm, view)
  const navigation = createNavigation({
    pack,
    view,
    faults,
    register: (route) => faults.guard(route, () => register(route)),
  })
  const launch = { path: pack.app.pages[0] ?? '', query: {}, scene: 1001, shadow: false }
  const calls: WxCall[] = []
  const answers = {}
  const { wx, traffic } = createWx({ bridge: realm, faults, calls, address, navigation, launch, answers })
  let app: AppDefinition = {}
  realm.define({
    wx,
    App: (definition: AppDefinition) => void (app = definition),
    getApp: () => app,
    getCurrentPages: () => navigation.pages().map(({ caller }) => caller),
  })
  const phone = { navigation, meter, traffic, calls, answers, faults: faults.list }
  faults.guard('app.js', () => {
    realm.run('app')
    app.onLaunch?.(realm.clone(launch))
    app.onShow?.(realm.clone(launch))
  })
  for (const component of [...controlTags.map(controlPath), ...componentsOf(pack)]) {
    faults.guard(component, () => register(component))
  }
  faults.guard('the first page', () => navigation.reLaunch({ url: launch.path }))
  const screen = createScreen(view, navigation.current)
  return {
    ...phone,
    screen,
    ...waiting(phone, screen),
    close() {
      realm.stop()
      view.close()
    },
  }
}

/** Longer than any pause inside one change of the view; shorter than a clock that ticks on the page. */
const quietMs = 60
const patienceMs = 5000
const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

function waiting({ meter, traffic, faults }: Pick<Phone, 'meter' | 'traffic' | 'faults'>, screen: Screen) {
  const isQuietSince = (at: number) =>
    traffic.waiting === 0 && performance.now() - Math.max(meter.newestAt, at) > quietMs
  const until = async (isDone: () => boolean, what: () => string): Promise<void> => {
    const endsAt = performance.now() + patienceMs
    while (!isDone()) {
      if (performance.now() > endsAt) throw new Error(`${what()}. Faults: ${faults().join('; ') || 'none'}`)
      await pause()
    }
  }
  return {
    settle: () => {
      const askedAt = performance.now()
      return until(
        () => isQuietSince(askedAt),
        () => 'The phone does not come to rest',
      )
    },
    see: (words: string) =>
      until(
        () => screen.text().includes(words),
        () => `「${words}」 is not on the page: ${screen.text()}`,
      ),
  }
}
