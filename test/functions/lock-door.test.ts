/** Locks at the signed door, through the built functions: a mall, its member and the counter around one coupon. */
import { sign } from '../../cloudfunctions/lib/signature'
import { MINUTE_MS } from '../../src/domain/calendar'
import { at, iso } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'
import { drink, shopOffer } from './shelf'

let shop: Shop
let now = at('2026-11-21 09:00')

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

async function send(body: object): Promise<Wire> {
  const text = JSON.stringify(body)
  const time = String(now / 1000)
  const signature = sign(shop.cloud.secrets.SIYU_INGRESS_SECRET!, time, text)
  const headers = { 'x-siyu-timestamp': time, 'x-siyu-signature': signature }
  return (await fetch(`${shop.cloud.url}/http/ingress`, { method: 'POST', headers, body: text })).json()
}
const lock = (parts: object) => ({ orderId: 'A1', source: 'mall', hold: true, at: iso(now), ...parts })

/** Somebody who has joined and taken two coupons that take ¥5 off an order. */
async function memberWithCoupons(openid: string): Promise<{ ids: string[]; wallet(): Promise<Wire[]> }> {
  const member = shop.as(openid)
  await member.join()
  const ids: string[] = []
  for (let taken = 0; taken < 2; taken += 1) {
    const reply = await member.command('rewards', 'redeem', { offerId: 'five', pricePoints: 0 })
    ids.push(reply.value.couponId)
  }
  return {
    ids: ids.sort(),
    wallet: async () => (await member.call('rewards', 'getWallet', { tab: 'usable' })).value.usable,
  }
}

beforeAll(async () => {
  const boss = shop.as('oBoss')
  await boss.command('operator', 'claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
  const rule = { kind: 'cash', offFen: 500, thresholdFen: 0 } as const
  const content = drink({ name: '五元券', picture: 'money', rule, worthFen: 500 })
  await boss.command('operator', 'saveTemplate', { templateId: 'five', content, basedOn: 0, reason: '上新' })
  const offer = shopOffer({ templateId: 'five', pricePoints: 0 })
  await boss.command('operator', 'proposeOffer', {
    offerId: 'five',
    content: offer,
    basedOn: 0,
    reason: '上新',
  })
})

test('a mall holds coupons until its order is paid, and the member sees until when', async () => {
  const { ids, wallet } = await memberWithCoupons('oAlice')
  const held = lock({ openid: 'oAlice', couponIds: ids })
  const until = new Date(now + 15 * MINUTE_MS).toISOString()
  expect(await send({ locks: [held] })).toEqual({
    ok: true,
    value: {
      orders: [],
      locks: [{ orderId: 'A1', hold: true, ok: true, state: 'held', couponIds: ids, until }],
    },
  })
  expect(await wallet()).toMatchObject(
    ids.map(() => ({ state: 'locked', lockedUntil: now + 15 * MINUTE_MS })),
  )
  const order = { source: 'mall', paidFen: 1500, paidAt: iso(now), openid: 'oAlice', couponIds: ids }
  const { value } = await send({
    orders: [
      { ...order, orderId: 'A2' },
      { ...order, orderId: 'A1' },
    ],
  })
  expect(value.orders).toMatchObject([{ ok: true, couponsMissed: ids }, { ok: true }])
  expect(value.orders[1]).not.toHaveProperty('couponsMissed')
  expect(await wallet()).toEqual([])
})

test('an order may use what a release beside it lets go', async () => {
  const { ids, wallet } = await memberWithCoupons('oBob')
  await send({ locks: [lock({ openid: 'oBob', orderId: 'B1', couponIds: ids })] })
  const { value } = await send({
    orders: [
      {
        orderId: 'B2',
        source: 'mall',
        paidFen: 1500,
        paidAt: iso(now),
        openid: 'oBob',
        couponIds: ids.slice(1),
      },
    ],
    locks: [lock({ openid: 'oBob', orderId: 'B1', couponIds: ids, hold: false })],
  })
  expect(value.locks).toEqual([{ orderId: 'B1', hold: false, ok: true, state: 'freed', couponIds: ids }])
  expect(value.orders[0]).not.toHaveProperty('couponsMissed')
  expect(await wallet()).toMatchObject([{ couponId: ids[0], state: 'usable', lockedUntil: null }])
})

test('a bad one is named by its place, and the others are held', async () => {
  const { ids, wallet } = await memberWithCoupons('oCarol')
  const good = lock({ openid: 'oCarol', orderId: 'C1', couponIds: ids.slice(1) })
  const bad = [
    null,
    { ...good, hold: 1 },
    { ...good, couponIds: [{ $gt: '' }] },
    { ...good, source: 'till.s1' },
    { ...good, at: iso(now + 5 * MINUTE_MS + 1) },
    { ...good, orderId: 'C2', couponIds: ['c1'] },
    { ...good, orderId: 'C3', openid: 'oAlice' },
  ]
  const { value } = await send({ locks: [...bad, good] })
  expect(value.locks).toMatchObject([
    {
      orderId: null,
      hold: null,
      ok: false,
      code: 'INPUT_INVALID',
      message: expect.stringMatching('第 1 笔占用'),
    },
    { orderId: 'C1', hold: null, code: 'INPUT_INVALID' },
    { code: 'INPUT_INVALID' },
    { code: 'INPUT_INVALID', message: expect.stringMatching('till.') },
    { hold: true, code: 'LOCK_AHEAD' },
    { orderId: 'C2', code: 'COUPON_UNKNOWN' },
    { orderId: 'C3', code: 'COUPON_UNKNOWN' },
    { orderId: 'C1', ok: true, couponIds: ids.slice(1) },
  ])
  expect((await wallet()).map(({ state }) => state).sort()).toEqual(['locked', 'usable'])
})

test('a hundred of all kinds together, and not one more', async () => {
  const many = (count: number) => Array.from({ length: count }, () => null)
  expect(await send({ locks: many(100) })).toMatchObject({ ok: true })
  expect(await send({ orders: many(50), refunds: many(25), locks: many(26) })).toMatchObject({
    code: 'INPUT_INVALID',
  })
  expect(await send({ locks: [] })).toMatchObject({ code: 'INPUT_INVALID' })
  expect(await send({ locks: {} })).toMatchObject({ code: 'INPUT_INVALID' })
})

test('what nobody paid for is free again after a quarter of an hour, without any job', async () => {
  const { ids, wallet } = await memberWithCoupons('oDora')
  await send({ locks: [lock({ openid: 'oDora', orderId: 'D1', couponIds: ids })] })
  const states = async () => (await wallet()).map(({ state }) => state)
  await shop.cloud.clock.forwardTo((now += 15 * MINUTE_MS - 1000))
  expect(await states()).toEqual(['locked', 'locked'])
  await shop.cloud.clock.forwardTo((now += 1000))
  expect(await states()).toEqual(['usable', 'usable'])
})
