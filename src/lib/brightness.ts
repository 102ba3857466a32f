/** A browser may not turn up the screen; on WeChat see brightness.weapp.ts. */
export function brighten(): () => void {
  return () => undefined
}
