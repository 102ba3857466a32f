/**
 * The openapi calls that this cloud answers, one line each. Nothing leaves the machine; what WeChat would check of a
 * call is checked as far as its documents say.
 */
import { createHash } from 'node:crypto'
import { codePicture } from './code-picture'

/** What WeChat's servers answer: fields beside errcode 0, a picture, or an errcode with a sentence. */
export type ApiAnswer =
  { fields: Record<string, unknown> } | { picture: Uint8Array } | { errcode: number; errmsg: string }

export interface ApiContext {
  /** Whether an earlier message of the outbox fits: codes are good once. */
  wasUsed(api: string, field: string, value: unknown): boolean
}

export type Api = (request: Record<string, unknown>, context: ApiContext) => ApiAnswer

const missing = (field: string): ApiAnswer => ({
  errcode: 40003,
  errmsg: `the field ${field} is missing or empty`,
})
const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Every openapi call by its name; others answer an errcode. */
export const apis: Record<string, Api> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'customerServiceMessage.send': (request) => (isFilled(request.touser) ? { fields: {} } : missing('touser')),
  'wxacode.get': (request) => picture(request, 'path', 128),
  'wxacode.getUnlimited': (request) => picture(request, 'scene', 32),
  'wxacode.createQRCode': (request) => picture(request, 'path', 128),
  'phonenumber.getPhoneNumber': getPhoneNumber,
  'security.msgSecCheck': checkText,
  'security.imgSecCheck': () => ({ fields: {} }),
  'urlscheme.generate': (request) => ({
    fields: { openlink: `weixin://dl/business/?t=${digest(request).slice(0, 12)}` },
  }),
  'urllink.generate': (request) => ({
    fields: { url_link: `https://wxaurl.cn/${digest(request).slice(0, 12)}` },
  }),
}

function sendSubscribeMessage(request: Record<string, unknown>): ApiAnswer {
  if (!isFilled(request.touser)) return missing('touser')
  if (!isFilled(request.template_id)) return { errcode: 40037, errmsg: 'the template_id is missing' }
  const { data } = request
  if (typeof data !== 'object' || data === null)
    return { errcode: 47003, errmsg: 'the field data is missing' }
  const empty = Object.entries(data).find(
    ([, field]) => !isFilled(Reflect.get(Object(field), 'value')?.toString()),
  )
  if (empty) return { errcode: 47003, errmsg: `argument invalid! data.${empty[0]}.value is empty` }
  return { fields: { msgid: Number.parseInt(digest(request).slice(0, 8), 16) } }
}

/** WeChat's limits: a scene has 32 characters, a path 128. */
function picture(request: Record<string, unknown>, field: string, charsMax: number): ApiAnswer {
  const text = request[field]
  if (!isFilled(text)) return missing(field)
  if (text.length > charsMax)
    return { errcode: 40169, errmsg: `the field ${field} has more than ${charsMax} characters` }
  return { picture: codePicture(text) }
}

/** The phone number behind a code: the digits in the code itself where it holds eleven, else one made of it. */
function getPhoneNumber(request: Record<string, unknown>, context: ApiContext): ApiAnswer {
  const { code } = request
  if (!isFilled(code)) return missing('code')
  if (context.wasUsed('phonenumber.getPhoneNumber', 'code', code))
    return { errcode: 40029, errmsg: 'the code was used' }
  const number = phoneNumberOf(code)
  const phone = { phone_number: number, pure_phone_number: number, country_code: '86' }
  return { fields: { phone_info: phone } }
}

/** The number of this code or cloud id: eleven digits in it, or made of its digest behind 190. */
export function phoneNumberOf(code: string): string {
  const stated = /1\d{10}/.exec(code)?.[0]
  return (
    stated ?? `190${String(Number.parseInt(digest(code).slice(0, 10), 16) % 100_000_000).padStart(8, '0')}`
  )
}

/** Texts that hold the word 违规 are risky here, all others pass. */
function checkText(request: Record<string, unknown>): ApiAnswer {
  const { content } = request
  if (!isFilled(content)) return missing('content')
  const isRisky = content.includes('违规')
  const result = isRisky ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 }
  // The first version of the call answers an errcode, the second a result.
  if (request.version !== 2 && isRisky) return { errcode: 87014, errmsg: 'risky content' }
  return { fields: { result, detail: [], trace_id: digest(content).slice(0, 16) } }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
