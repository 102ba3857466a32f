/**
 * The environment of a function, as WeChat's cloud sets it; the SDK reads all of it at the moment of each call.
 */
export interface Caller {
  openid?: string
  unionid?: string
  /** wx_client, wx_http, wx_trigger; a comma-separated path when functions call each other. */
  source?: string
}

/** Not a real one: WeChat's are wx and 16 hex digits too. */
export const appId = 'wx10ca1c10bd000001'
export const envId = 'local-cloud'

/** Names that belong to one call and are taken away before the next. */
export const callKeys = [
  'WX_CONTEXT_KEYS',
  'WX_OPENID',
  'WX_UNIONID',
  'WX_APPID',
  'WX_API_TOKEN',
  'TCB_SOURCE',
  'TRIGGER_SRC',
]

/** The environment that all calls of a function share. `adminUrl` is where the SDK sends its requests. */
export function functionEnvironment(
  name: string,
  adminUrl: string,
  own: Record<string, string>,
): Record<string, string> {
  return {
    ...own,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    // Without it the SDK looks for Tencent's metadata server before each request.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: envId,
    SCF_FUNCTIONNAME: name,
    TCB_ENV: envId,
    TZ: 'UTC',
  }
}

/**
 * The environment of one call. The SDK sends WX_API_TOKEN back with every request, so the invocation's id stands in
 * its place and the gateway knows which call made a request.
 */
export function callEnvironment(invocationId: string, caller: Caller): Record<string, string> {
  const context: Record<string, string> = { WX_APPID: appId, WX_API_TOKEN: invocationId }
  if (caller.openid !== undefined) context.WX_OPENID = caller.openid
  if (caller.unionid !== undefined) context.WX_UNIONID = caller.unionid
  const source = caller.source ?? 'wx_client'
  return {
    ...context,
    WX_CONTEXT_KEYS: Object.keys(context).join(','),
    TCB_SOURCE: source,
    ...(source === 'wx_trigger' && { TRIGGER_SRC: 'timer' }),
  }
}

/** What WeChat adds to an event: whoever reads it must not take it for the caller's input. */
export function withUserInfo(
  event: Record<string, unknown>,
  openid: string | undefined,
): Record<string, unknown> {
  return { ...event, userInfo: { appId, ...(openid !== undefined && { openId: openid }) } }
}
