/** `wx.cloud` of the phone: function calls go to a real local cloud, under the openid of the phone's owner. */
import { type createWxApi, type WxApi } from './wx-api'

export interface CloudAddress {
  url: string
  openid: string
}

export interface CloudTraffic {
  /** Function calls that have been sent. */
  calls: { name: string; action: string; reply: unknown }[]
  waiting: number
}

export function createWxCloud(api: ReturnType<typeof createWxApi>, address: CloudAddress) {
  const traffic: CloudTraffic = { calls: [], waiting: 0 }
  const callFunction: WxApi = api('cloud.callFunction', async ({ name, data }) => {
    traffic.waiting++
    try {
      const result = await invoke(address, String(name), data ?? {})
      traffic.calls.push({ name: String(name), action: actionOf(data), reply: result })
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
