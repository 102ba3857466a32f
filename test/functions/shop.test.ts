/** The shop and its offers as the caller sees them, and what that costs. */
import { actions } from '../../cloudfunctions/rewards/index'
import type { OfferView } from '../../src/domain/offer-view'
import type { Reply } from '../../src/domain/result'
import type { ShopView } from '../../src/domain/shop-view'
import { at } from '../domain/given'
import { alice, bo, type Desk, openDesk } from './desk'
import { callOf, latte, latteOffer, opening, shopper, stockShelf, take } from './offer-shelf'

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
})

function valueOf<V>(reply: Reply<V>): V {
  if (!reply.ok) throw new Error(reply.code)
  return reply.value
}
const getShop = async (memberId = alice): Promise<ShopView> =>
  valueOf(await actions.getShop.run(callOf(desk, memberId, 'rewards.getShop'), {}))
const getOffer = (offerId = latteOffer._id, memberId = alice): Promise<Reply<OfferView>> =>
  actions.getOffer.run(callOf(desk, memberId, 'rewards.getOffer'), { offerId })

test('what stands is shown with what is left; what is closed or over is not', async () => {
  stockShelf(desk)
  stockShelf(desk, { _id: 'closed', state: 'closed' })
  stockShelf(desk, { _id: 'over', closesAt: opening })
  shopper(desk, alice, 3268)
  const { member, offers } = await getShop()
  expect(member).toMatchObject({ points: 3268, tierName: '普通' })
  expect(offers).toMatchObject([{ offerId: 'latteoffer', name: latte.name, left: 5, taken: 0 }])
})

test('is one call where the catalogue is warm, and it is read again after three seconds', async () => {
  stockShelf(desk)
  shopper(desk, alice, 3268)
  await getShop()
  desk.calls.length = 0
  await getShop()
  expect(desk.calls).toEqual(['get accounts'])
  desk.moveTo(opening + 3000)
  desk.calls.length = 0
  await getShop()
  expect(desk.calls).toEqual(['get accounts', 'find offers', 'find allotments'])
})

test('what I had and what is left follow a redemption', async () => {
  stockShelf(desk)
  shopper(desk, alice, 3268)
  await take(desk, alice)
  desk.moveTo(opening + 3000)
  expect((await getShop()).offers).toMatchObject([{ left: 4, taken: 1, stand: { state: 'taken' } }])
  expect((await getShop()).member?.points).toBe(2288)
})

test('a guest sees it all, and is asked to join', async () => {
  stockShelf(desk)
  const { member, offers } = await getShop(bo)
  expect(member).toBeNull()
  expect(offers[0]?.stand).toEqual({ state: 'join' })
  expect(await getOffer(latteOffer._id, bo)).toMatchObject({ ok: true, value: { points: null } })
})

test('one offer names its stores, those without a document by their ids', async () => {
  desk.database.insert('stores', [{ _id: 'jingan', name: '静安寺店' }], 'stop there')
  const bound = { ...latte, storeIds: ['jingan', 's9'] }
  stockShelf(desk, {}, bound)
  shopper(desk, alice, 3268)
  const view = valueOf(await getOffer())
  expect(view).toMatchObject({ storeNames: ['静安寺店', 's9'], until: at('2026-12-19'), points: 3268 })
})

test('a helper reads how many friends have joined since it opened', async () => {
  stockShelf(desk, { kind: 'helper', pricePoints: 0, helper: { steps: 2 } })
  shopper(desk, alice, 0)
  const friend = (name: string, joinedAt: number) => ({
    _id: `m${name.repeat(26)}`,
    invite: { state: 'waiting', by: alice, at: joinedAt },
  })
  desk.database.insert(
    'accounts',
    [friend('c', latteOffer.opensAt), friend('d', latteOffer.opensAt - 1)],
    'stop there',
  )
  const view = valueOf(await getOffer())
  expect(view.stand).toEqual({ state: 'helper', joined: 1, steps: 2 })
  expect(view).toMatchObject({ joinedFriends: 1, memberNo: 'aaaaaaaa' })
})

test('an offer that is not there, is over or was taken back is refused with where to go', async () => {
  shopper(desk, alice, 3268)
  expect(await getOffer()).toMatchObject({ code: 'OFFER_UNKNOWN' })
  stockShelf(desk, { _id: 'over', closesAt: opening })
  stockShelf(desk, { _id: 'revoked', templateId: 'bad' }, { ...latte, _id: 'bad_1', isRevoked: true })
  expect(await getOffer('over')).toMatchObject({ code: 'OFFER_UNKNOWN' })
  expect(await getOffer('revoked')).toMatchObject({ code: 'OFFER_UNKNOWN' })
})
