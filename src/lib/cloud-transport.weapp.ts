/** How the mini-program reaches the functions: WeChat's own call, which carries the person's identity. */
import Taro from '@tarojs/taro'
import type { Delivery } from './cloud-transport'

/** The cloud answered with a code of its own; everything else means that the network did not bring us there. */
const reachedFunction = /-(404|50\d)\d{3}\b/

export async function send(name: string, event: object): Promise<Delivery> {
  try {
    const { result } = await Taro.cloud.callFunction({ name, data: event })
    return { arrived: true, body: result }
  } catch (error) {
    return { arrived: false, isOffline: !reachedFunction.test(textOf(error)) }
  }
}

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  return Object.values({ ...error, message: error instanceof Error ? error.message : '' }).join(' ')
}

/** The cloud environment is written into the build (`SIYU_CLOUD_ENV`); without one WeChat takes the default. */
export function startCloud(): void {
  Taro.cloud.init({ traceUser: true, ...(CLOUD_ENV && { env: CLOUD_ENV }) })
}
