/** Merges among lives as they are lived: days are counted alike, the audit is silent, and still finds what is broken. */
import { accountFrom } from '../../cloudfunctions/lib/account'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { mergeAccounts } from '../../cloudfunctions/lib/merging'
import { countDays } from '../../cloudfunctions/lib/statistics'
import { balanceOf, pendingOf } from '../../src/domain/account'
import { DAY_MS, NEVER } from '../../src/domain/calendar'
import { settings } from '../domain/given'
import { audited, timesFound } from './audited'
import { corruptions, type Corruption } from './corruptions'
import { copyOf, live, type Lives, newLives, night, tells } from './lived'

const idOf = ({ desk, openids }: Lives, place: number) => memberIdOf(desk.edge, openids[place] ?? '')

/** Merges one of these lives into another; who has not lived yet cannot be merged. */
async function marry(lives: Lives, from: number, into: number): Promise<boolean> {
  const { desk, now } = lives
  const mark = { opId: `rmerge${from}x${into}`, time: now, input: '' }
  const source = await desk.account(idOf(lives, from))
  const target = await desk.account(idOf(lives, into))
  // A member is not merged into somebody who has not joined.
  const isBackwards = source.profile !== null && target.profile === null
  const [gone, stays] = isBackwards ? [target, source] : [source, target]
  const way = { from: gone.memberId, into: stays.memberId }
  const asked = { ...way, mark, reason: '同一位顾客', by: 'wann', isRepeat: false }
  return (await mergeAccounts(desk.edge, { settings, tells }, asked)).ok
}

/** Five who turn out to be two, while all five phones and tills go on. */
async function marriedLives(seed: number): Promise<Lives> {
  const lives = await live(newLives(seed, 5), 70, 30)
  for (const [from, into] of [
    [1, 0],
    [0, 2],
    [4, 3],
  ] as const) {
    expect(await marry(lives, from, into)).toBe(true)
    await live(lives, 30, 30)
  }
  await night(lives)
  return lives
}

async function count(lives: Lives): Promise<void> {
  while ((await countDays(lives.desk.edge, settings, NEVER)) > 0);
}

const audit = (lives: Lives) => audited(lives, settings)

const seeds = [1, 2, 3, 4, 5, 6]
let kept: Lives[] = []
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  kept = await Promise.all(seeds.map(marriedLives))
})

test('every phone leads to one of the two who are left, and nothing is left behind', () => {
  for (const lives of kept) {
    const accounts = lives.desk.all('accounts').map((stored) => accountFrom('', stored))
    expect(accounts.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(2)
    for (const account of accounts.filter(({ mergedInto }) => mergedInto !== null))
      expect([balanceOf(account), pendingOf(account), account.debt, account.dueAt]).toEqual([0, 0, 0, NEVER])
  }
})

test('the audit finds nothing, and looks at those who are gone too', async () => {
  for (const lives of kept)
    expect(await audit(copyOf(lives))).toMatchObject({ accounts: 5, found: 0, findings: [] })
})

test('nothing is found while members go on and merge between any two looks', async () => {
  let merges = 0
  for (const seed of seeds) {
    const lives = await live(newLives(seed, 5), 100, 30)
    await night(lives)
    const pairs: [number, number][] = [
      [1, 0],
      [4, 3],
      [0, 2],
    ]
    let isDoing = false
    lives.desk.before = async () => {
      if (isDoing) return
      isDoing = true
      await live(lives, 2, 1)
      const pair = lives.dice.chance(0.4) ? pairs.shift() : undefined
      if (pair && (await marry(lives, ...pair))) merges += 1
      isDoing = false
    }
    expect((await audit(lives)).findings).toEqual([])
  }
  expect(merges).toBeGreaterThan(12)
})

test('days are counted alike, whether somebody was merged or not', async () => {
  for (const seed of seeds) {
    const apart = await live(newLives(seed, 3), 60, 30)
    await night(apart)
    const merged = copyOf(apart)
    expect([await marry(merged, 1, 0), await marry(merged, 0, 2)]).toEqual([true, true])
    for (const lives of [apart, merged]) {
      lives.now += DAY_MS
      await night(lives)
      await count(lives)
    }
    const rows = ({ desk }: Lives) => desk.all('statistics').sort((a, b) => (a._id < b._id ? -1 : 1))
    const owed = (row: Record<string, unknown>) => Number(row.active) + Number(row.pending) - Number(row.debt)
    expect(rows(merged)).toHaveLength(rows(apart).length)
    for (const [place, row] of rows(merged).entries()) {
      const { issued, spent, expired, reversed, ...other } = rows(apart)[place]!
      expect(row).toMatchObject({ issued, spent, expired, reversed })
      expect(owed(row)).toBe(owed(other))
    }
  }
})

const mergeIn = ({ desk }: Lives) => {
  for (const stored of desk.all('accounts')) {
    const account = accountFrom('', stored)
    const entry = Object.values(account.journal).find(({ kind }) => kind === 'merge-in')
    if (entry) return { memberId: account.memberId, account, entry }
  }
  return null
}

const ofMerges: Record<string, Corruption> = {
  'a merge brought more than went there': (lives) => {
    const one = mergeIn(lives)
    if (!one) return null
    const { memberId, account, entry } = one
    const set = {
      [`journal.${entry.opId}.lots`]: { ...entry.lots, m203001: 50 },
      [`journal.${entry.opId}.points`]: entry.points + 50,
      lots: { ...account.lots, m203001: 50 },
    }
    lives.desk.database.update('accounts', { _id: memberId }, { set })
    return { memberId, code: 'entry-unbalanced', seq: entry.seq }
  },
  'the last entry before a merge is gone': (lives) => {
    const gone = lives.desk.all('accounts').find(({ mergedInto }) => mergedInto !== null)
    if (!gone) return null
    const seq = Number(gone.seq) - 1
    lives.desk.database.removeAll('entries', { memberId: gone._id, seq })
    return { memberId: gone._id, code: 'entry-missing', place: String(seq) }
  },
  'points came to an account that is gone': (lives) => {
    const gone = lives.desk.all('accounts').find(({ mergedInto }) => mergedInto !== null)
    if (!gone) return null
    lives.desk.database.update('accounts', { _id: gone._id }, { set: { 'lots.m203001': 5 } })
    return { memberId: gone._id, code: 'lots-differ', place: 'm203001' }
  },
}

const broken = { ...corruptions, ...ofMerges }
test.each(Object.keys(broken))('%s: found, and nothing else is accused', async (name) => {
  expect(await timesFound(broken[name], kept, settings)).toBeGreaterThan(0)
})
