/** The page of a group, as a friend reads it who comes by its card: what a place takes, what it gives, what is against it. */
import { actions } from '../../cloudfunctions/rewards/index'
import type { Offer } from '../../src/domain/offer'
import { ulid } from './cloud'
import { type Desk, openDesk } from './desk'
import { callOf, latte, opening, shopper, stockShelf } from './offer-shelf'

const HOUR_MS = 3_600_000
const ann = `m${'a'.repeat(26)}`
const bo = `m${'b'.repeat(26)}`
const guest = `m${'z'.repeat(26)}`

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
})

/** A group of three that Ann has started, to be full within two hours. */
async function begun(template = latte): Promise<string> {
  const parts: Partial<Offer> = { kind: 'group', group: { places: 3, hours: 2 }, quantity: 2 }
  stockShelf(desk, parts, template)
  shopper(desk, ann, 1000)
  const input = { requestId: ulid(desk.edge.now()), offerId: 'latteoffer', pricePoints: 980 }
  const reply = await actions.startGroup.run(callOf(desk, ann, 'rewards.startGroup'), input)
  if (!reply.ok) throw new Error(reply.message)
  return reply.value.groupId
}

async function page(memberId: string, groupId: string) {
  const reply = await actions.getGroup.run(callOf(desk, memberId, 'rewards.getGroup'), { groupId })
  if (!reply.ok) throw new Error(reply.message)
  return reply.value
}

test('tells a member what a place takes and gives, and that nothing is against it', async () => {
  desk.database.insert('stores', [{ _id: 'jingan', name: '静安寺店' }], 'stop there')
  const groupId = await begun({ ...latte, storeIds: ['jingan', 's9'] })
  shopper(desk, bo, 980)
  expect(await page(bo, groupId)).toMatchObject({
    member: { points: 980 },
    obstacle: null,
    ruleLine: '到店出示，换一份',
    storesText: '静安寺店、s9',
    isMine: false,
  })
})

test('names a point that is missing, a place that is held already, and a guest, before anybody taps', async () => {
  const groupId = await begun()
  shopper(desk, bo, 979)
  expect(await page(bo, groupId)).toMatchObject({ obstacle: { code: 'POINTS_SHORT' } })
  expect(await page(ann, groupId)).toMatchObject({ obstacle: { code: 'GROUP_JOINED' }, isMine: true })
  expect(await page(guest, groupId)).toMatchObject({
    member: null,
    obstacle: { code: 'MEMBER_NOT_JOINED' },
  })
})

test('is open a millisecond before its time, and over at it', async () => {
  const groupId = await begun()
  shopper(desk, bo, 980)
  desk.moveTo(opening + 2 * HOUR_MS - 1)
  expect(await page(bo, groupId)).toMatchObject({ obstacle: null, state: 'open' })
  desk.moveTo(opening + 2 * HOUR_MS)
  expect(await page(bo, groupId)).toMatchObject({ obstacle: { code: 'GROUP_OVER' }, state: 'settling' })
})
