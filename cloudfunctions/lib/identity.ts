/** Who calls: only what WeChat says, never what the input says. */
import { cloud } from './wechat'

export interface Caller {
  openid: string | null
  /** How the call came in: wx_client, wx_http, wx_trigger …, with `,scf` behind it when a function called. */
  source: string
}

/**
 * The caller of this invocation. The SDK turns values of digits alone into numbers, in which two people could
 * become one: such an identity is none.
 */
export function callerOfInvocation(): Caller {
  const { OPENID, SOURCE } = cloud.getWXContext()
  return {
    openid: typeof OPENID === 'string' && OPENID !== '' ? OPENID : null,
    source: typeof SOURCE === 'string' ? SOURCE : '',
  }
}
