/** Operators: claiming a new programme, its overview, stores and staff. */
import * as v from 'valibot'
import { commandKeys } from '../../src/domain/request'
import { shownName } from '../../src/domain/shown-name'
import { storeIdPattern } from '../../src/domain/store-id'
import { query, work } from '../lib/action'
import { readAudit } from '../lib/audit-report'
import { inviteStaff } from '../lib/invites'
import { acceptOperator, inviteOperator } from '../lib/operators'
import { readOverview } from '../lib/overview'
import { serve } from '../lib/serve'
import { claimSetup } from '../lib/setup'
import { saveStore } from '../lib/stores'
import { forOperators } from '../lib/workers'

const Code = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const Name = shownName(40)
const StoreId = v.pipe(v.string(), v.regex(storeIdPattern, 'letters, digits, _ -'))
const StoreIds = v.pipe(v.array(StoreId), v.minLength(1), v.maxLength(50))

export const actions = {
  claimSetup: work(v.strictObject({ ...commandKeys, code: Code }), claimSetup),
  inviteOperator: forOperators(work(v.strictObject({ ...commandKeys, name: Name }), inviteOperator)),
  acceptOperator: work(v.strictObject({ ...commandKeys, code: Code }), acceptOperator),
  getOverview: forOperators(query(v.strictObject({}), readOverview)),
  getAudit: forOperators(query(v.strictObject({}), readAudit)),
  saveStore: forOperators(work(v.strictObject({ ...commandKeys, storeId: StoreId, name: Name }), saveStore)),
  inviteStaff: forOperators(
    work(v.strictObject({ ...commandKeys, storeIds: StoreIds, name: Name }), inviteStaff),
  ),
}
export type Actions = typeof actions

export const main = serve('operator', actions)
