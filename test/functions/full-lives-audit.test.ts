/** The audit over lives with everything in them, leaving and claims by phone included: silent, and exact where they are broken. */
import { accountFrom } from '../../cloudfunctions/lib/account'
import { claimByPhone } from '../../cloudfunctions/lib/claiming'
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { entryFrom } from '../../cloudfunctions/lib/journal'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import { tellsUnder } from '../../cloudfunctions/lib/tells'
import { DAY_MS, NEVER, startOfDay, dayOf } from '../../src/domain/calendar'
import type { EntryKind } from '../../src/domain/entry'
import { audited, timesFound } from './audited'
import { ulid } from './cloud'
import { corruptions, type Corruption } from './corruptions'
import { doDeed, drawnLife, fullRules, livingId } from './full-lives'
import { copyOf, type Lives, newLives } from './lived'

const number = '13800138000'
const lifeMs = 40 * DAY_MS

/** A life; then they claim what a till recorded under their number, and in the end some leave. */
async function livedFully(seed: number): Promise<Lives> {
  const lives = newLives(seed, 0)
  const { desk } = lives
  for (const deed of drawnLife(seed, 60)) {
    desk.moveTo((lives.now = deed.at))
    await doDeed(desk, deed)
  }
  const pass = (ms: number) => desk.moveTo((lives.now += ms))
  const deed = (what: 'join' | 'leave', serial: number) =>
    doDeed(
      desk,
      what === 'join' ? { what, serial, at: lives.now, isInvited: false } : { what, serial, at: lives.now },
    )
  pass(lifeMs)
  await deed('join', 1001)
  await claimed(lives)
  if (seed % 2 === 0) await deed('leave', 1002)
  pass(lifeMs)
  await night(lives)
  return lives
}

async function claimed({ desk, now }: Lives): Promise<void> {
  const { edge } = desk
  const order = { orderId: 'till1', source: 'till', paidFen: 12_900, paidAt: now - 60_000 }
  await postOrders(edge, fullRules, [{ ...order, externalId: `phone:${number}` }])
  edge.platform.openPhone = async () => ({ number, country: '86' })
  const call = { edge, openid: 'oFullLife', memberId: livingId(desk), settings: fullRules, now }
  const asked = { requestId: ulid(now), phone: 'c1' }
  expect(await claimByPhone({ ...call, action: 'member.claimByPhone' }, asked)).toMatchObject({
    state: 'claimed',
  })
}

async function night(lives: Lives): Promise<void> {
  const { edge } = lives.desk
  lives.now = startOfDay(dayOf(lives.now)) + DAY_MS + 4 * 3_600_000
  lives.desk.moveTo(lives.now)
  await settleDue(edge, fullRules, NEVER)
  while ((await sweepEffects(edge, fullRules, tellsUnder(fullRules))) > 0);
}

const seeds = [1, 2, 3, 4, 5, 6]
let kept: Lives[] = []
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  kept = await Promise.all(seeds.map(livedFully))
})

test('nothing is found in whole lives, and those who left are looked at too', async () => {
  let left = 0
  for (const lives of kept) {
    expect(await audited(copyOf(lives), fullRules)).toMatchObject({ found: 0, findings: [] })
    left += lives.desk
      .all('accounts')
      .filter((stored) => accountFrom('', stored).leave?.state === 'left').length
  }
  expect(left).toBe(seeds.length / 2)
})

/** Changes one number of the newest entry of a kind, wherever it lies. */
function changing(kind: EntryKind, path: string, by: number): Corruption {
  return ({ desk: { all, database } }) => {
    for (const stored of all('accounts')) {
      const { memberId, journal } = accountFrom('', stored)
      const entry = Object.values(journal).find((one) => one.kind === kind && numberAt(one, path) >= 0)
      const set = (value: number) =>
        database.update('accounts', { _id: memberId }, { set: { [`journal.${entry?.opId}.${path}`]: value } })
      if (entry && set(numberAt(entry, path) + by))
        return { memberId, code: 'entry-unbalanced', seq: entry.seq }
    }
    const row = all('entries').find((one) => one.kind === kind && numberAt(one, path) >= 0)
    if (!row) return null
    database.update('entries', { _id: row._id }, { set: { [path]: numberAt(row, path) + by } })
    return { memberId: String(row.memberId), code: 'entry-unbalanced', seq: entryFrom(row).seq }
  }
}

function numberAt(whole: object, path: string): number {
  return Number(
    path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], whole),
  )
}

const ofWholeLives: Record<string, Corruption> = {
  'who left gave up more than they had': changing('forfeit', 'why.points', 7),
  'a claim by phone brought more than the till had recorded': changing('merge-in', 'why.net', 7),
  'a word gave more than it answered': changing('word', 'answer.points', 7),
  'points came to who had left': ({ desk: { all, database } }) => {
    const gone = all('accounts').find((stored) => accountFrom('', stored).leave?.state === 'left')
    if (!gone) return null
    database.update('accounts', { _id: gone._id }, { set: { 'lots.m203501': 5 } })
    return { memberId: gone._id, code: 'lots-differ', place: 'm203501' }
  },
}

/** When these lives end nothing is pending any more, and they take nothing from a stock. */
const {
  'pending points are gone': _pending,
  'a unit was put back on the shelf': _unit,
  ...ofAnyLives
} = corruptions
const broken = { ...ofAnyLives, ...ofWholeLives }
test.each(Object.keys(broken))('%s: found, and nobody else is accused', async (name) => {
  expect(await timesFound(broken[name], kept, fullRules)).toBeGreaterThan(1)
})
