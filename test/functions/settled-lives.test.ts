/** Whether every night is settled, some of them or none: an account comes to the same entries and the same state. */
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { entryFrom } from '../../cloudfunctions/lib/journal'
import { settleNow } from '../../cloudfunctions/lib/perform'
import type { Account } from '../../src/domain/account'
import { DAY_MS, type Instant, NEVER, startOfDay } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { settle } from '../../src/domain/settle'
import { type Dice, diceOf } from '../simulation/dice'
import { type Desk, openDesk } from './desk'
import { type Deed, doDeed, drawnLife, fullRules, livingId } from './full-lives'

const seeds = Array.from({ length: 12 }, (_, place) => place + 1)
const deedsEach = 60
const sleepMs = 3 * 365 * DAY_MS

type Nights = (desk: Desk, from: Instant, to: Instant) => Promise<void>

const never: Nights = async () => undefined

/** The night's job at some time after midnight; now and then twice, late, or not at all. */
function nightly(dice: Dice): Nights {
  return async (desk, from, to) => {
    for (let day = startOfDay('2026-01-01'); day < to; day += DAY_MS) {
      const at = day + Math.floor(dice.next() * 5 * 3_600_000)
      if (at <= from || at >= to || dice.chance(0.1)) continue
      desk.moveTo(at)
      for (let times = dice.chance(0.1) ? 2 : 1; times > 0; times -= 1)
        await settleDue(desk.edge, fullRules, NEVER)
    }
  }
}

/** Lives it with these nights between its deeds, sleeps for three years, and is settled. */
async function lived(life: Deed[], nights: Nights): Promise<{ account: Account; entries: Entry[] }> {
  const desk = openDesk()
  let now = 0
  for (const deed of life) {
    await nights(desk, now, deed.at)
    now = deed.at
    desk.moveTo(now)
    await doDeed(desk, deed)
  }
  const wakesAt = now + sleepMs
  await nights(desk, now, wakesAt)
  desk.moveTo(wakesAt)
  expect(await settleNow(desk.edge, livingId(desk), fullRules)).toBe(true)
  const account = settle(await desk.account(livingId(desk)), wakesAt, fullRules)
  const entries = [...desk.all('entries').map(entryFrom), ...Object.values(account.journal)]
  return { account, entries: entries.sort((a, b) => a.seq - b.seq) }
}

/** Where an entry lies, and what is still to be done for it, depends on when it was moved out. */
const told = (entries: Entry[]) => entries.map((entry) => ({ ...entry, effects: [] }))
const bare = (account: Account) => ({ ...account, journal: {}, floor: 0, version: 0, unfinishedSince: 0 })

const kinds = new Set<string>()

test.each(seeds)('life %i is the same whether nights were settled or slept through', async (seed) => {
  const life = drawnLife(seed, deedsEach)
  const slept = await lived(life, never)
  const waked = await lived(life, nightly(diceOf(1000 + seed)))
  expect(told(waked.entries)).toEqual(told(slept.entries))
  expect(bare(waked.account)).toEqual(bare(slept.account))
  for (const { kind } of slept.entries) kinds.add(kind)
})

test('these lives had everything in them', () => {
  expect([...kinds].sort()).toEqual(
    [
      'activate',
      'check-in',
      'expire',
      'forfeit',
      'invite',
      'invited',
      'join',
      'leave',
      'points-as-cash',
      'points-returned',
      'profile',
      'purchase',
      'redeem',
      'refund',
      'stay',
      'tier',
      'word',
    ].sort(),
  )
})
