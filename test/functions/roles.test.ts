/** Who may do what: every action that exists, for each kind of caller. An action without a row fails. */
import * as v from 'valibot'
import { actions as member } from '../../cloudfunctions/member/index'
import { actions as operator } from '../../cloudfunctions/operator/index'
import { actions as points } from '../../cloudfunctions/points/index'
import { actions as rewards } from '../../cloudfunctions/rewards/index'
import { actions as staff } from '../../cloudfunctions/staff/index'
import { root } from '../../config/build'
import { functionNames } from '../../config/build/bundle'
import { accept, openShop, type Shop, type Wire } from './cloud'
import { drink, shopOffer } from './shelf'

/** Clerk and manager work in one store, the other clerk in another. */
const roles = [
  'nobody',
  'guest',
  'member',
  'other member',
  'clerk',
  'other clerk',
  'manager',
  'operator',
] as const
type Role = (typeof roles)[number]

const people: readonly Role[] = roles.filter((role) => role !== 'nobody')
const members: readonly Role[] = ['member', 'other member']
const clerks: readonly Role[] = ['clerk', 'other clerk', 'manager']
/** Of the one store. */
const ownClerks: readonly Role[] = ['clerk', 'manager']
const managers: readonly Role[] = ['manager']
const operators: readonly Role[] = ['operator']

/** Clerks and operators of this test have not joined; a member sees and moves their own account alone. */
const rows: [string, readonly Role[], object?][] = [
  ['member.getHome', people],
  ['member.getCode', members],
  ['member.getTier', members],
  ['member.getProfile', members],
  ['member.claimByPhone', members, { phone: 'cloud-13800138000' }],
  ['member.setProfile', members, { nickname: '小满' }],
  ['member.offerAvatar', members, { kind: 'jpg' }],
  ['member.getNotices', members],
  ['member.setNotices', members, { answers: [{ kind: 'tier', answer: 'accept' }] }],
  ['member.previewLeave', members],
  ['member.cancelLeave', members],
  ['member.export', members],
  ['member.leave', members],
  ['points.getStatement', members],
  ['points.checkIn', members],
  ['points.getCheckIns', members, { month: '2026-11' }],
  ['points.getInvites', members],
  ['points.getContest', members, { period: 'weekly' }],
  ['points.enterWord', members, { word: '桂花' }],
  ['rewards.getShop', people],
  ['rewards.getOffer', people, { offerId: 'latte' }],
  ['rewards.getWallet', members, { tab: 'usable' }],
  ['rewards.getCoupon', members, { couponId: 'caaaaaaaaaaaaaaaaaaa' }],
  ['rewards.redeem', members, { offerId: 'latte', pricePoints: 980 }],
  ['rewards.getCouponCode', members, { couponId: 'ca' }],
  ['rewards.hasCoupon', members, { couponId: 'ca' }],
  ['rewards.startGroup', members, { offerId: 'latte', pricePoints: 980 }],
  ['rewards.joinGroup', members, { groupId: `g${'a'.repeat(19)}`, pricePoints: 980 }],
  ['rewards.getGroup', people, { groupId: `g${'a'.repeat(19)}` }],
  ['rewards.listGroups', people, { offerId: 'latte' }],
  ['staff.getMe', clerks],
  ['staff.acceptInvite', [], { code: 'ABCDEFGHJKMN' }],
  ['staff.identifyMember', clerks, { code: '12345678' }],
  ['staff.quote', clerks, { ticket: 'T1', storeId: 's1', amountFen: 1, couponIds: [], pointsUsed: 0 }],
  [
    'staff.sell',
    clerks,
    { ticket: 'T1', storeId: 's1', amountFen: 1, couponIds: [], pointsUsed: 0, payableFen: 1 },
  ],
  ['staff.undoSale', clerks, { storeId: 's1', orderId: 'a'.repeat(25), reason: '拿错了' }],
  ['staff.preview', ownClerks, { code: '12345678', storeId: 's1' }],
  ['staff.preview', ['other clerk'], { code: '12345678', storeId: 's2' }],
  ['staff.confirm', clerks, { ticket: 'T1' }],
  ['staff.undoUse', clerks, { receiptId: 'ca_0', reason: '拿错了' }],
  ['staff.getDay', ownClerks, { storeId: 's1' }],
  ['staff.getDay', ['other clerk'], { storeId: 's2' }],
  ['staff.listColleagues', managers],
  ['staff.inviteClerk', managers, { storeIds: ['s1'], name: '小林' }],
  ['staff.endWork', managers, { staffId: 'w'.repeat(27), storeId: 's1' }],
  // The manager manages the store of the other clerk as little as anybody.
  ['staff.inviteClerk', [], { storeIds: ['s2'], name: '小林' }],
  ['staff.inviteClerk', [], { storeIds: ['s1', 's2'], name: '小林' }],
  ['staff.endWork', [], { staffId: 'w'.repeat(27), storeId: 's2' }],
  ['operator.inviteStaff', operators, { storeIds: ['s1'], name: '小林', role: 'manager' }],
  ['operator.claimSetup', operators, { code: 'the code' }],
  ['operator.getOverview', operators],
  ['operator.getAudit', operators],
  ['operator.saveStore', operators, { storeId: 's9', name: '静安寺店' }],
  ['operator.inviteStaff', operators, { storeIds: ['s1'], name: '小林' }],
  ['operator.grantTier', operators, { member: '7K3F29QB', tierId: 'gold', reason: '开业的朋友' }],
  ['operator.adjustPoints', operators, { member: '7K3F29QB', points: 5, reason: '补' }],
  [
    'operator.mergeMembers',
    operators,
    { from: { source: 'till', externalId: 'c1' }, into: '7K3F29QB', reason: '同一位' },
  ],
  ['operator.approve', operators, { approvalId: `a${'b'.repeat(25)}`, decision: 'approve' }],
  ['operator.listApprovals', operators],
  ['operator.findMember', operators, { member: '7K3F29QB' }],
  ['operator.getMember', operators, { member: { source: 'till', externalId: 'c1' } }],
  ['operator.listOrders', operators, { member: { source: 'till', externalId: 'c1' } }],
  ['operator.listMemberApprovals', operators, { member: { source: 'till', externalId: 'c1' } }],
  ['operator.listInvitations', operators, { member: { source: 'till', externalId: 'c1' } }],
  ['operator.listStaff', operators, { storeId: 's1' }],
  ['operator.endWork', operators, { staffId: 'w'.repeat(27), storeId: 's1' }],
  ['operator.getSettings', operators],
  ['operator.previewSettings', operators, { settings: { brand: {} }, basedOn: 1 }],
  ['operator.proposeSettings', operators, { settings: { brand: {} }, basedOn: 1, reason: '试' }],
  ['operator.whatIf', operators, { settings: { brand: {} }, basedOn: 1 }],
  ['operator.listSettingsHistory', operators],
  ['operator.saveTemplate', operators, { templateId: 'drink', content: drink(), basedOn: 0, reason: '上新' }],
  ['operator.listTemplates', operators],
  ['operator.getTemplate', operators, { templateId: 'drink' }],
  ['operator.revokeVersion', operators, { templateId: 'drink', number: 1, reason: '印错了' }],
  [
    'operator.proposeOffer',
    operators,
    { offerId: 'latte', content: shopOffer(), basedOn: 0, reason: '上新' },
  ],
  ['operator.addUnits', operators, { offerId: 'latte', units: 1, basedOn: 1, reason: '加' }],
  ['operator.closeOffer', operators, { offerId: 'latte', basedOn: 1, reason: '卖完了' }],
  ['operator.issueCoupons', operators, { templateId: 'drink', memberNos: ['7K3F29QB'], reason: '补偿' }],
  ['operator.listIssues', operators],
  [
    'operator.revokeCoupon',
    operators,
    { member: '7K3F29QB', couponId: `c${'a'.repeat(19)}`, reason: '发错了' },
  ],
  ['operator.listOffers', operators],
  ['operator.getOffer', operators, { offerId: 'latte' }],
  ['operator.saveWords', operators, { day: '2026-11-21', words: ['桂花'] }],
  ['operator.getWords', operators, { day: '2026-11-21' }],
  ['operator.listWords', operators],
  ['operator.inviteOperator', operators, { name: '小张' }],
  ['operator.acceptOperator', [], { code: 'ABCDEFGHJKMN' }],
  ['operator.endOperator', operators, { operatorId: `w${'a'.repeat(26)}`, reason: '离职' }],
  // The last one: it makes a member of whoever is asked.
  ['member.join', people, { accept }],
]

/** What somebody is answered who may not: a role, a store, a card, an identity or a one-time code is missing. */
const closed = [
  'ROLE_MISSING',
  'STORE_NOT_MANAGED',
  'STORE_NOT_YOURS',
  'MEMBER_NOT_JOINED',
  'IDENTITY_MISSING',
  'INVITE_UNKNOWN',
  'SETUP_CLAIMED',
  'OPERATOR_KNOWN',
]
/** These have no person for a caller: a signature or the cloud's own timer opens them (order-door, night). */
const withoutPeople = ['ingress', 'timer']

const openids: Record<Role, string> = {
  nobody: '',
  guest: 'oGuest',
  member: 'oMember',
  'other member': 'oOther',
  clerk: 'oClerk',
  'other clerk': 'oFarClerk',
  manager: 'oManager',
  operator: 'oBoss',
}

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00', { SIYU_SETUP_CODE: 'the code' })
  const boss = shop.as(openids.operator)
  await boss.command('operator', 'claimSetup', { code: 'the code' })
  for (const [storeId, role] of [
    ['s1', 'clerk'],
    ['s2', 'other clerk'],
    ['s1', 'manager'],
  ] as const) {
    const openid = openids[role]
    await boss.command('operator', 'saveStore', { storeId, name: storeId })
    const position = { storeIds: [storeId], name: '店员', ...(role === 'manager' && { role }) }
    const invited = await boss.command('operator', 'inviteStaff', position)
    await shop.as(openid).command('staff', 'acceptInvite', { code: invited.value.code })
  }
  for (const role of members) await shop.as(openids[role]).join()
})
afterAll(() => shop.stop())

const functions: Record<string, object> = { member, points, rewards, staff, operator }

test('every action of every function has its row', () => {
  const named = functionNames(`${root}/cloudfunctions`).filter((name) => !withoutPeople.includes(name))
  expect(Object.keys(functions).sort()).toEqual(named.sort())
  const existing = Object.entries(functions).flatMap(([name, actions]) =>
    Object.keys(actions).map((action) => `${name}.${action}`),
  )
  expect([...new Set(rows.map(([action]) => action))].sort()).toEqual(existing.sort())
})

async function ask(action: string, role: Role, input: object): Promise<Wire> {
  const [name = '', verb = ''] = action.split('.')
  const phone = shop.as(openids[role])
  // A query knows no request id, and an action that is closed is closed with one and without.
  const reply = await phone.command(name, verb, input)
  return reply.code === 'INPUT_INVALID' ? phone.call(name, verb, input) : reply
}

describe.each(rows)('%s', (action, allowed, input = {}) => {
  test.each(roles)('%s', async (role) => {
    const reply = await ask(action, role, input)
    if (allowed.includes(role)) expect(closed).not.toContain(reply.code)
    else expect([reply.ok, closed.includes(reply.code)]).toEqual([false, true])
    expect(reply.code).not.toBe('INPUT_INVALID')
    expect(reply.code).not.toBe('SERVICE_UNAVAILABLE')
  })
})

/** The caller is who WeChat says: an action that is open to members, or to anybody, takes nobody else's name. */
const own = rows.filter(
  ([action, allowed]) => !action.startsWith('operator.') && !allowed.some((role) => clerks.includes(role)),
)
const names = ['memberId', 'openid', 'member', 'memberNo', 'from', 'into', '_id']

test.each(own.map(([action, , input = {}]) => [action, input] as const))(
  '%s takes no key that names somebody',
  (action, input) => {
    const [name = '', verb = ''] = action.split('.')
    // Every function exports its actions by name.
    const { schema } = (functions[name] as Record<string, { schema: v.GenericSchema }>)[verb]!
    const sound = [input, { ...input, requestId: '01KAHB00000000000000000001' }].find((one) =>
      v.is(schema, one),
    )
    expect(sound).toBeDefined()
    for (const key of names) expect(v.is(schema, { ...sound, [key]: 'oOther' })).toBe(false)
  },
)
