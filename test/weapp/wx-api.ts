/** How every asynchronous call of `wx` answers: by callbacks where some are given, else by a promise. */
import { type Faults } from './faults'
import type { Bridge } from './logic-realm'

export type Options = Record<string, unknown>

type Callbacks = Partial<Record<'success' | 'fail' | 'complete', (answer: Options) => void>>
type Work = (options: Options) => Options | undefined | Promise<Options | undefined>
export type WxApi = (options?: Options & Callbacks) => Promise<Options> | undefined

export interface WxApiParts {
  bridge: Bridge
  faults: Faults
}

export function createWxApi({ bridge, faults }: WxApiParts) {
  return function api(name: string, work: Work = () => ({})): WxApi {
    return (options = {}) => {
      const answered = answerOf(name, work, asJson(options)).then(({ isOk, answer }) => ({
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

/** What crosses from a mini-program to its phone is plain JSON; functions stay behind. */
function asJson(options: Options): Options {
  // A copy by way of JSON has the same names.
  return JSON.parse(JSON.stringify(options)) as Options
}
