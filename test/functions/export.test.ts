/** The export: everything about the caller, page by page, and nothing of anybody else. */
import { inFours } from '../../src/domain/figures'
import { blankAccount } from '../../src/domain/account'
import { MINUTE_MS } from '../../src/domain/calendar'
import { cursorText, Export, readCursor } from '../../src/domain/export'
import { fieldsTold } from '../../src/domain/export-account'
import * as v from 'valibot'
import { iso } from '../domain/given'
import { openShop, type Phone, type Shop, type Wire } from './cloud'

let shop: Shop
let ada: Phone
let host: Wire
let memberNo: string

const now = () => shop.cloud.clock.now()
const sell = (orders: object[]) =>
  shop.sell(orders.map((order) => ({ source: 'till', paidAt: iso(now()), ...order })))

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00', { SIYU_SETUP_CODE: 'the code' })
  await shop.as('oBoss').command('operator', 'claimSetup', { code: 'the code' })
  host = (await shop.as('oHost').join({ nickname: '请客的人' })).value
  ada = shop.as('oAda')
  memberNo = (await ada.join({ nickname: '安达', firstTouch: { kind: 'inviter', id: host.memberNo } })).value
    .memberNo
  await shop.as('oFriend').join({ nickname: '林知夏', firstTouch: { kind: 'inviter', id: memberNo } })
  await ada.command('member', 'setProfile', { birthday: { month: 2, day: 29 } })
  await ada.command('member', 'claimByPhone', { phone: 'id-13800138000' })
  const lines = [{ lineId: '1', paidFen: 12_800, title: '桂花拿铁', quantity: 2 }]
  await sell([{ orderId: 'A0', paidFen: 12_800, openid: 'oAda', lines, storeId: 's1' }])
  for (let first = 1; first <= 120; first += 40)
    await sell(
      Array.from({ length: 40 }, (_, place) => ({
        orderId: `A${first + place}`,
        paidFen: 100,
        openid: 'oAda',
      })),
    )
  await sell([{ orderId: 'H1', paidFen: 5000, openid: 'oHost' }])
  await shop.as('oBoss').command('operator', 'adjustPoints', { member: memberNo, points: 9, reason: '补登' })
  await shop.cloud.clock.forwardTo(now() + MINUTE_MS)
})
afterAll(() => shop.stop())

async function whole(phone: Phone): Promise<Wire[]> {
  const pages: Wire[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { ok, value } = await phone.call('member', 'export', cursor ? { cursor } : {})
    expect(ok).toBe(true)
    pages.push(value)
    cursor = value.next
  }
  return pages
}

test('the first page says who they are, what they accepted and what they have', async () => {
  const [{ about }] = await whole(ada)
  expect(about.person).toMatchObject({
    会员号: memberNo,
    加入时间: '2026-11-21 09:00:00',
    昵称: '安达',
    手机号: { 号码: '13800138000', 国家区号: '86' },
    生日: { 月: 2, 日: 29, 填写日: '2026-11-21', 从哪个月起算: '2026-12' },
    微信身份标识: 'oAda',
    同意: { 同意时间: '2026-11-21 09:00:00' },
    第一次从哪里来: { 来源: '会员邀请', 编号: null },
  })
  expect(about.holdings).toMatchObject({
    待生效积分: [{ 积分: 248, 到账时间: '2026-11-28 09:00:00' }],
    可用积分: [{ 积分: 9, 最后可用日: '2027-11-30' }],
    等级: { 名称: '普通' },
  })
  expect(about.invitations).toMatchObject([{ 状态: '11月21日加入，还没有消费', 积分: 0 }])
})

test('every movement comes once, the newest first, also those that were moved out', async () => {
  const pages = await whole(ada)
  const entries = pages.flatMap((page) => page.entries)
  expect(pages.every((page) => page.entries.length <= 100)).toBe(true)
  const numbers = entries.map((entry: Wire) => entry['序号'])
  expect(numbers).toEqual(
    Array.from({ length: pages[0].about.holdings['流水总数'] }, (_, place) => numbers[0] - place),
  )
  expect(entries.find((entry: Wire) => entry['操作号'] && entry['类型'] === '消费')).toMatchObject({
    说明: expect.stringContaining('消费 ¥'),
    时间: '2026-11-21 09:00:00',
  })
})

test('every order comes once, with its lines', async () => {
  const orders = (await whole(ada)).flatMap((page) => page.orders)
  expect(new Set(orders.map((order: Wire) => order['订单号'])).size).toBe(121)
  expect(orders).toHaveLength(121)
  expect(orders.find((order: Wire) => order['订单号'] === 'A0')).toMatchObject({
    实付: '¥128.00',
    门店: 's1',
    商品: [{ 名称: '桂花拿铁', 数量: 2, 实付: '¥128.00' }],
  })
})

test('nothing of others is in it', async () => {
  const pages = await whole(ada)
  const { 编号: own, 并进来的编号: theirs } = pages[0].about.person
  const text = JSON.stringify(pages)
  for (const other of [host.memberNo, '请客的人', '林', 'oHost', 'oFriend', 'oBoss', 'H1'])
    expect(text).not.toContain(other)
  expect(new Set(text.match(/\bm[a-z2-7]{26}\b/g))).toEqual(new Set([own, ...theirs]))
  expect(text.match(/\bw[a-z2-7]{26}\b/g)).toBeNull()
})

test('a page is below 200 KB and takes two calls, the first one at most seven', async () => {
  const first = await ada.call('member', 'export')
  expect(shop.calls()).toBeLessThanOrEqual(7)
  expect(JSON.stringify(first).length).toBeLessThan(200_000)
  await ada.call('member', 'export', { cursor: first.value.next })
  expect(shop.calls()).toBe(2)
})

test('of two numbers that are one member each row and what was told to each is in it', async () => {
  const [bo, old] = [shop.as('oBo'), shop.as('oOld')]
  const into = (await bo.join({ nickname: '阿波' })).value.memberNo
  const from = (await old.join({ nickname: '从前' })).value.memberNo
  for (const [phone, answers] of [
    [bo, [{ kind: 'tier', answer: 'accept' }]],
    [old, ['tier', 'points'].map((kind) => ({ kind, answer: 'accept' }))],
  ] as const)
    expect(await phone.command('member', 'setNotices', { answers })).toMatchObject({ ok: true })
  const [boss, second] = [shop.as('oBoss'), shop.as('oSecond')]
  const { code } = (await boss.command('operator', 'inviteOperator', { name: '小王' })).value
  await second.command('operator', 'acceptOperator', { code })
  const merging = { from, into, reason: '同一个人' }
  const { approvalId } = (await boss.command('operator', 'mergeMembers', merging)).value
  // Until it is approved it may be a mistake, and the other one a stranger.
  expect(JSON.stringify(await whole(bo))).not.toContain(from)
  const approval = { approvalId, decision: 'approve' }
  expect(await second.command('operator', 'approve', approval)).toMatchObject({ value: { state: 'done' } })
  for (const [phone, mine, other] of [
    [bo, 'oBo', { 会员号: from, 微信身份标识: 'oOld' }],
    [old, 'oOld', { 会员号: into, 微信身份标识: 'oBo' }],
  ] as const) {
    const [{ about }] = await whole(phone)
    expect(about.person).toMatchObject({ 会员号: into, 微信身份标识: mine, 合在一起的会员: [other] })
    expect(about.person.合在一起的会员[0]).toMatchObject({ 同意: { 同意时间: '2026-11-21 09:01:00' } })
    expect(about.holdings.还能发几次提醒).toEqual({ 积分快到期: 0, 等级变动: 2, 积分变动: 1 })
  }
})

test('is for members, and takes no cursor of its own making', async () => {
  expect(await shop.as('oNobody').call('member', 'export')).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
  for (const cursor of ['', 'e', 'x1.2', 'e0.1234567890123456', `o${'x'.repeat(201)}`, 'o还', { $gt: '' }])
    expect(await ada.call('member', 'export', { cursor })).toMatchObject({ code: 'INPUT_INVALID' })
})

test.each(['e0.17', 'e32.999999999999999', 'o', 'otill_A1'])(
  'a cursor is read as it was written: %s',
  (text) => {
    expect(v.is(Export, { cursor: text })).toBe(true)
    expect(cursorText(readCursor(text))).toBe(text)
  },
)

test('every field of an account is told, or known as what only the ledger needs', () => {
  expect(Object.keys(fieldsTold).sort()).toEqual(Object.keys(blankAccount('m')).sort())
})

test('a tier that somebody proposed to give them is told, whatever becomes of it, and without who', async () => {
  const granting = { member: memberNo, tierId: 'gold', reason: '开业的朋友' }
  await shop.as('oBoss').command('operator', 'grantTier', granting)
  const [{ about }] = await whole(ada)
  expect(about.corrections).toContainEqual({
    时间: '2026-11-21 09:01:00',
    内容: [`会员 ${inFours(memberNo)} 的等级：普通 → 金卡`],
    理由: '开业的朋友',
    状态: '等待审批',
  })
  expect(JSON.stringify(about)).not.toContain('oBoss')
})
