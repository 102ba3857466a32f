/** Offers: opened with units that nobody can give twice, changed in moves, within a budget. */
import * as v from 'valibot'
import { finishApprovals } from '../../cloudfunctions/lib/approving'
import { listOffers } from '../../cloudfunctions/lib/offer-views'
import { listTemplates } from '../../cloudfunctions/lib/template-views'
import { DAY_MS } from '../../src/domain/calendar'
import { OfferContent, OFFERS_MAX } from '../../src/domain/offer'
import { now, type Office, openOffice } from './office'
import { at } from '../domain/given'
import { drink, shopOffer } from './shelf'
import { type ShelfDesk, shelfDesk } from './shelf-desk'

type Wire = ReturnType<typeof JSON.parse>

let office: Office
let shelf: ShelfDesk
beforeEach(async () => {
  office = await openOffice()
  shelf = shelfDesk(office)
})

const by = (name: 'ann' | 'ben', action: string) => office.as(name, `operator.${action}`)

test('an offer opens with its units, and is listed with what is left', async () => {
  await shelf.saving()
  expect(await shelf.offering()).toEqual({ state: 'saved', offerId: 'latte', version: 1 })
  const shard = { _id: 'latte:0', left: 100, state: 'open' }
  expect(office.all('allotments')).toMatchObject([shard])
  expect(office.all('offers')).toMatchObject([
    { _id: 'latte', version: 1, state: 'open', shards: 1, templateVersion: 'drink_1', quantity: 100 },
  ])
  await shelf.claimed('one')
  const { offers }: Wire = await listOffers(await by('ben', 'listOffers'))
  expect(offers).toMatchObject([
    {
      offerId: 'latte',
      gives: { number: 1 },
      stock: { quantity: 100, left: 99, reservedCount: 1, givenCount: 0 },
    },
  ])
  const templates: Wire = await listTemplates(await by('ben', 'listTemplates'))
  expect(templates).toMatchObject({ templates: [{ templateId: 'drink', plannedFen: 280_000 }] })
})

test('an offer is opened once however often it is sent, and in every place that a crash leaves it', async () => {
  await shelf.saving()
  office.calls.length = 0
  await shelf.offering({}, { offerId: 'whole' })
  const calls = office.calls.length
  expect(calls).toBeGreaterThan(5)
  for (let fatal = 1; fatal <= calls; fatal += 1) {
    office = await openOffice()
    shelf = shelfDesk(office)
    await shelf.saving()
    const { requestId } = shelf.request()
    let made = 0
    office.before = () => {
      made += 1
      if (made === fatal) throw new Error('killed')
    }
    await expect(shelf.offering({}, { requestId })).rejects.toThrow('killed')
    office.before = () => undefined
    const again = await shelf.offering({}, { requestId })
    expect(again).toEqual({ state: 'saved', offerId: 'latte', version: 1 })
    expect(await shelf.offering({}, { requestId })).toEqual(again)
    expect(office.all('allotments')).toMatchObject([{ left: 100, version: 1 }])
    expect(office.all('offers')).toHaveLength(1)
    expect(shelf.planned()).toBe(280_000)
  }
})

test('more units come in shards of their own, once however often they are sent', async () => {
  await shelf.saving()
  await shelf.offering()
  const { requestId } = shelf.request()
  const first = await shelf.adding(20, { requestId })
  expect(first).toEqual({ state: 'saved', offerId: 'latte', version: 2 })
  expect(await shelf.adding(20, { requestId })).toEqual(first)
  expect(office.all('allotments').map(({ _id, left }) => [_id, left])).toEqual([
    ['latte:0', 100],
    ['latte:2000', 20],
  ])
  expect(await shelf.seen()).toMatchObject({ offer: { stock: { quantity: 120, left: 120 } } })
  expect(office.all('offers')).toMatchObject([{ quantity: 120, shards: 1, version: 2 }])
  expect(shelf.planned()).toBe(336_000)
  expect(await shelf.adding(20)).toMatchObject({ code: 'OFFER_OUTDATED' })
})

test('units that were added are claimed once the first ones are gone', async () => {
  await shelf.saving()
  await shelf.offering({ quantity: 1 })
  await shelf.adding(1)
  expect(await shelf.claimed('one')).toEqual({ allotmentId: 'latte', shard: 0 })
  expect(await shelf.claimed('two')).toEqual({ allotmentId: 'latte', shard: 2000 })
  expect(await shelf.claimed('three')).toBeNull()
})

test('a change says what it changes, and gives out the newest version of the template', async () => {
  await shelf.saving()
  await shelf.offering()
  await shelf.saving(drink({ name: '冬日拿铁券' }), { basedOn: 1 })
  expect(office.all('offers')).toMatchObject([{ templateVersion: 'drink_1' }])
  expect(await shelf.offering({ pricePoints: 880 }, { basedOn: 1, reason: '试试' })).toMatchObject({
    version: 2,
  })
  const { offer, moves } = await shelf.seen()
  expect(offer).toMatchObject({ version: 2, gives: { number: 2, content: { name: '冬日拿铁券' } } })
  expect(moves[0]).toMatchObject({
    number: 2,
    move: 'changed',
    byName: 'ann',
    reason: '试试',
    rows: [
      { label: '给什么', before: '桂花拿铁券（第 1 版）', after: '冬日拿铁券（第 2 版）' },
      { label: '价格', before: '980 积分', after: '880 积分' },
    ],
  })
})

test.each([
  ['nothing that differs', {}, 'OFFER_UNCHANGED'],
  ['another way of having it', { kind: 'flash' }, 'OFFER_KIND'],
  ['fewer units', { quantity: 99 }, 'OFFER_UNITS'],
  ['an end that is past', { opensAt: now - 2, closesAt: now }, 'OFFER_OVER'],
  ['another template', { templateId: 'cake' }, 'TEMPLATE_UNKNOWN'],
] as const)('an offer cannot become one with %s', async (_, parts, code) => {
  await shelf.saving()
  await shelf.offering()
  expect(await shelf.offering(parts, { basedOn: 1 })).toMatchObject({ code })
  expect(office.all('offerMoves')).toHaveLength(1)
})

test('the last millisecond is an end that is to come', async () => {
  await shelf.saving()
  expect(await shelf.offering({ opensAt: now, closesAt: now + 1 })).toMatchObject({ state: 'saved' })
})

test('a hundred offers stand at once, and those that are over or closed are not counted', async () => {
  await shelf.saving()
  const open = (_id: string, parts = {}) => ({ _id, state: 'open', closesAt: now + 1, ...parts })
  const others = Array.from({ length: OFFERS_MAX - 1 }, (_, place) => open(`o${place}`))
  const past = [open('over', { closesAt: now }), open('shut', { state: 'closed' })]
  office.database.insert('offers', [...others, ...past], 'stop there')
  expect(await shelf.offering({}, { offerId: 'last' })).toMatchObject({ state: 'saved' })
  expect(await shelf.offering({}, { offerId: 'more' })).toMatchObject({ code: 'OFFER_MANY' })
})

test('one operator alone may give to the fen of the limit', async () => {
  await shelf.saving(drink({ worthFen: 2500 }))
  expect(await shelf.offering({ quantity: 200 })).toMatchObject({ state: 'saved' })
  expect(await shelf.adding(1)).toMatchObject({ state: 'waiting' })
})

test('what costs more than one operator may give waits for a second one, also when it is made of small parts', async () => {
  await shelf.saving()
  expect(await shelf.offering({ quantity: 178 })).toMatchObject({ state: 'saved' })
  const waiting = await shelf.adding(1)
  expect(waiting).toMatchObject({ state: 'waiting' })
  expect(office.all('allotments')).toHaveLength(1)
  expect(office.all('approvals')).toMatchObject([
    {
      rows: [
        { label: '兑换', before: '桂花拿铁券 · 普通兑换', after: '桂花拿铁券 · 普通兑换' },
        { label: '数量', before: '178 份', after: '179 份' },
        { label: '最多花费' },
      ],
    },
  ])
  expect(await shelf.approving(waiting.approvalId)).toMatchObject({ state: 'done', kind: 'offer' })
  expect(await shelf.seen()).toMatchObject({
    offer: { version: 2, stock: { quantity: 179, left: 179 } },
    moves: [{ byName: 'ann', approvedName: 'ben' }, { approvedName: null }],
  })
})

test('what was approved is done once, also after a crash, and not when something else came between', async () => {
  await shelf.saving()
  const { requestId } = shelf.request()
  const waiting = await shelf.offering({ quantity: 1000 }, { requestId })
  expect(await shelf.offering({ quantity: 1000 }, { requestId })).toEqual(waiting)
  const decision = shelf.request().requestId
  let isFatal = true
  office.before = (call) => {
    if (isFatal && call.includes('allotments')) throw new Error('killed')
  }
  await expect(shelf.approving(waiting.approvalId, { requestId: decision })).rejects.toThrow('killed')
  isFatal = false
  await finishApprovals(office.edge, (await by('ben', 'approve')).settings)
  expect(await shelf.approving(waiting.approvalId, { requestId: decision })).toMatchObject({ state: 'done' })
  expect(office.all('allotments').map(({ left }) => left)).toEqual([200, 200, 200, 200, 200])
  const late = await shelf.offering({ quantity: 2000 }, { basedOn: 1 })
  await shelf.closing()
  expect(await shelf.approving(late.approvalId)).toMatchObject({ state: 'lapsed' })
  expect(await shelf.seen()).toMatchObject({ offer: { state: 'closed', stock: { quantity: 1000 } } })
})

test('all that is planned of a template stays within its budget, also of ten who plan at once', async () => {
  await shelf.saving(drink({ budgetFen: 28_000 * 3 }))
  const offers = Array.from({ length: 10 }, (_, place) =>
    shelf.offering({ quantity: 10 }, { offerId: `o${place}` }),
  )
  const replies = await Promise.all(offers)
  expect(replies.filter(({ state }) => state === 'saved')).toHaveLength(3)
  expect(replies.filter(({ code }) => code === 'TEMPLATE_BUDGET')).toHaveLength(7)
  expect(shelf.planned()).toBe(84_000)
})

test('a closed offer gives nothing more, and what it did not give leaves the budget', async () => {
  await shelf.saving()
  await shelf.offering()
  await shelf.claimed('one')
  const { requestId } = shelf.request()
  const first = await shelf.closing({ requestId })
  expect(first).toEqual({ state: 'saved', offerId: 'latte', version: 2 })
  expect(await shelf.closing({ requestId })).toEqual(first)
  expect(await shelf.claimed('two')).toBeNull()
  expect(shelf.planned()).toBe(2800)
  expect(await shelf.closing({ basedOn: 2 })).toMatchObject({ code: 'OFFER_CLOSED' })
  expect(await shelf.offering({ pricePoints: 1 }, { basedOn: 2 })).toMatchObject({ code: 'OFFER_CLOSED' })
  expect(await shelf.seen()).toMatchObject({
    offer: { state: 'closed' },
    moves: [{ move: 'closed', reason: '上新' }, {}],
  })
})

test('an offer is prolonged by a fortnight in all, so that nobody has theirs again', async () => {
  await shelf.saving()
  const opened = { closesAt: now + DAY_MS }
  await shelf.offering(opened)
  expect(await shelf.offering({ closesAt: now + 10 * DAY_MS }, { basedOn: 1 })).toMatchObject({ version: 2 })
  expect(await shelf.offering({ closesAt: now + 15 * DAY_MS + 1 }, { basedOn: 2 })).toMatchObject({
    code: 'OFFER_EXTENDED',
  })
  expect(await shelf.offering({ closesAt: now + 15 * DAY_MS }, { basedOn: 2 })).toMatchObject({ version: 3 })
})

test('an offer ends before what it gives does', async () => {
  await shelf.saving(drink({ validity: { kind: 'fixed', from: '2026-12-01', to: '2026-12-30' } }))
  expect(await shelf.offering({ closesAt: at('2026-12-31') + 1 })).toMatchObject({ code: 'TEMPLATE_OVER' })
  expect(await shelf.offering({ closesAt: at('2026-12-31') })).toMatchObject({ state: 'saved' })
})

test('a gift for friends is one a member: the same friends would open another', () => {
  const gift = shopOffer({ kind: 'helper', pricePoints: 0, helper: { steps: 3 }, perMemberMax: 1 })
  expect(v.safeParse(OfferContent, gift).success).toBe(true)
  expect(v.safeParse(OfferContent, { ...gift, perMemberMax: 2 }).success).toBe(false)
})
