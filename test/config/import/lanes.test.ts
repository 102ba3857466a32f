/** In which order a history goes through the door. */
import { readCdnow } from '../../../config/import/cdnow'
import { batchMax, planLanes, runLanes } from '../../../config/import/lanes'
import { makeUpHistory } from '../../../config/import/made-up-history'

const { purchases } = readCdnow(makeUpHistory(3000).text)
const lanes = planLanes(purchases)

test('every purchase is sent once, in batches the door takes', () => {
  const batches = lanes.flat()
  expect(batches.every((batch) => batch.length > 0 && batch.length <= batchMax)).toBe(true)
  expect(
    batches
      .flat()
      .map(({ orderId }) => orderId)
      .sort(),
  ).toEqual(purchases.map(({ orderId }) => orderId).sort())
})

test('the purchases of a member stay in one lane, in the order of payment and then of the file', () => {
  const laneOf = new Map<string, number>()
  const lastOf = new Map<string, { paidAt: string; line: number }>()
  lanes.forEach((lane, number) => {
    for (const { customer, paidAt, line } of lane.flat()) {
      expect(laneOf.get(customer) ?? number).toBe(number)
      laneOf.set(customer, number)
      const last = lastOf.get(customer)
      if (last) expect(last.paidAt < paidAt || (last.paidAt === paidAt && last.line < line)).toBe(true)
      lastOf.set(customer, { paidAt, line })
    }
  })
})

test('a member with more purchases than a batch holds gets a lane of several batches', () => {
  expect(lanes.filter((lane) => lane.length > 1).map((lane) => lane.flat().length)).toEqual([130])
})

test('a lane never has two batches under way', async () => {
  const underWay = new Set<string>()
  let sent = 0
  await runLanes(lanes, 4, async (batch) => {
    const [{ customer } = { customer: '' }] = batch
    expect(underWay.has(customer)).toBe(false)
    underWay.add(customer)
    await new Promise((resolve) => setImmediate(resolve))
    underWay.delete(customer)
    sent += batch.length
  })
  expect(sent).toBe(3000)
})

test('a failure stops the import and is told', async () => {
  let batches = 0
  const failing = runLanes(lanes, 1, () => {
    batches += 1
    return batches === 3 ? Promise.reject(new Error('the door is shut')) : Promise.resolve()
  })
  await expect(failing).rejects.toThrow('the door is shut')
  expect(batches).toBe(3)
})
