/**
 * Who may speak to the cloud: programs on this machine and pages that the cloud itself served. A page from elsewhere
 * that a person has open must not reach it, neither across origins nor through a name that points to 127.0.0.1.
 */
import type { IncomingMessage } from 'node:http'
import { CloudFailure } from '../failure'

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]']

/** Refuses a foreign Host, and an Origin that is not the address the request was sent to. */
export function refuseForeign(request: IncomingMessage): void {
  const host = request.headers.host ?? ''
  if (!loopbackNames.includes(host.replace(/:\d+$/, '')))
    throw new CloudFailure('FORBIDDEN', `The host "${host}" is not this machine; use http://127.0.0.1.`)
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`)
    throw new CloudFailure('FORBIDDEN', `Pages from ${origin} may not use the local cloud.`)
}
