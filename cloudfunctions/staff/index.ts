/** Store staff: who they are, and whose code is shown to them. */
import * as v from 'valibot'
import { commandKeys } from '../../src/domain/request'
import { query, work } from '../lib/action'
import { identifyMember } from '../lib/codes'
import { acceptInvite } from '../lib/invites'
import { serve } from '../lib/serve'
import { staffView } from '../lib/staff'
import { forStaff } from '../lib/workers'

const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

export const actions = {
  getMe: forStaff(query(v.strictObject({}), ({ edge, worker }) => staffView(edge.store, worker))),
  acceptInvite: work(v.strictObject({ ...commandKeys, code: Code }), acceptInvite),
  identifyMember: forStaff(query(v.strictObject({ code: Code }), identifyMember)),
}
export type Actions = typeof actions

export const main = serve('staff', actions)
