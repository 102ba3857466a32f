/** The caller's coupons: what can be used, and what became of the others. */
import { actions } from '../../cloudfunctions/rewards/index'
import { DAY_MS } from '../../src/domain/calendar'
import type { Coupon } from '../../src/domain/coupon'
import { couponNote, named } from '../../src/domain/coupon-move'
import { plan } from '../../src/domain/plan'
import type { Reply } from '../../src/domain/result'
import type { WalletTab, WalletView } from '../../src/domain/wallet-view'
import { alice, bo, type Desk, openDesk } from './desk'
import { callOf, latte, latteOffer, opening, shopper, stockShelf, take } from './offer-shelf'

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
  stockShelf(desk, { quantity: 100, perMemberMax: 99, pricePoints: 0 })
  desk.database.insert('stores', [{ _id: 'jingan', name: '静安寺店' }], 'stop there')
  shopper(desk, alice, 3268)
})

async function getWallet(tab: WalletTab = 'usable', before?: string, memberId = alice): Promise<WalletView> {
  const call = callOf(desk, memberId, 'rewards.getWallet')
  const reply = await actions.getWallet.run(call, { tab, before })
  if (!reply.ok) throw new Error(reply.code)
  return reply.value
}
const getCoupon = (couponId: string, memberId = alice): Promise<Reply<unknown>> =>
  actions.getCoupon.run(callOf(desk, memberId, 'rewards.getCoupon'), { couponId })

async function taken(): Promise<string> {
  const reply = await take(desk, alice, { pricePoints: 0 })
  if (!reply.ok) throw new Error(reply.code)
  return reply.value.couponId
}

let operations = 0

/** Uses a coupon in the store, as its clerk would. */
async function used(couponId: string, { isUndone = false } = {}): Promise<void> {
  operations += 1
  const coupon = (await desk.account()).coupons[couponId]
  if (!coupon) throw new Error('it is not there')
  const { [couponId]: _used, ...coupons } = (await desk.account()).coupons
  const movement = couponNote({ move: 'used', coupons: [named(couponId, coupon)], storeId: 'jingan' })
  const operation = { opId: `u${operations}`, time: desk.edge.now(), input: '' }
  await desk.one({
    ...operation,
    decide: () => plan({ post: [movement], set: { coupons }, answer: () => null }),
  })
  const undone = isUndone ? { at: desk.edge.now(), by: 'w', byName: '小林', reason: '扫错了' } : null
  desk.database.insert(
    'receipts',
    [{ _id: `${couponId}_0`, ...receiptOf(couponId, coupon), undone }],
    'stop there',
  )
}

function receiptOf(couponId: string, { serial, version, origin }: Coupon) {
  const by = { by: 'w', byName: '小林', orderKey: null }
  return {
    kind: 'use',
    couponId,
    serial,
    version,
    origin,
    memberId: alice,
    at: desk.edge.now(),
    storeId: 'jingan',
    ...by,
  }
}

test('what was just taken can be used, in one call once the instance knows the template', async () => {
  const couponId = await taken()
  await getWallet()
  desk.calls.length = 0
  expect(await getWallet()).toMatchObject({
    usableCount: 1,
    usable: [{ couponId, name: latte.name, state: 'usable' }],
    past: [],
    next: null,
    wish: null,
  })
  expect(desk.calls).toEqual(['get accounts'])
})

test('an empty wallet names what can be had first', async () => {
  expect((await getWallet()).wish).toEqual({ name: latte.name, pricePoints: 0 })
})

test('a used one is told with its store, and one that was undone says that it came back', async () => {
  const [first, second] = [await taken(), await taken()]
  await used(first)
  desk.moveTo(opening + 1000)
  await used(second, { isUndone: true })
  const wallet = await getWallet('used')
  expect(wallet.past).toMatchObject([
    { couponId: second, storeName: '静安寺店', isBack: true, at: opening + 1000 },
    { couponId: first, storeName: '静安寺店', isBack: false, at: opening },
  ])
  expect(wallet).toMatchObject({ usableCount: 0, usable: [], next: null })
  expect((await getWallet('over')).past).toEqual([])
})

test('one that ended is over the moment it ends, before the night has written it', async () => {
  const couponId = await taken()
  desk.moveTo(opening + 29 * DAY_MS)
  expect((await getWallet('over')).past).toMatchObject([{ couponId, move: 'expired' }])
  expect((await getWallet()).usable).toEqual([])
})

test('pages follow each other without a gap or a repetition, also once entries were moved out', async () => {
  const ids: string[] = []
  for (let count = 0; count < 45; count += 1) {
    desk.moveTo(opening + count * 1000)
    const couponId = await taken()
    ids.push(couponId)
    await used(couponId)
  }
  const seen: string[] = []
  let before: string | undefined
  do {
    const page = await getWallet('used', before)
    expect(page.past.length).toBeLessThanOrEqual(20)
    seen.push(...page.past.map(({ couponId }) => couponId))
    before = page.next ?? undefined
  } while (before !== undefined)
  expect(desk.all('entries').length).toBeGreaterThan(0)
  expect(seen).toEqual(ids.reverse())
})

describe('one coupon', () => {
  test('says what it is to its member', async () => {
    const couponId = await taken()
    expect(await getCoupon(couponId)).toMatchObject({ ok: true, value: { couponId, words: latte.words } })
  })

  test('comes with the very code that is asked for by itself while its window lasts', async () => {
    const couponId = await taken()
    const asked = await actions.getCouponCode.run(callOf(desk, alice, 'rewards.getCouponCode'), { couponId })
    if (!asked.ok) throw new Error(asked.code)
    expect(await getCoupon(couponId)).toMatchObject({ ok: true, value: { code: asked.value } })
    expect(desk.all('codes')).toHaveLength(1)
  })

  test('comes without a code while it is locked, before its time, and where the till chooses it', async () => {
    const couponId = await taken()
    const own = (await desk.account()).coupons[couponId]
    if (!own) throw new Error('it is not there')
    const codeless = { ok: true, value: { code: null } }
    const change = (parts: Partial<Coupon>) =>
      desk.database.update(
        'accounts',
        { _id: alice },
        { set: { coupons: { [couponId]: { ...own, ...parts } } } },
      )
    change({ lock: { by: 'order', at: 0, until: desk.edge.now() + 1 } })
    expect(await getCoupon(couponId)).toMatchObject(codeless)
    change({ from: desk.edge.now() + 1 })
    expect(await getCoupon(couponId)).toMatchObject(codeless)
    change({})
    expect(await getCoupon(couponId)).not.toMatchObject(codeless)
    const rule = { kind: 'cash', offFen: 1500, thresholdFen: 0 }
    desk.database.update('templateVersions', { _id: latteOffer.templateVersion }, { set: { rule } })
    desk.edge.memory.versions.clear()
    expect(await getCoupon(couponId)).toMatchObject(codeless)
    expect(desk.all('codes')).toHaveLength(1)
  })

  test('that was used says when and where', async () => {
    const couponId = await taken()
    await used(couponId)
    expect(await getCoupon(couponId)).toMatchObject({
      code: 'COUPON_USED',
      message: expect.stringContaining('11月21日 09:00 在静安寺店用掉了'),
    })
  })

  test('of somebody else is as unknown as one that never was, used or not', async () => {
    shopper(desk, bo, 0)
    const [held, gone] = [await taken(), await taken()]
    await used(gone)
    const unknown = await getCoupon('caaaaaaaaaaaaaaaaaaa', bo)
    expect(unknown).toMatchObject({ code: 'COUPON_UNKNOWN' })
    expect(await getCoupon(held, bo)).toEqual(unknown)
    expect(await getCoupon(gone, bo)).toEqual(unknown)
  })

  test('that is called like what every object has is unknown too', async () => {
    expect(await getCoupon('constructor')).toMatchObject({ code: 'COUPON_UNKNOWN' })
    const call = callOf(desk, alice, 'rewards.getCouponCode')
    const code = await actions.getCouponCode.run(call, { couponId: 'constructor' })
    expect(code).toMatchObject({ code: 'COUPON_UNKNOWN' })
  })

  test('whose version was taken back is refused, and no longer in the wallet', async () => {
    const couponId = await taken()
    desk.database.update(
      'templateVersions',
      { _id: latteOffer.templateVersion },
      { set: { isRevoked: true } },
    )
    desk.edge.memory.versions.clear()
    expect(await getCoupon(couponId)).toMatchObject({ code: 'COUPON_REVOKED' })
    expect((await getWallet()).usable).toEqual([])
  })
})

test('who has not joined is refused', async () => {
  const call = callOf(desk, bo, 'rewards.getWallet')
  expect(await actions.getWallet.run(call, { tab: 'usable' })).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
})

test('a coupon is held until it is used, which its screen learns in one call', async () => {
  const couponId = await taken()
  const hasCoupon = (id: string, memberId = alice) =>
    actions.hasCoupon.run(callOf(desk, memberId, 'rewards.hasCoupon'), { couponId: id })
  desk.calls.length = 0
  expect(await hasCoupon(couponId)).toEqual({ ok: true, value: { isHeld: true } })
  expect(desk.calls).toHaveLength(1)
  shopper(desk, bo, 0)
  expect(await hasCoupon(couponId, bo)).toEqual({ ok: true, value: { isHeld: false } })
  await used(couponId)
  for (const id of [couponId, 'constructor'])
    expect(await hasCoupon(id)).toEqual({ ok: true, value: { isHeld: false } })
})

test('a coupon whose version was taken back leaves what can be used and is among the others at once', async () => {
  const couponId = await taken()
  expect(await getWallet('over')).toMatchObject({ past: [] })
  const revoked = { at: desk.edge.now(), byName: '许知行', reason: '印错了', request: 'r' }
  desk.database.update('templateVersions', { _id: latte._id }, { set: { isRevoked: true, revoked } })
  desk.edge.memory.versions.clear()
  expect(await getWallet()).toMatchObject({ usable: [] })
  const { past } = await getWallet('over')
  expect(past).toMatchObject([{ couponId, move: 'revoked', at: revoked.at, reason: null, name: latte.name }])
  expect(await getWallet('used')).toMatchObject({ past: [] })
  expect(await getWallet('over', '1')).toMatchObject({ past: [] })
})
