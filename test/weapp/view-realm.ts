/**
 * Where the templates of a mini-program are drawn: a browser window of its own (jsdom) in which WeChat's component
 * framework runs. The window and the logic see each other only through what is passed here.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as GlassEasel from 'glass-easel'
import type * as Adapter from 'glass-easel-miniprogram-adapter'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import { type Faults } from './faults'
import { componentsOf, componentsUsedBy, type Pack, settingsOf } from './pack'
import { controlPath, controlTags, type Templates } from './templates'

export type Space = Adapter.CodeSpace
export type Root = Adapter.Root

type Groups = Record<string, GlassEasel.template.ProcGenGroup>

export interface View {
  window: DOMWindow
  framework: typeof Adapter
  space: Space
  backend: Adapter.AssociatedBackend
  close(): void
}

const require = createRequire(__filename)
const core = readFileSync(require.resolve('glass-easel'), 'utf8')
const adapter = readFileSync(require.resolve('glass-easel-miniprogram-adapter'), 'utf8')

export function createView(pack: Pack, templates: Templates, faults: Faults): View {
  const { window } = new JSDOM('<!doctype html><body></body>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole().on('jsdomError', (fault) => faults.add('the window', fault)),
  })
  const framework = loadFramework(window)
  const { glassEasel } = framework
  // A listener that answers false says that the fault is dealt with.
  glassEasel.addGlobalErrorListener((fault, method) => (faults.add(method ?? 'a component', fault), false))
  glassEasel.addGlobalWarningListener((message, _, element) => {
    const isAboutControl = glassEasel.Component.isComponent(element) && isControl(element.is)
    if (!isAboutControl && !isHarmless(message)) faults.add('a warning of the framework', message)
    return false
  })
  const environment = new framework.MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  const backend = environment.associateBackend(new glassEasel.CurrentWindowBackendContext())
  // The code is an object of templates: that is what the compiler makes.
  addTemplates(space, window.eval(templates.code) as Groups)
  for (const component of [...pack.pages, ...componentsOf(pack), ...controlTags.map(controlPath)]) {
    space.addComponentStaticConfig(component, {
      ...settingsOf(pack, component),
      usingComponents: tagsOf(pack, component),
    })
  }
  return { window, framework, space, backend, close: () => window.close() }
}

/** The built-in elements have more properties than our stand-ins for them. */
const isControl = (component: string) => controlTags.map(controlPath).includes(component)

/** Taro's components are drawn once before they have a list of children; WeChat draws nothing then, and so do we. */
const isHarmless = (message: string) =>
  /^The for-list data is neither Array nor Object, got type "undefined"/.test(message)

type PackageScript = (exports: object, require: () => unknown) => void

/** Both packages are scripts that fill `exports`; in the window they find its document. */
function loadFramework(window: DOMWindow): typeof Adapter {
  const load = (source: string, dependency?: unknown): unknown => {
    const exports = {}
    // The text around the script makes it a function of these two.
    const start = window.eval(`(function (exports, require) {${source}\n})`) as PackageScript
    start(exports, () => dependency)
    return exports
  }
  // The script's exports are what the package's typings say.
  return load(adapter, load(core)) as typeof Adapter
}

/** The generated code is a map from a component's path to its template, and shared fragments are found in it too. */
function addTemplates(space: Space, groups: Groups): void {
  for (const [component, content] of Object.entries(groups)) {
    // Without the fallback a `bindtap` on a built-in element would be an attribute that nobody listens to.
    space.addCompiledTemplate(component, { groupList: groups, content, fallbackListenerOnNativeNode: true })
  }
}

/** Tags of a component as the framework wants them: paths from the root, the built-in controls among them. */
function tagsOf(pack: Pack, component: string): Record<string, string> {
  const builtIn = controlTags.map((tag) => [`wx-${tag}`, controlPath(tag)])
  const used = { ...Object.fromEntries(builtIn), ...componentsUsedBy(pack, component) }
  return Object.fromEntries(Object.entries(used).map(([tag, target]) => [tag, `/${target}`]))
}
