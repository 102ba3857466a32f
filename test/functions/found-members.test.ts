/** An operator finds a member by number or by a till's id, and reads the whole history. */
import { iso } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop
let memberNo: string

const customer = { source: 'till', externalId: 'c-7' }
const ask = (action: string, input: object) => shop.as('oBoss').call('operator', action, input)

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
  const boss = shop.as('oBoss')
  await boss.command('operator', 'claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
  memberNo = (await shop.as('oAlice').join({ nickname: '阿满' })).value.memberNo
  const paid = { source: 'till', paidFen: 12_900, paidAt: iso(shop.cloud.clock.now() - 1000) }
  await shop.sell([
    { orderId: 'a1', memberNo, ...paid },
    { orderId: 'c1', externalId: customer.externalId, ...paid },
  ])
  await boss.command('operator', 'adjustPoints', { member: memberNo, points: 20, reason: '补一次签到' })
  await boss.command('operator', 'adjustPoints', { member: memberNo, points: 2000, reason: '周年礼' })
})
afterAll(() => shop.stop())

test('by a number as it is typed', async () => {
  const typed = `${memberNo.slice(0, 4)} ${memberNo.slice(4)}`.toLowerCase()
  expect(await ask('findMember', { member: typed })).toMatchObject({
    value: {
      memberNo,
      nickname: '阿满',
      tierName: '普通',
      growth: 129,
      points: 20,
      pendingPoints: 129,
      debtPoints: 0,
    },
  })
})

test('by the id of a till, where nobody has joined', async () => {
  expect(await ask('findMember', { member: customer })).toMatchObject({
    value: { memberNo: null, nickname: null, joinedAt: null, pendingPoints: 129 },
  })
})

test('whom nobody knows is refused, and so is the same id of another till', async () => {
  for (const member of ['7K3F29QB', { ...customer, source: 'mall' }])
    expect(await ask('findMember', { member })).toMatchObject({ ok: false, code: 'MEMBER_UNKNOWN' })
})

test('the history holds the statement, the orders, and what waits to be approved', async () => {
  const { value } = await ask('getMember', { member: memberNo })
  expect(value.statement.entries).toMatchObject([
    { title: '调整', reason: '补一次签到 · 运营调整', points: 20 },
    { title: '消费', points: 129 },
  ])
  expect(value.orders).toMatchObject({
    orders: [{ orderId: 'a1', paidFen: 12_900, refundedFen: 0 }],
    next: null,
  })
  expect(value.approvals).toMatchObject({
    next: null,
    approvals: [{ state: 'waiting', reason: '周年礼', isMine: true }],
  })
})

test('the member reads the reason of an adjustment in their own statement', async () => {
  const { value } = await shop.as('oAlice').call('points', 'getStatement', {})
  expect(value.entries[0]).toMatchObject({ reason: '补一次签到 · 运营调整', points: 20 })
})

test('no identity of a person leaves it', async () => {
  const { value } = await ask('getMember', { member: memberNo })
  expect(JSON.stringify(value)).not.toContain('oAlice')
})

test('a customer who is merged into a member is found as that member, with the orders of both', async () => {
  const asked = { requestId: shop.requestId(), from: customer, into: memberNo, reason: '门店核对过手机号' }
  // Two conflicts of its transaction cost it two more tries.
  shop.cloud.faults.add({ kind: 'conflict', action: 'database.modifyDocument', times: 2 })
  const merged = await shop.as('oBoss').call('operator', 'mergeMembers', asked)
  expect(merged).toMatchObject({ value: { memberNo, moved: { pendingPoints: 129 }, pendingPoints: 258 } })
  expect(await shop.as('oBoss').call('operator', 'mergeMembers', asked)).toEqual(merged)
  expect(await ask('findMember', { member: customer })).toMatchObject({ value: { memberNo, growth: 258 } })
  const { value } = await ask('getMember', { member: memberNo })
  expect(value.orders.orders.map(({ orderId }: { orderId: string }) => orderId).sort()).toEqual(['a1', 'c1'])
  expect(value.statement.entries[0]).toMatchObject({
    title: '合并',
    reason: '门店记的消费并到这里了 · 门店核对过手机号',
    points: 129,
  })
  const late = { orderId: 'c2', source: 'till', paidFen: 100, paidAt: iso(shop.cloud.clock.now() - 1000) }
  await shop.sell([{ ...late, externalId: customer.externalId }])
  expect(await shop.as('oAlice').call('member', 'getHome')).toMatchObject({ value: { pendingPoints: 259 } })
})

test('orders come fifty at a time, those of one moment too, each once', async () => {
  const many = { source: 'till', externalId: 'c-many' }
  const noon = shop.cloud.clock.now() - 86_400_000
  const orders = Array.from({ length: 130 }, (_, place) => ({
    ...many,
    orderId: `m${String(place).padStart(3, '0')}`,
    paidFen: 100,
    // A hundred were paid at one moment, ten before it and twenty after it.
    paidAt: iso(noon + (place < 10 ? place - 10 : place < 110 ? 0 : place)),
  }))
  await shop.sell(orders.slice(0, 70))
  await shop.sell(orders.slice(70))
  const { value } = await ask('getMember', { member: many })
  const pages = [value.orders]
  while (pages.at(-1).next !== null)
    pages.push((await ask('listOrders', { member: many, before: pages.at(-1).next })).value)
  expect(pages.map((page) => page.orders.length)).toEqual([50, 50, 30])
  const ids = pages.flatMap((page) => page.orders.map(({ orderId }: { orderId: string }) => orderId))
  expect(ids).toEqual(orders.map(({ orderId }) => orderId).reverse())
})

test('an order of a store that nobody has saved is taken, and its row says the store by name once it is', async () => {
  const boss = shop.as('oBoss')
  await boss.command('operator', 'saveStore', { storeId: 'jingan', name: '静安寺店' })
  const member = { source: 'till', externalId: 'c-stores' }
  const paid = { ...member, paidFen: 100, paidAt: iso(shop.cloud.clock.now() - 1000) }
  const taken = await shop.sell([
    { ...paid, orderId: 's1', storeId: 'jingan' },
    { ...paid, orderId: 's2', storeId: 'pop-up' },
    { ...paid, orderId: 's3' },
  ])
  expect(taken.value.orders).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
  const rows = async () =>
    (await ask('listOrders', { member })).value.orders.map((order: Wire) => [order.storeId, order.storeName])
  const known = [
    ['jingan', '静安寺店'],
    [null, null],
  ]
  expect(await rows()).toEqual(expect.arrayContaining([...known, ['pop-up', null]]))
  await boss.command('operator', 'saveStore', { storeId: 'pop-up', name: '快闪店' })
  expect(await rows()).toEqual(expect.arrayContaining([...known, ['pop-up', '快闪店']]))
})

test('a cursor that nobody gave out is refused', async () => {
  for (const before of ['', 'x', '1', ' 1 a', '-1 a', `1 ${'a'.repeat(171)}`])
    for (const action of ['listOrders', 'listMemberApprovals', 'listInvitations'])
      expect(await ask(action, { member: memberNo, before })).toMatchObject({ code: 'INPUT_INVALID' })
})
