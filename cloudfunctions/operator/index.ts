/**
 * Operators: claiming a new programme, its overview, stores and staff; rules and their history; members, corrections and
 * merges; coupon templates and offers; approvals, the audit and the words of the day.
 */
import * as v from 'valibot'
import { AdjustPoints } from '../../src/domain/adjust'
import { Approve, ListApprovals, ListMemberApprovals } from '../../src/domain/approval'
import { FindMember, GetMember } from '../../src/domain/found-member'
import { GrantTier } from '../../src/domain/grant'
import { ListInvitations } from '../../src/domain/invitation'
import { IssueCoupons, ListIssues } from '../../src/domain/issue'
import { ListOrders } from '../../src/domain/member-orders'
import { ListSettingsHistory, PreviewSettings, ProposeSettings } from '../../src/domain/publication'
import { MergeMembers } from '../../src/domain/merge-proposal'
import { AddUnits, CloseOffer, GetOffer, ProposeOffer } from '../../src/domain/offer-move'
import { CalledName, StoreId, StoreIds, TypedCode } from '../../src/domain/position'
import { commandKeys } from '../../src/domain/request'
import { RevokeCoupon } from '../../src/domain/revoke-coupon'
import { GetTemplate, RevokeVersion, SaveTemplate } from '../../src/domain/saved-template'
import { ClaimSetup, EndOperator, InviteOperator } from '../../src/domain/team'
import { WhatIf } from '../../src/domain/what-if'
import { GetWords, SaveWords } from '../../src/domain/word'
import { query, work } from '../lib/action'
import { adjustPoints } from '../lib/adjusting'
import { listApprovals } from '../lib/approvals'
import { approveInTeam } from '../lib/approving'
import { readAudit } from '../lib/audit-report'
import { endStaffWork, listStaff } from '../lib/colleagues'
import { inviteStaff, roles } from '../lib/invites'
import { findMember, getMember, listInvitations, listMemberApprovals, listOrders } from '../lib/found-members'
import { proposeGrant } from '../lib/granting'
import { issueCoupons, listIssues } from '../lib/issuing'
import { mergeMembers } from '../lib/merge-members'
import { closeOffer } from '../lib/offer-closing'
import { getOffer, listOffers } from '../lib/offer-views'
import { addUnits, proposeOffer } from '../lib/offers'
import { acceptOperator, endOperator, inviteOperator } from '../lib/operators'
import { readOverview } from '../lib/overview'
import { proposeSettings } from '../lib/publishing'
import { takeCouponBack } from '../lib/revoking'
import { serve } from '../lib/serve'
import { getSettings, listSettingsHistory, previewSettings } from '../lib/settings-view'
import { claimSetup } from '../lib/setup'
import { saveStore } from '../lib/stores'
import { getTemplate, listTemplates, revokeVersion } from '../lib/template-views'
import { saveTemplate } from '../lib/templates'
import { whatIf } from '../lib/what-if'
import { getWords, listWords, saveWords } from '../lib/words'
import { forOperators, StaffId } from '../lib/workers'

/** Who does not say it invites a clerk. */
const Role = v.optional(v.picklist(roles), 'clerk')

export const actions = {
  adjustPoints: forOperators(work(AdjustPoints, adjustPoints)),
  grantTier: forOperators(work(GrantTier, proposeGrant)),
  mergeMembers: forOperators(work(MergeMembers, mergeMembers)),
  approve: forOperators(work(Approve, approveInTeam)),
  listApprovals: forOperators(query(ListApprovals, listApprovals)),
  claimSetup: work(ClaimSetup, claimSetup),
  findMember: forOperators(query(FindMember, findMember)),
  getMember: forOperators(query(GetMember, getMember)),
  listOrders: forOperators(query(ListOrders, listOrders)),
  listMemberApprovals: forOperators(query(ListMemberApprovals, listMemberApprovals)),
  listInvitations: forOperators(query(ListInvitations, listInvitations)),
  getSettings: forOperators(query(v.strictObject({}), getSettings)),
  previewSettings: forOperators(query(PreviewSettings, previewSettings)),
  proposeSettings: forOperators(work(ProposeSettings, proposeSettings)),
  whatIf: forOperators(query(WhatIf, whatIf)),
  listSettingsHistory: forOperators(query(ListSettingsHistory, listSettingsHistory)),
  inviteOperator: forOperators(work(InviteOperator, inviteOperator)),
  acceptOperator: work(v.strictObject({ ...commandKeys, code: TypedCode }), acceptOperator),
  endOperator: forOperators(work(EndOperator, endOperator)),
  getOverview: forOperators(query(v.strictObject({}), readOverview)),
  getAudit: forOperators(query(v.strictObject({}), readAudit)),
  saveStore: forOperators(
    work(v.strictObject({ ...commandKeys, storeId: StoreId, name: CalledName }), saveStore),
  ),
  inviteStaff: forOperators(
    work(v.strictObject({ ...commandKeys, storeIds: StoreIds, name: CalledName, role: Role }), inviteStaff),
  ),
  listStaff: forOperators(query(v.strictObject({ storeId: StoreId }), listStaff)),
  endWork: forOperators(
    work(v.strictObject({ ...commandKeys, staffId: StaffId, storeId: StoreId }), endStaffWork),
  ),
  saveTemplate: forOperators(work(SaveTemplate, saveTemplate)),
  listTemplates: forOperators(query(v.strictObject({}), listTemplates)),
  getTemplate: forOperators(query(GetTemplate, getTemplate)),
  revokeVersion: forOperators(work(RevokeVersion, revokeVersion)),
  proposeOffer: forOperators(work(ProposeOffer, proposeOffer)),
  addUnits: forOperators(work(AddUnits, addUnits)),
  closeOffer: forOperators(work(CloseOffer, closeOffer)),
  issueCoupons: forOperators(work(IssueCoupons, issueCoupons)),
  listIssues: forOperators(query(ListIssues, listIssues)),
  revokeCoupon: forOperators(work(RevokeCoupon, takeCouponBack)),
  listOffers: forOperators(query(v.strictObject({}), listOffers)),
  getOffer: forOperators(query(GetOffer, getOffer)),
  saveWords: forOperators(work(SaveWords, saveWords)),
  getWords: forOperators(query(GetWords, getWords)),
  listWords: forOperators(query(v.strictObject({}), listWords)),
}
export type Actions = typeof actions

export const main = serve('operator', actions)
