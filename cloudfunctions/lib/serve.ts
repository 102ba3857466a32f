/** The entry of a function: `export const main = serve('points', actions)`. */
import type { Reply } from '../../src/domain/result'
import { callerOfInvocation } from './identity'
import { realEdge } from './real-edge'
import { respond, type Service } from './respond'

/** Makes the entry that the cloud calls with what a phone sent. */
export function serve(
  name: string,
  actions: Service['actions'],
): (event: unknown) => Promise<Reply<unknown>> {
  return (event) => respond({ name, actions }, realEdge(), { event, caller: callerOfInvocation() })
}
