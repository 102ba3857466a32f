/** Room for coupons: a place in a group takes as much of it as a coupon, for it may bring one. */
import { actions } from '../../cloudfunctions/rewards/index'
import { COUPONS_MAX } from '../../src/domain/coupon'
import { counterKey } from '../../src/domain/counter'
import { ulid } from './cloud'
import { alice, bo, type Desk, openDesk } from './desk'
import { callOf, latteOffer, opening, shopper, stockShelf } from './offer-shelf'

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
  stockShelf(desk, { kind: 'group', group: { places: 3, hours: 2 }, perMemberMax: 99 })
  for (const memberId of [alice, bo]) shopper(desk, memberId, 3000)
})

const { _id: offerId, pricePoints } = latteOffer

function start(memberId: string) {
  const requestId = ulid(desk.edge.now())
  return actions.startGroup.run(callOf(desk, memberId, 'rewards.startGroup'), {
    requestId,
    offerId,
    pricePoints,
  })
}

function join(memberId: string, groupId: string) {
  const requestId = ulid(desk.edge.now())
  return actions.joinGroup.run(callOf(desk, memberId, 'rewards.joinGroup'), {
    requestId,
    groupId,
    pricePoints,
  })
}

/** Gives a member so many coupons, and so many places in groups. */
function holding(memberId: string, coupons: number, places = 0): void {
  const one = { version: 'latte_1', origin: 'x', from: 0, until: opening * 2, serial: 0 }
  const keys = Array.from({ length: coupons }, (_, at) => `c${at}`)
  const groups = Array.from({ length: places }, (_, at) => `g_g${'a'.repeat(18)}${'bcdefghij'[at]}`)
  const set = {
    coupons: Object.fromEntries(keys.map((key) => [key, one])),
    counters: Object.fromEntries(groups.map((name) => [counterKey('2026-11-30', name), 1])),
  }
  desk.database.update('accounts', { _id: memberId }, { set })
}

const full = { ok: false, code: 'COUPONS_FULL' }

test('whoever has the last room free starts one group, and no second', async () => {
  holding(alice, COUPONS_MAX)
  expect(await start(alice)).toMatchObject(full)
  holding(alice, COUPONS_MAX - 2, 1)
  expect(await start(alice)).toMatchObject({ ok: true })
  expect(await start(alice)).toMatchObject(full)
})

test('whoever joins needs room for the coupon as well', async () => {
  const started = await start(alice)
  if (!started.ok) throw new Error(started.message)
  const { groupId } = started.value
  holding(bo, COUPONS_MAX - 3, 3)
  expect(await join(bo, groupId)).toMatchObject(full)
  holding(bo, COUPONS_MAX - 3, 2)
  expect(await join(bo, groupId)).toMatchObject({ ok: true })
})
