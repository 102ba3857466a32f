import type { Entry } from '../../src/domain/entry'
import { lotViews, takenText } from '../../src/domain/lots-shown'
import { note, spend } from '../../src/domain/points'
import { statementOf } from '../../src/domain/statement'
import { at, entriesOf, given, posted, settings } from './given'

const now = at('2026-11-21 09:00')
const redeem = { of: 'redeem', label: '桂花拿铁' } as const

test('each lot is worth what its own points are worth, whatever the others are', () => {
  const rule = { ...settings, redeem: { ...settings.redeem, points: 300, fen: 1000 } }
  const shown = lotViews({ m202611: 100, m202612: 100, m202701: 100 }, rule)
  expect(shown.map(({ worthFen }) => worthFen)).toEqual([333, 333, 333])
})

test('points of a grace that ends inside a month stand apart, those that end with it are one', () => {
  const shown = lotViews({ m20261215: 7, m202612: 90, m20261231: 3 }, settings)
  expect(shown).toEqual([
    { month: '2026-12', points: 7, expiresAt: at('2026-12-15 23:59:59.999'), worthFen: 70 },
    { month: '2026-12', points: 93, expiresAt: at('2026-12-31 23:59:59.999'), worthFen: 930 },
  ])
})

describe('which points a movement took', () => {
  const [spent] = entriesOf(posted(given({ lots: { m202701: 40, m202611: 268 } }), spend(300, redeem), now))
  const entry = (change: Partial<Entry>) => ({ ...spent!, ...change })

  test('earliest end first, the year said where it is another one', () => {
    expect(takenText(spent!)).toBe('取自 11月30日到期的 268、2027年1月31日到期的 32')
  })

  test('a refund takes what waits before what is active', () => {
    const taken = takenText(entry({ kind: 'refund', pending: -100, lots: { m202612: -93 } }))
    expect(taken).toBe('取自 待生效的 100、12月31日到期的 93')
  })

  test('what came, what expired by its day and what became active took none', () => {
    expect(takenText(entry({ lots: { m202701: 5 }, pending: 0 }))).toBeNull()
    expect(takenText(entry({ kind: 'expire' }))).toBeNull()
    expect(takenText(entry({ kind: 'activate', pending: -5, lots: { m202701: 5 } }))).toBeNull()
  })

  test('the statement says it in the row, and says nothing where nothing was taken', () => {
    const account = posted(
      posted(given({ lots: { m202611: 268 } }), spend(8, redeem), now),
      note(redeem, 'note'),
      now,
    )
    const rows = entriesOf(account)
    const { entries } = statementOf(account, { rows, hasMore: false }, { now, settings })
    expect(entries.map(({ taken }) => taken)).toEqual(['取自 11月30日到期的 8', undefined])
  })
})
