/** Requests of operators: each is one operation, carried out at once or once a second operator lets it happen. */
import type { Approval } from '../../src/domain/approval'
import type { Instant } from '../../src/domain/calendar'
import type { OperationMark } from '../../src/domain/plan'
import { type Command, markBy } from './action'
import type { Operator, WorkerCall } from './workers'

/** The operation that an operator's request is: whatever a limit becomes meanwhile, it is posted once. */
export function operatorMark({ worker, action }: WorkerCall<Operator>, command: Command): OperationMark {
  return markBy(worker._id, action, command)
}

/** The answer to who proposes: nothing has moved yet. */
export interface Waiting {
  state: 'waiting'
  approvalId: string
  /** From this moment on nobody can let it happen any more. */
  expiresAt: Instant
}

/** A proposal as it is answered to who made it. */
export const waiting = ({ _id, expiresAt }: Approval): Waiting => ({
  state: 'waiting',
  approvalId: _id,
  expiresAt,
})
