/** Walking over what lies beside the accounts: everything once, however much of it is one member's. */
import { eachOrder } from '../../cloudfunctions/lib/walk'
import { type Desk, openDesk } from './desk'

let desk: Desk
beforeEach(() => {
  desk = openDesk()
})

const idOf = (memberId: string, place: number) => `till:${memberId}-${String(place).padStart(4, '0')}`

async function order(memberId: string, count: number): Promise<void> {
  const documents = Array.from({ length: count }, (_, place) => ({ _id: idOf(memberId, place), memberId }))
  if (count > 0) await desk.edge.store.insert('orders', documents)
}

/** Whose orders were shown, in the order in which they were. */
async function shown(memberIds: string[]): Promise<[string, string][]> {
  const seen: [string, string][] = []
  await eachOrder(desk.edge.store, memberIds, async (memberId, orders) => {
    seen.push(...orders.map(({ _id }): [string, string] => [memberId, _id]))
  })
  return seen
}

test.each([0, 1, 299, 300, 301, 600, 601])(
  '%i orders of one of three members are shown once each',
  async (count) => {
    await order('a', 2)
    await order('b', count)
    await order('c', 3)
    await order('stranger', 2)
    const expected = [
      ['a', 2],
      ['b', count],
      ['c', 3],
    ] as const
    expect(await shown(['c', 'a', 'b'])).toEqual(
      expected.flatMap(([memberId, orders]) =>
        Array.from({ length: orders }, (_, place) => [memberId, idOf(memberId, place)]),
      ),
    )
  },
)
