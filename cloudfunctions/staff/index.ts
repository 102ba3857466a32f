/** Store staff: who they are, whose code is shown to them, and what the manager of a store may do there. */
import * as v from 'valibot'
import { Before } from '../../src/domain/cursor'
import { commandKeys } from '../../src/domain/request'
import { BeijingDay, text } from '../../src/domain/shapes'
import { shownName } from '../../src/domain/shown-name'
import { storeIdPattern } from '../../src/domain/store-id'
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

const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

const Name = shownName(40)
const SaleId = v.pipe(v.string(), v.regex(/^[a-z2-7]{25}$/, 'an id'))
const StoreId = v.pipe(v.string(), v.regex(storeIdPattern, 'letters, digits, _ -'))
const UndoSale = v.strictObject({ ...commandKeys, storeId: StoreId, orderId: SaleId, reason: text(40) })
const StoreIds = v.pipe(v.array(StoreId), v.minLength(1), v.maxLength(50))

export const actions = {
  getMe: forStaff(query(v.strictObject({}), ({ edge, worker }) => staffView(edge.store, worker))),
  acceptInvite: work(v.strictObject({ ...commandKeys, code: Code }), acceptInvite),
  identifyMember: forStaff(query(v.strictObject({ code: Code }), identifyMember)),
  quote: forStaff(query(Asking, quoteSale)),
  sell: forStaff(work(Selling, sellAtTill)),
  undoSale: forStaff(work(UndoSale, undoSale)),
  preview: forStaff(query(v.strictObject({ code: Code, storeId: StoreId }), preview)),
  confirm,
  undoUse: undo,
  getDay: forStaff(
    query(v.strictObject({ storeId: StoreId, day: v.optional(BeijingDay), before: Before }), getDay),
  ),
  inviteClerk: forManagers(
    work(v.strictObject({ ...commandKeys, storeIds: StoreIds, name: Name }), inviteClerk),
  ),
  listColleagues: forManagers(query(v.strictObject({}), listColleagues)),
  endWork: forManagers(work(v.strictObject({ ...commandKeys, staffId: StaffId, storeId: StoreId }), endWork)),
}
export type Actions = typeof actions

export const main = serve('staff', actions)
