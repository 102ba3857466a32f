/** Grants for notices, and what they are spent on. */
import { DAY_MS } from '../../src/domain/calendar'
import {
  answered,
  claimed,
  GRANTS_MAX,
  noNotices,
  type Notice,
  noticesView,
  settled,
  toldKey,
} from '../../src/domain/notice'
import { fieldsOf, readTemplate } from '../../src/domain/notice-template'
import { at } from './given'

const now = at('2026-11-21 09:00')
const notice: Notice = {
  kind: 'tier',
  about: 'drop',
  what: '金卡将降为银卡',
  count: 320,
  when: at('2026-12-21 10:00'),
  hint: '再得 320 成长值就能保住',
  page: 'pages/tier/index',
}
let requests = 0
const allowed = (kind: Notice['kind'], times = 1, from = noNotices('m1')) => {
  let notices = from
  for (let time = 0; time < times; time += 1)
    notices = answered(
      notices,
      { requestId: `r${(requests += 1)}`, answers: [{ kind, answer: 'accept' }] },
      now,
    )
  return notices
}

describe('grants', () => {
  test('each "allow" is one more of its kind, and the same request is counted once', () => {
    const input = { requestId: 'r', answers: [{ kind: 'tier', answer: 'accept' } as const] }
    const once = answered(noNotices('m1'), input, now)
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
    let notices = allowed('tier', 6)
    for (const about of ['a', 'b', 'c']) notices = claimed(notices, { ...notice, about }, now)!
    expect(claimed(notices, { ...notice, about: 'd' }, at('2026-11-21 23:59:59.999'))).toBeNull()
    expect(claimed(notices, { ...notice, about: 'd' }, at('2026-11-22 00:00'))).not.toBeNull()
  })

  test.each([
    [0, 'sent', 1],
    [43101, 'refused', 0],
    [47003, 'failed', 2],
  ])('that WeChat answers with %i is %s and leaves %i', (errcode, outcome, left) => {
    const taken = claimed(allowed('tier', 2), notice, now)!
    const after = settled(taken, toldKey(notice), errcode)
    expect(after).toMatchObject({
      left: { tier: left },
      total: left,
      told: { [toldKey(notice)]: { outcome } },
    })
    expect(claimed(after, notice, now + DAY_MS)).toBeNull()
  })

  test('is remembered ten days, and the newest twenty for longer', () => {
    let notices = allowed('tier', 20)
    for (let day = 0; day < 60; day += 1) {
      notices = allowed('tier', 2, notices)
      for (const about of [`a${day}`, `b${day}`, `c${day}`])
        notices = claimed(notices, { ...notice, about }, now + day * DAY_MS) ?? notices
    }
    const told = Object.values(notices.told)
    expect(told.length).toBeLessThanOrEqual(31)
    expect(Math.min(...told.map((one) => one.at))).toBeGreaterThan(now + 48 * DAY_MS)
    expect(noticesView(notices, [], now).told).toHaveLength(20)
  })

  test('of a kind without a template is not offered', () => {
    expect(noticesView(allowed('tier'), [{ kind: 'expiry', templateId: 'T1' }], now).kinds).toEqual([
      { kind: 'expiry', templateId: 'T1', left: 0 },
    ])
  })
})

describe('a template', () => {
  test('says which field takes what, and values fit their type', () => {
    const template = readTemplate('aB_c-1?what=thing1&count=number2&when=time3&hint=thing4')!
    expect(template.id).toBe('aB_c-1')
    const long = { ...notice, what: `你请来的${'👩‍👩‍👧'.repeat(6)}算数了` }
    expect(fieldsOf(template, long)).toEqual({
      thing1: { value: `${[...long.what].slice(0, 19).join('')}…` },
      number2: { value: '320' },
      time3: { value: '2026年12月21日 10:00' },
      thing4: { value: '再得 320 成长值就能保住' },
    })
    expect(fieldsOf(readTemplate('T?when=date1')!, notice)).toEqual({ date1: { value: '2026年12月21日' } })
  })

  test.each([
    undefined,
    '',
    'T',
    'T?',
    'T?what=number1',
    'T?count=phrase1',
    'T?who=thing1',
    'T?what=thing',
    'a b?what=thing1',
    'T?what=thing1&',
    'T?constructor=thing1',
  ])('that is written %s is none', (text) => {
    expect(readTemplate(text)).toBeNull()
  })
})
