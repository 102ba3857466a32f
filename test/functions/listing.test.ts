/** Listing entries that lie in two places: each once, in order, also while they are being moved. */
import { listEntries, listTierMoves } from '../../cloudfunctions/lib/entries'
import { at, given, settings } from '../domain/given'
import { writeAccount } from '../../cloudfunctions/lib/account'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { alice, bo, type Desk, giving, openDesk, request, taking } from './desk'

const now = at('2026-11-21 09:00')
let desk: Desk

beforeEach(() => {
  desk = openDesk()
})

const give = async (count: number) => {
  for (let place = 0; place < count; place += 1) await desk.one(request(now + place, giving(1)))
}

/** The numbers of all rows, page by page. */
async function numbers(memberId = alice): Promise<number[]> {
  const account = await desk.account(memberId)
  const seen: number[] = []
  for (let before = Infinity, hasMore = true; hasMore; before = seen.at(-1) ?? 0) {
    const page = await listEntries(desk.edge.store, account, { kind: 'all', before })
    seen.push(...page.rows.map(({ seq }) => seq))
    hasMore = page.hasMore
  }
  return seen
}

const downFrom = (newest: number) => Array.from({ length: newest }, (_, place) => newest - place)

test.each([0, 1, 20, 21, 32, 33, 49, 100])('%i entries are listed once each, newest first', async (count) => {
  await give(count)
  expect(await numbers()).toEqual(downFrom(count))
})

test('entries whose copies a crash has left in both places are listed once', async () => {
  await give(32)
  desk.before = (call) => {
    if (call === 'update accounts') throw new Error('crash')
  }
  await expect(give(1)).rejects.toThrow('crash')
  desk.before = () => undefined
  expect(desk.all('entries')).toHaveLength(16)
  expect(await numbers()).toEqual(downFrom(32))
})

test('entries that had to stay behind do not hide the newer ones that were moved out', async () => {
  const tell = { do: 'tell', memberId: bo, opId: 'x', time: now, message: { kind: 'gift' } } as const
  for (let place = 0; place < 24; place += 1) await desk.one(request(now, taking(0, { effects: [tell] })))
  await give(60)
  expect(await numbers()).toEqual(downFrom(84))
})

test('the moves of a tier are found wherever they lie', async () => {
  const memberId = memberIdOf(desk.edge, 'oAlice')
  const account = given({ memberId, growth: { g202611: 990 } })
  await writeAccount(desk.edge.store, account, account)
  const order = (index: number) => ({
    orderId: `A${index}`,
    source: 'till',
    paidFen: 1000,
    paidAt: now,
    openid: 'oAlice',
  })
  for (let index = 0; index < 40; index += 1) await postOrders(desk.edge, settings, [order(index)])
  const moves = await listTierMoves(desk.edge.store, await desk.account(memberId))
  expect(moves.map(({ why }) => why)).toMatchObject([{ move: 'upgraded', to: 'silver' }])
  expect(Object.values((await desk.account(memberId)).journal).some(({ kind }) => kind === 'tier')).toBe(
    false,
  )
})
