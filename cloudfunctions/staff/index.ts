/** Store staff: who they are, whose code is shown to them, and what the manager of a store may do there. */
import * as v from 'valibot'
import { Before } from '../../src/domain/cursor'
import { CalledName, StoreId, StoreIds, TypedCode } from '../../src/domain/position'
import { commandKeys } from '../../src/domain/request'
import { BeijingDay, text } from '../../src/domain/shapes'
import { query, work } from '../lib/action'
import { identifyMember } from '../lib/codes'
import { endWork, listColleagues } from '../lib/colleagues'
import { acceptInvite, inviteClerk } from '../lib/invites'
import { preview } from '../lib/preview'
import { confirm, undo } from '../lib/redemptions'
import { serve } from '../lib/serve'
import { staffView } from '../lib/staff'
import { Asking, quoteSale, sellAtTill, Selling } from '../lib/till'
import { undoSale } from '../lib/undo-sale'
import { getDay } from '../lib/store-day'
import { forManagers, forStaff, StaffId } from '../lib/workers'

const SaleId = v.pipe(v.string(), v.regex(/^[a-z2-7]{25}$/, 'an id'))
const UndoSale = v.strictObject({ ...commandKeys, storeId: StoreId, orderId: SaleId, reason: text(40) })

export const actions = {
  getMe: forStaff(query(v.strictObject({}), ({ edge, worker }) => staffView(edge.store, worker))),
  acceptInvite: work(v.strictObject({ ...commandKeys, code: TypedCode }), acceptInvite),
  identifyMember: forStaff(query(v.strictObject({ code: TypedCode }), identifyMember)),
  quote: forStaff(query(Asking, quoteSale)),
  sell: forStaff(work(Selling, sellAtTill)),
  undoSale: forStaff(work(UndoSale, undoSale)),
  preview: forStaff(query(v.strictObject({ code: TypedCode, storeId: StoreId }), preview)),
  confirm,
  undoUse: undo,
  getDay: forStaff(
    query(v.strictObject({ storeId: StoreId, day: v.optional(BeijingDay), before: Before }), getDay),
  ),
  inviteClerk: forManagers(
    work(v.strictObject({ ...commandKeys, storeIds: StoreIds, name: CalledName }), inviteClerk),
  ),
  listColleagues: forManagers(query(v.strictObject({}), listColleagues)),
  endWork: forManagers(work(v.strictObject({ ...commandKeys, staffId: StaffId, storeId: StoreId }), endWork)),
}
export type Actions = typeof actions

export const main = serve('staff', actions)
