/** A request writes down orders of a member and dies before it posts them; a refund of a later one comes first. */
import type { Order } from '../../src/domain/order'
import { at } from '../domain/given'
import { openTill, order, refund, sums, type Till } from './refund-desk'

/** The first leads to a tier in which the second earns a fifth more. */
const first = order({ orderId: 'A9', paidFen: 250_000 })
const second = order({ orderId: 'A10', paidFen: 100_000, paidAt: at('2026-11-21 08:20') })
const back = refund('R1', 40_000, { orderId: 'A10' })

/** A till whose request wrote these down and died. */
async function writtenDown(...orders: Order[]): Promise<Till> {
  const till = openTill()
  till.desk.before = async (call) => {
    if (call.endsWith(' accounts')) throw new Error('killed')
  }
  await expect(till.sell(...orders)).rejects.toThrow('killed')
  till.desk.before = async () => undefined
  expect(till.desk.all('orders')).toHaveLength(orders.length)
  expect(till.desk.all('accounts')).toEqual([])
  return till
}

async function inTheirOrder(...orders: Order[]) {
  const till = openTill()
  await till.sell(...orders)
  await till.back(back)
  return sums(till)
}

test('the refund posts the earlier order, its own, and itself', async () => {
  const till = await writtenDown(first, second)
  expect(await till.back(back)).toMatchObject([
    { ok: true, value: { state: 'posted', takenBackPoints: 480 } },
  ])
  expect(await sums(till)).toEqual(await inTheirOrder(first, second))
})

test('what is sent again afterwards changes nothing', async () => {
  const till = await writtenDown(first, second)
  await till.back(back)
  const before = await sums(till)
  await till.sell(first, second)
  await till.back(back)
  expect(await sums(till)).toEqual(before)
})

test('two of one moment go by their numbers', async () => {
  const sameMoment = { ...second, paidAt: first.paidAt }
  const till = await writtenDown(first, sameMoment)
  await till.back(back)
  expect(await sums(till)).toEqual(await inTheirOrder(first, sameMoment))
})

test('a later order is left to who sends it', async () => {
  const later = { ...first, paidAt: at('2026-11-21 08:40') }
  const till = await writtenDown(second, later)
  await till.back(back)
  expect((await sums(till)).growth).toEqual({ g202611: 600 })
})

test('an order of another till or mall, or of another member, is left alone', async () => {
  const till = await writtenDown({ ...first, source: 'mall' }, second)
  await till.back(back)
  expect((await sums(till)).growth).toEqual({ g202611: 600 })
  const others = await writtenDown({ ...first, openid: 'oBob' }, second)
  await others.back(back)
  expect(others.desk.all('accounts')).toHaveLength(1)
})

/** Runs until so many calls were made; true where it did not come to the end. */
async function killedAt(till: Till, call: number, work: () => Promise<unknown>): Promise<boolean> {
  let calls = 0
  till.desk.before = async () => {
    calls += 1
    if (calls === call) throw new Error('killed')
  }
  const [ended] = await Promise.allSettled([work()])
  till.desk.before = async () => undefined
  return ended.status === 'rejected'
}

test('killed at any call, also where a refund of the first came before everything, it ends as if nothing had happened', async () => {
  const early = refund('R0', 10_000, { orderId: 'A9' })
  const calm = openTill()
  await calm.back(early)
  await calm.sell(first, second)
  await calm.back(back)
  const expected = await sums(calm)
  for (let call = 1, isKilled = true; isKilled; call += 1) {
    const till = openTill()
    await till.back(early)
    isKilled = await killedAt(till, call, () => till.sell(second, first))
    await till.back(back)
    await till.sell(first, second)
    expect({ call, sums: await sums(till) }).toEqual({ call, sums: expected })
  }
})

test('killed at any call of the refund that posts them, it ends the same', async () => {
  const expected = await inTheirOrder(first, second)
  for (let call = 1, isKilled = true; isKilled; call += 1) {
    const till = await writtenDown(first, second)
    isKilled = await killedAt(till, call, () => till.back(back))
    await till.back(back)
    expect({ call, sums: await sums(till) }).toEqual({ call, sums: expected })
  }
})

test('an order that is in the ledger is not looked around', async () => {
  const till = openTill()
  await till.sell(first, second)
  till.desk.calls.length = 0
  await till.back(back)
  expect(till.desk.calls.filter((call) => call === 'find orders')).toEqual([])
  expect(till.desk.calls).toHaveLength(4)
})
