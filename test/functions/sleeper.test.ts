/** A member who slept for three years is brought up to now in a few calls, and finds what every night would have left. */
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { entryFrom } from '../../cloudfunctions/lib/journal'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { settleNow } from '../../cloudfunctions/lib/perform'
import type { Account } from '../../src/domain/account'
import { DAY_MS, NEVER } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { at, settings } from '../domain/given'
import { type Desk, openDesk } from './desk'

const wakesAt = at('2029-11-21 09:00')

/** Somebody with as much to come as the rules allow: lots of 13 months, points that wait on 7 days, the highest tier. */
async function fallenAsleep(): Promise<{ desk: Desk; memberId: string }> {
  const desk = openDesk('2025-11-01 09:00')
  const days = [
    ...Array.from({ length: 13 }, (_, month) => at('2025-11-10 12:00') + month * 30 * DAY_MS),
    ...Array.from({ length: 7 }, (_, day) => at('2026-11-15 08:00') + day * DAY_MS),
  ].sort((a, b) => a - b)
  for (const [index, paidAt] of days.entries()) {
    desk.moveTo(paidAt)
    const order = { orderId: `A${index}`, source: 'till', paidFen: 250_000, paidAt, openid: 'oSleeper' }
    await postOrders(desk.edge, settings, [order])
  }
  return { desk, memberId: memberIdOf(desk.edge, 'oSleeper') }
}

/** What was posted, wherever it lies; when it was moved out and under which name a step runs is no part of it. */
function postedIn(desk: Desk, account: Account): Omit<Entry, 'opId'>[] {
  const all = [...desk.all('entries').map(entryFrom), ...Object.values(account.journal)]
  return all.sort((a, b) => a.seq - b.seq).map(({ opId: _opId, ...entry }) => entry)
}

test('settling three years at once takes six calls at most and leaves what every night leaves', async () => {
  const once = await fallenAsleep()
  once.desk.moveTo(wakesAt)
  once.desk.calls.length = 0
  expect(await settleNow(once.desk.edge, once.memberId, settings)).toBe(true)
  expect(once.desk.calls.length).toBeLessThanOrEqual(6)

  const nightly = await fallenAsleep()
  for (let night = at('2026-11-22 00:10'); night < wakesAt; night += DAY_MS) {
    nightly.desk.moveTo(night)
    await settleDue(nightly.desk.edge, settings, NEVER)
  }
  nightly.desk.moveTo(wakesAt)
  await settleNow(nightly.desk.edge, nightly.memberId, settings)

  const [slept, waked] = [
    await once.desk.account(once.memberId),
    await nightly.desk.account(nightly.memberId),
  ]
  expect(postedIn(once.desk, slept)).toEqual(postedIn(nightly.desk, waked))
  expect(slept.seq).toBeGreaterThan(50)
  expect([slept.lots, slept.pending, slept.tier.id]).toEqual([{}, {}, 'silver'])
  expect({ ...slept, journal: {}, floor: 0, version: 0, settledAt: 0 }).toEqual({
    ...waked,
    journal: {},
    floor: 0,
    version: 0,
    settledAt: 0,
  })
})
