/** A batch of orders in which the database fails for one member. */
import { setTimeout as pause } from 'node:timers/promises'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { at, settings } from '../domain/given'
import { type Desk, openDesk } from './desk'

const people = Array.from({ length: 12 }, (_, place) => `oBuyer${place}`)
const ordersOf = (kind: string) =>
  people.map((openid) => ({
    orderId: `${kind}-${openid}`,
    source: 'mall',
    paidFen: 12_800,
    paidAt: at('2026-11-20 09:00'),
    openid,
  }))

/** A desk whose database times out in the first of the updates of a batch, and is slow in all others. */
async function failingDesk(): Promise<Desk> {
  const desk = openDesk()
  await postOrders(desk.edge, settings, ordersOf('first'))
  let updates = 0
  desk.before = async (call) => {
    if (call !== 'update accounts') return
    updates += 1
    if (updates === 1) throw new Error('the database timed out')
    await pause(1)
  }
  return desk
}

test('is answered only when nothing is written any more, for the others too', async () => {
  const desk = await failingDesk()
  await expect(postOrders(desk.edge, settings, ordersOf('next'))).rejects.toThrow('the database timed out')
  const written = desk.calls.length
  await pause(50)
  expect(desk.calls).toHaveLength(written)
  expect(desk.all('accounts').filter(({ seq }) => seq === 2)).toHaveLength(people.length - 1)
})

test('is complete when the same batch is sent again', async () => {
  const desk = await failingDesk()
  await expect(postOrders(desk.edge, settings, ordersOf('next'))).rejects.toThrow()
  const replies = await postOrders(desk.edge, settings, ordersOf('next'))
  expect(replies.every((reply) => reply.ok && reply.value.points === 128)).toBe(true)
  expect(desk.all('accounts').map(({ seq }) => seq)).toEqual(people.map(() => 2))
})
