/** How every asynchronous call of `wx` answers: by callbacks where some are given, else by a promise. */
import { type Faults } from './faults'
import type { Bridge } from './logic-realm'

export type Options = Record<string, unknown>

export interface WxCall {
  api: string
  options: Options
}

type Callbacks = Partial<Record<'success' | 'fail' | 'complete', (answer: Options) => void>>
type Work = (options: Options) => Options | undefined | Promise<Options | undefined>
export type WxApi = (options?: Options & Callbacks) => Promise<Options> | undefined

export interface WxApiParts {
  bridge: Bridge
  faults: Faults
  /** Everything that was asked of the phone, in order. */
  calls: WxCall[]
}

export function createWxApi({ bridge, faults, calls }: WxApiParts) {
  return function api(name: string, work: Work = () => ({})): WxApi {
    return (options = {}) => {
      calls.push({ api: name, options: withoutCallbacks(options) })
      const answered = answerOf(name, work, options).then(({ isOk, answer }) => ({
        isOk,
        answer: bridge.clone(answer),
      }))
      if (!hasCallback(options)) {
        return answered.then(({ isOk, answer }) => (isOk ? answer : Promise.reject(answer)))
      }
      void answered.then(({ isOk, answer }) => {
        faults.guard(`${name} callback`, () => (isOk ? options.success : options.fail)?.(answer))
        faults.guard(`${name} callback`, () => options.complete?.(answer))
      })
      return undefined
    }
  }
}

async function answerOf(name: string, work: Work, options: Options) {
  try {
    return { isOk: true, answer: { errMsg: `${name}:ok`, ...(await work(options)) } }
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault)
    return { isOk: false, answer: { errMsg: `${name}:fail ${reason}` } }
  }
}

const hasCallback = ({ success, fail, complete }: Callbacks) => Boolean(success ?? fail ?? complete)

function withoutCallbacks(options: Options): Options {
  // What crosses from a mini-program to its phone is plain JSON.
  return JSON.parse(JSON.stringify(options)) as Options
}
