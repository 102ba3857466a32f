/** Members who bought for a year and then slept for three: what the first thing they do afterwards takes. */
import { DAY_MS, parseInstant } from '../../src/domain/calendar'
import { openBenchCloud } from './bench-cloud'
import { callsFigure, each } from './calls-figure'
import type { Figure } from './figure'
import { joining } from './joining'
import { action, command, signed, taken } from './requests'

const begins = parseInstant('2025-11-01T09:00:00+08:00') ?? 0
/** Lots of thirteen months, and points that wait on seven days. */
const boughtOn = [
  ...Array.from({ length: 13 }, (_, month) => begins + (9 + month * 30) * DAY_MS),
  ...Array.from({ length: 7 }, (_, day) => begins + (379 + day) * DAY_MS),
].sort((a, b) => a - b)

export async function sleeperCallsFigure(count: number): Promise<Figure> {
  const cloud = await openBenchCloud({ clock: { at: begins } })
  try {
    const sleepers = Array.from({ length: count }, (_, place) => `oBenchSleeper${place}`)
    for (const openid of sleepers) await taken(cloud.url, command('member', openid, joining))
    for (const [place, at] of boughtOn.entries()) {
      await cloud.forwardTo(at)
      const paidAt = new Date(at - 60_000).toISOString()
      const order = { source: 'bench', paidFen: 250_000, paidAt }
      const orders = sleepers.map((openid) => ({ ...order, orderId: `${openid}-${place}`, openid }))
      await taken(cloud.url, signed(cloud, { orders }, at))
    }
    await cloud.forwardTo((boughtOn.at(-1) ?? 0) + 3 * 365 * DAY_MS)
    const woken = sleepers.map((openid) => command('points', openid, { action: 'checkIn' }))
    // The instance reads the settings for somebody who has nothing to be settled.
    await taken(cloud.url, action('member', 'oBenchGuest', { action: 'getHome' }))
    return callsFigure('check-in after three years of sleep', await each(cloud, woken), { atMost: 6 })
  } finally {
    await cloud.stop()
  }
}
