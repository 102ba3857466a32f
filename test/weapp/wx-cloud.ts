/** `wx.cloud` of the phone: function calls go to a real local cloud, under the openid of the phone's owner. */
import { type createWxApi, type WxApi } from './wx-api'

export interface CloudAddress {
  url: string
  openid: string
}

export interface CloudCall {
  name: string
  action: string
  /** The page that was open when it was sent. */
  page: string
  reply: unknown
}

export interface CloudTraffic {
  /** Function calls that have an answer, in the order of their answers. */
  calls: CloudCall[]
  /** How many are still without one. */
  waiting: number
}

export interface WxCloudParts {
  api: ReturnType<typeof createWxApi>
  address: CloudAddress
  currentPage(): string
}

export function createWxCloud({ api, address, currentPage }: WxCloudParts) {
  const traffic: CloudTraffic = { calls: [], waiting: 0 }
  const callFunction: WxApi = api('cloud.callFunction', async ({ name, data }) => {
    traffic.waiting++
    const page = currentPage()
    try {
      const result = await invoke(address, String(name), data ?? {})
      traffic.calls.push({ name: String(name), action: actionOf(data), page, reply: result })
      return { result, requestID: `local-${traffic.calls.length}` }
    } finally {
      traffic.waiting--
    }
  })
  return { traffic, cloud: { init: () => undefined, callFunction } }
}

function actionOf(event: unknown): string {
  return typeof event === 'object' && event !== null && 'action' in event ? String(event.action) : ''
}

async function invoke({ url, openid }: CloudAddress, name: string, event: unknown): Promise<unknown> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-openid': openid },
    body: JSON.stringify(event),
  }
  const response = await fetch(`${url}/invoke/${name}`, request).catch(() => {
    throw new Error('Error: errCode: -1 | errMsg: request:fail')
  })
  const reply: unknown = await response.json()
  if (response.ok) return reply
  throw new Error(`Error: errCode: -504002 functions execute fail | errMsg: ${JSON.stringify(reply)}`)
}
