/** A batch of newcomers: their accounts are begun together, unless somebody else was first with one of them. */
import { postOrders } from '../../cloudfunctions/lib/orders'
import type { Entry } from '../../src/domain/entry'
import { at, settings } from '../domain/given'
import { openDesk } from './desk'

const orderOf = (openid: string, orderId = `for-${openid}`) => ({
  orderId,
  source: 'mall',
  paidFen: 12_800,
  paidAt: at('2026-11-20 09:00'),
  openid,
})
const newcomers = Array.from({ length: 100 }, (_, place) => orderOf(`oNew${place}`))

test('a hundred newcomers cost three calls, and each has the points of one order', async () => {
  const desk = openDesk()
  const replies = await postOrders(desk.edge, settings, newcomers)
  expect(desk.calls).toEqual(['insert orders', 'find accounts', 'insert accounts'])
  expect(replies.every((reply) => reply.ok && reply.value.points === 128)).toBe(true)
  expect(desk.all('accounts').map(({ version, seq }) => [version, seq])).toEqual(newcomers.map(() => [1, 1]))
})

test('whoever was first with one of them loses nothing, and nobody earns twice', async () => {
  const desk = openDesk()
  let isFirst = true
  desk.before = async (call) => {
    if (call !== 'insert accounts' || !isFirst) return
    isFirst = false
    await postOrders(desk.edge, settings, [orderOf('oNew50', 'another')])
  }
  const replies = await postOrders(desk.edge, settings, newcomers)
  expect(replies.every(({ ok }) => ok)).toBe(true)
  expect(desk.all('accounts')).toHaveLength(100)
  const counts = desk.all('accounts').map(({ seq }) => seq)
  expect(counts.toSorted()).toEqual([...Array.from({ length: 99 }, () => 1), 2])
})

test('the same order twice in a batch earns once and is answered twice', async () => {
  const desk = openDesk()
  const twice = [orderOf('oAlice'), orderOf('oAlice'), orderOf('oBo')]
  const [first, second] = await postOrders(desk.edge, settings, twice)
  expect(second).toEqual(first)
  expect(desk.all('accounts').map(({ seq }) => seq)).toEqual([1, 1])
})

test('more orders of a newcomer than one update holds are all posted, in the order of payment', async () => {
  const desk = openDesk()
  const many = Array.from({ length: 40 }, (_, place) => ({
    ...orderOf('oAlice', `A${place}`),
    paidAt: at('2026-11-20 09:00') - place * 60_000,
  }))
  await postOrders(desk.edge, settings, [...many, orderOf('oBo')])
  const [account] = desk.all('accounts')
  const posted = [...Object.values(account?.journal ?? {}), ...desk.all('entries')]
  // Journals and entries hold entries, and this one account has moved some of its own out.
  const purchases = (posted as unknown as Entry[]).filter(({ kind }) => kind === 'purchase')
  const times = purchases.toSorted((a, b) => a.seq - b.seq).map(({ time }) => time)
  expect(times).toHaveLength(40)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})
