/**
 * Where the scripts of a mini-program run: a bare V8 realm with the language and nothing of a browser or of Node.
 * What is absent here is absent on a phone: window, document, localStorage, fetch, and code made of strings.
 */
import path from 'node:path'
import vm from 'node:vm'
import { type Faults } from './faults'
import { type Pack } from './pack'
import { createTimers } from './timers'

/** What lies between the phone and the scripts. */
export interface Bridge {
  /** The value as the scripts get it: made anew of their realm's own objects. */
  clone<Value>(value: Value): Value
}

export interface LogicRealm extends Bridge {
  /** Runs a script of the pack once, with what it requires; the path has no extension. */
  run(script: string): unknown
  /** Puts names into the realm that every script sees. */
  define(globals: Record<string, unknown>): void
  /** Lets time pass for timers of a second and more, ms. */
  pass(ms: number): void
  stop(): void
}

/** What WeChat's engines do not have, or not on every phone: on Android `Intl` is not defined. */
const absentOnPhones = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']

/** The realm's clock is the machine's, and the time that the test lets pass comes on top. */
const clockOfRealm = `(function (passedMs) {
  const MachineDate = Date
  globalThis.Date = class extends MachineDate {
    constructor(...parts) {
      if (parts.length > 0) super(...parts)
      else super(MachineDate.now() + passedMs())
    }
    static now() {
      return MachineDate.now() + passedMs()
    }
  }
})`

type ScriptFunction = (require: (name: string) => unknown, module: Module, exports: unknown) => void

interface Module {
  exports: unknown
}

/** `mark` makes every source new to V8, which otherwise remembers what it has compiled before. */
export function createLogicRealm(pack: Pack, faults: Faults, mark = ''): LogicRealm {
  const timers = createTimers(faults)
  const context = vm.createContext(
    { console: phoneConsole(faults), ...timers.globals },
    { codeGeneration: { strings: false, wasm: false } },
  )
  // The text is a function of where the clock stands.
  const setClock = vm.runInContext(clockOfRealm, context) as (passedMs: () => number) => void
  setClock(timers.passedMs)
  for (const name of absentOnPhones) vm.runInContext(`delete globalThis.${name}`, context)
  // The realm's own JSON makes objects of the realm, whose constructors are the realm's.
  const parse = vm.runInContext('JSON.parse', context) as (text: string) => unknown
  const evaluate = (source: string, filename: string) => vm.runInContext(source + mark, context, { filename })
  return {
    run: createLoader(pack, evaluate),
    // A JSON copy has the type of what was copied.
    clone: <Value>(value: Value) => (value === undefined ? value : parse(JSON.stringify(value))) as Value,
    define: (globals) => void Object.assign(context, globals),
    pass: timers.pass,
    stop: timers.stop,
  }
}

/** CommonJS with relative paths only, which is all that a mini-program's loader knows. */
function createLoader(pack: Pack, evaluate: (source: string, filename: string) => unknown) {
  const loaded = new Map<string, Module>()
  return function run(script: string): unknown {
    const known = loaded.get(script)
    if (known) return known.exports
    const source = pack.files.get(`${script}.js`)
    if (source === undefined) throw new Error(`${script}.js is required and does not exist`)
    const module: Module = { exports: {} }
    loaded.set(script, module)
    const folder = path.posix.dirname(script)
    const requireFrom = (name: string) => run(path.posix.join(folder, name).replace(/\.js$/, ''))
    // The text around the script makes it a function of these three.
    const start = evaluate(
      `(function (require, module, exports) {${source}\n})`,
      `${script}.js`,
    ) as ScriptFunction
    start(requireFrom, module, module.exports)
    return module.exports
  }
}

/** Whatever a release prints as an error or a warning is a fault of its own. */
function phoneConsole(faults: Faults) {
  const silent = () => undefined
  const complain =
    (level: string) =>
    (...words: unknown[]) =>
      faults.add(`console.${level}`, words.map(String).join(' '))
  return {
    log: silent,
    info: silent,
    debug: silent,
    group: silent,
    groupEnd: silent,
    warn: complain('warn'),
    error: complain('error'),
  }
}
