/**
 * wx.openApi: calls of WeChat's servers, answered here and kept in the outbox.
 */
import type { Clock } from '../clock'
import type { FaultRegister } from '../faults'
import { AdminFailure } from '../gateway/admin-failure'
import { RawReply, type Services } from '../gateway/service'
import type { Runtime } from '../runtime/runtime'
import { apis, phoneNumberOf, type ApiAnswer } from './apis'
import { readCloudIds, readFields, writeAnswer, writeOpenData, writeRefusal } from './messages'
import type { Outbox } from './outbox'

/** What the cloud answers a function whose config.json does not list the call. */
const noPermission = -604101

export interface OpenapiOptions {
  runtime: Runtime
  outbox: Outbox
  clock: Clock
  faults: FaultRegister
}

/** The services behind cloud.openapi and getOpenData. Payments and containers are not simulated and say so. */
export function openapiServices(options: OpenapiOptions): Services {
  const refuse = async (): Promise<never> => {
    throw new AdminFailure('INVALID_ACTION', 'The local cloud has neither payments nor containers.')
  }
  return {
    'wx.openApi': async (request, call) => {
      const api = String(request.apiName)
      const bytes = request.requestData
      if (!(bytes instanceof Uint8Array)) throw new AdminFailure('INVALID_PARAM', 'requestData is missing.')
      const asked = { api, bytes, running: options.runtime.running(call.invocationId) }
      const answer = api === 'ApiGetOpenDataByCloudId' ? openData(options, asked) : callApi(options, asked)
      return new RawReply('application/octet-stream', answer)
    },
    'wx.api': refuse,
    'wx.wxPayApi': refuse,
    'wx.wxCallContainerApi': refuse,
  }
}

interface Asked {
  api: string
  bytes: Uint8Array
  running: ReturnType<Runtime['running']>
}

function callApi(options: OpenapiOptions, { api, bytes, running }: Asked): Uint8Array {
  const granted = running?.folder.config.permissions.openapi
  if (running && !granted?.includes(api)) {
    keep(
      options,
      { api, request: readFields(bytes), running },
      { errcode: noPermission, errmsg: 'no permission' },
    )
    return writeRefusal(noPermission)
  }
  const request = readFields(bytes)
  const answer = answerOf(options, api, request)
  keep(options, { api, request, running }, answer)
  if ('picture' in answer) return writeAnswer('image/png', answer.picture)
  const body = 'fields' in answer ? { errcode: 0, errmsg: 'ok', ...answer.fields } : answer
  return writeAnswer('application/json; charset=utf-8', Buffer.from(JSON.stringify(body)))
}

function answerOf(
  { faults, outbox }: OpenapiOptions,
  api: string,
  request: Record<string, unknown>,
): ApiAnswer {
  const injected = faults.errcodeFor(api)
  if (injected !== undefined) return { errcode: injected, errmsg: 'the error was injected' }
  const known = Object.hasOwn(apis, api) ? apis[api] : undefined
  if (known === undefined) return { errcode: -604100, errmsg: `the local cloud does not answer ${api}` }
  return known(request, {
    wasUsed: (used, field, value) =>
      outbox
        .newest()
        .some((message) => message.api === used && message.errcode === 0 && message.request[field] === value),
  })
}

/** A cloud id opens to the phone number in it: production's ids are made by the phone and tell nobody else anything. */
function openData(options: OpenapiOptions, { api, bytes, running }: Asked): Uint8Array {
  const ids = readCloudIds(bytes)
  keep(options, { api, request: { cloudid_list: ids }, running }, { fields: {} })
  const opened = ids.map((cloudId) => {
    const phoneNumber = phoneNumberOf(cloudId)
    const data = { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86' }
    return { cloudId, json: JSON.stringify({ cloudID: cloudId, data }) }
  })
  return writeOpenData(opened)
}

function keep(
  { outbox, clock }: OpenapiOptions,
  sent: { api: string; request: Record<string, unknown>; running: Asked['running'] },
  answer: ApiAnswer,
): void {
  const { api, request, running } = sent
  const openid = running?.caller.openid
  const { errcode, errmsg } = 'errcode' in answer ? answer : { errcode: 0, errmsg: 'ok' }
  const sender = {
    ...(running && { function: running.folder.name }),
    ...(openid !== undefined && { openid }),
  }
  outbox.add({ at: clock.now(), api, ...sender, request, errcode, errmsg })
}
