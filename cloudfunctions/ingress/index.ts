/** The order door: what tills and malls send, signed. Refuses everybody who does not come over HTTP. */
import { callerOfInvocation } from '../lib/identity'
import { receiveOrders } from '../lib/ingress'
import { realEdge } from '../lib/real-edge'

export const main = (event: unknown) => receiveOrders(realEdge(), { event, caller: callerOfInvocation() })
