/** Grants for notices, and what they are spent on. */
import { DAY_MS } from '../../src/domain/calendar'
import type { Notice } from '../../src/domain/notice'
import { answered, claimed, GRANTS_MAX, noGrants, reported, toldKey } from '../../src/domain/notice-grants'
import { noticesView } from '../../src/domain/notices-view'
import { at } from './given'
import { notice } from './given-notice'

const now = at('2026-11-21 09:00')
let requests = 0
const allowed = (kind: Notice['kind'], times = 1, from = noGrants('m1')) => {
  let grants = from
  for (let time = 0; time < times; time += 1)
    grants = answered(
      grants,
      { requestId: `r${(requests += 1)}`, answers: [{ kind, answer: 'accept' }] },
      now,
    )
  return grants
}

describe('grants', () => {
  test('each "allow" is one more of its kind, and the same request is counted once', () => {
    const input = { requestId: 'r', answers: [{ kind: 'tier', answer: 'accept' } as const] }
    const once = answered(noGrants('m1'), input, now)
    expect([once.left, once.total]).toEqual([{ expiry: 0, tier: 1, points: 0 }, 1])
    expect(answered(once, input, now + 1)).toBe(once)
    expect(answered(once, { ...input, requestId: 's' }, now).left.tier).toBe(2)
  })

  test.each(['reject', 'ban', 'filter'] as const)('%s is none, and takes none away', (answer) => {
    const before = allowed('tier')
    expect(answered(before, { requestId: 'x', answers: [{ kind: 'tier', answer }] }, now).left).toEqual(
      before.left,
    )
  })

  test('off leaves none of its kind', () => {
    const before = allowed('points', 2, allowed('tier', 3))
    const after = answered(before, { requestId: 'x', answers: [{ kind: 'tier', answer: 'off' }] }, now)
    expect([after.left, after.total]).toEqual([{ expiry: 0, tier: 0, points: 2 }, 2])
  })

  test('who reports without end has no more than are kept, and a document that stays small', () => {
    const many = allowed('tier', GRANTS_MAX + 5)
    expect([many.left.tier, many.requests.length]).toEqual([GRANTS_MAX, 20])
  })

  test('they count without a break from the first on; after none were left, from the next on', () => {
    const first = allowed('tier')
    const later = answered(first, { requestId: 'x', answers: [{ kind: 'tier', answer: 'accept' }] }, now + 5)
    expect(later.since.tier).toBe(now)
    const none = answered(later, { requestId: 'y', answers: [{ kind: 'tier', answer: 'off' }] }, now + 6)
    const again = answered(none, { requestId: 'z', answers: [{ kind: 'tier', answer: 'accept' }] }, now + 7)
    expect(again.since.tier).toBe(now + 7)
  })
})

describe('a notice', () => {
  test('takes one grant, once; without one it is not told', () => {
    const taken = claimed(allowed('tier', 2), notice, now)
    expect(taken).toMatchObject({ left: { tier: 1 }, total: 1 })
    expect(claimed(taken!, notice, now)).toBeNull()
    expect(claimed(taken!, { ...notice, about: 'other' }, now)).not.toBeNull()
    expect(claimed(allowed('points'), notice, now)).toBeNull()
  })

  test('is the third of a day at most', () => {
    let grants = allowed('tier', 6)
    for (const about of ['a', 'b', 'c']) grants = claimed(grants, { ...notice, about }, now)!
    expect(claimed(grants, { ...notice, about: 'd' }, at('2026-11-21 23:59:59.999'))).toBeNull()
    expect(claimed(grants, { ...notice, about: 'd' }, at('2026-11-22 00:00'))).not.toBeNull()
  })

  test.each([
    [0, 'sent', 1],
    [43101, 'refused', 0],
    [47003, 'failed', 2],
  ])('that WeChat answers with %i is %s and leaves %i', (errcode, outcome, left) => {
    const taken = claimed(allowed('tier', 2), notice, now)!
    const after = reported(taken, toldKey(notice), errcode)
    expect(after).toMatchObject({
      left: { tier: left },
      total: left,
      told: { [toldKey(notice)]: { outcome } },
    })
    expect(claimed(after, notice, now + DAY_MS)).toBeNull()
  })

  test('is remembered ten days, and the newest twenty for longer', () => {
    let grants = allowed('tier', 20)
    for (let day = 0; day < 60; day += 1) {
      grants = allowed('tier', 2, grants)
      for (const about of [`a${day}`, `b${day}`, `c${day}`])
        grants = claimed(grants, { ...notice, about }, now + day * DAY_MS) ?? grants
    }
    const told = Object.values(grants.told)
    expect(told.length).toBeLessThanOrEqual(31)
    expect(Math.min(...told.map((one) => one.at))).toBeGreaterThan(now + 48 * DAY_MS)
    expect(noticesView(grants, [], now).told).toHaveLength(20)
  })

  test('of a kind without a template is not offered', () => {
    expect(noticesView(allowed('tier'), [{ kind: 'expiry', templateId: 'T1' }], now).kinds).toEqual([
      { kind: 'expiry', templateId: 'T1', left: 0 },
    ])
  })
})
