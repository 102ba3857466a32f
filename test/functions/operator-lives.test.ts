/** Whatever two operators do at the same time, and wherever they are killed: everything happens once, or never. */
import type { Approval } from '../../src/domain/approval'
import { alice, bo } from './desk'
import { type Lives, operatorsLived, type Wire } from './operator-lives'

const LIVES = 50

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined))
afterEach(() => jest.restoreAllMocks())

/** Every entry of both members, wherever it lies. */
async function postedIn({ shop }: Lives): Promise<Map<string, Wire>> {
  const accounts = await Promise.all([alice, bo].map(async (id) => shop.database.get('accounts', id)))
  const journals = accounts.flatMap((account) =>
    Object.values((account?.journal ?? {}) as Record<string, Wire>),
  )
  const movedOut = shop.all('entries').map((entry): [string, Wire] => [entry._id, entry])
  return new Map([...journals.map((entry): [string, Wire] => [entry.opId, entry]), ...movedOut])
}

const versionsOf = ({ shop }: Lives): Wire[] =>
  shop.all('settings').filter(({ number }) => number !== undefined)

/** A proposal is done where what it asked for is there, and by somebody else than who asked. */
async function expectApprovals(lives: Lives): Promise<string[]> {
  const [posted, causes] = [await postedIn(lives), versionsOf(lives).map(({ cause }) => cause)]
  const approvals = lives.shop.all('approvals') as unknown as Approval[] // the documents are ours
  for (const { _id, kind, state, by, decided, content } of approvals) {
    const { mark } = content as { mark?: { opId: string } }
    const isThere = kind === 'settings' ? causes.includes(_id) : posted.has(mark?.opId ?? '')
    expect([kind, state, isThere]).toEqual([kind, state, state === 'done'])
    expect(decided?.by).not.toBe(by)
  }
  return approvals.map(({ kind, state }) => `${kind} ${state}`)
}

/** Each adjustment is of a sum of its own. */
async function expectAdjustments(lives: Lives): Promise<void> {
  const sums = [...(await postedIn(lives)).values()].flatMap(({ why }) =>
    why.of === 'adjust' ? [why.points] : [],
  )
  expect(sums).toEqual([...new Set(sums)])
  for (const { answers } of lives.sent) {
    const posted = answers.filter(({ state }) => state === 'posted' || state === 'published')
    for (const one of posted) expect(one).toEqual(posted[0])
    for (const { state, points } of posted) if (state === 'posted') expect(sums).toContain(points)
  }
}

/** Versions follow each other, each published by one cause, and the last one is in force. */
function expectVersions(lives: Lives): void {
  const versions = versionsOf(lives).sort((a, b) => a.number - b.number)
  expect(versions.map(({ number }) => number)).toEqual(versions.map((_, place) => place + 2))
  expect(new Set(versions.map(({ cause }) => cause)).size).toBe(versions.length)
  const current = lives.shop.database.get('settings', 'current')
  expect(current && { ...current, _id: '' }).toEqual(
    versions.length > 0 ? { ...versions.at(-1).settings, _id: '' } : null,
  )
}

test('proposals, decisions and publications in any order', async () => {
  const fates = new Set<string>()
  for (let seed = 1; seed <= LIVES; seed += 1) {
    const lives = await operatorsLived(seed)
    for (const fate of await expectApprovals(lives)) fates.add(fate)
    await expectAdjustments(lives)
    expectVersions(lives)
  }
  for (const kind of ['adjust', 'grant', 'merge', 'settings'])
    for (const state of ['waiting', 'done', 'rejected']) expect([...fates]).toContain(`${kind} ${state}`)
  expect([...fates]).toEqual(expect.arrayContaining(['settings lapsed', 'merge lapsed', 'grant lapsed']))
}, 60_000)
