/** What a member is told, and when. */
import { DAY_MS } from '../../src/domain/calendar'
import { isQuiet, NEWS_MS, noticesDue } from '../../src/domain/notice-due'
import { earn, note, spendOrOwe } from '../../src/domain/points'
import { at, entriesOf, given, posted, settings } from './given'

const now = at('2026-11-21 09:00')

describe('what is due', () => {
  const since = { expiry: 0, tier: 0, points: 0 }
  const due = (account: ReturnType<typeof given>, moment: number, from = since) =>
    noticesDue(account, { entries: entriesOf(account), since: from, now: moment, settings })
  const abouts = (account: ReturnType<typeof given>, moment: number, from = since) =>
    due(account, moment, from).map(({ about }) => about)

  test.each([
    ['2026-10-31 23:59:59.999', []],
    ['2026-11-01 00:00', ['2026-11-30-30']],
    ['2026-11-03 23:59:59.999', ['2026-11-30-30']],
    ['2026-11-04 00:00', []],
    ['2026-11-24 00:00', ['2026-11-30-7']],
    ['2026-11-30 23:59', []],
  ])('points that expire with November, at %s', (moment, expected) => {
    expect(abouts(given({ lots: { m202611: 320 } }), at(moment))).toEqual(expected)
  })

  test('says how many points until when, and what they are worth; two lots of one day are one', () => {
    const account = given({ lots: { m202611: 300, m20261130: 20 } })
    expect(due(account, at('2026-11-24 09:00'))).toEqual([
      {
        kind: 'expiry',
        about: '2026-11-30-7',
        what: '320 积分快到期',
        count: 320,
        when: at('2026-11-30 23:59:59.999'),
        hint: '值 ¥32.00，到期后清零',
        page: 'pages/points/index',
      },
    ])
  })

  test('what was due before it was allowed is not told: the member has just read it', () => {
    const account = given({ lots: { m202611: 320 } })
    const moment = at('2026-11-24 12:00')
    expect(abouts(account, moment, { ...since, expiry: at('2026-11-24 00:00') })).toHaveLength(1)
    expect(abouts(account, moment, { ...since, expiry: at('2026-11-24 00:00:00.001') })).toEqual([])
  })

  const validUntil = at('2026-12-20 10:00')
  const gold = { id: 'gold', since: 0, validUntil, graceUntil: null } as const

  test('a tier that drops is told thirty days before, as far as growth does not keep it', () => {
    const dropsAt = validUntil + 30 * DAY_MS
    const short = given({ tier: gold, growth: { g202606: 4680 } })
    expect(abouts(short, validUntil - 1)).toEqual([])
    const [told] = due(short, validUntil)
    expect(told).toMatchObject({
      what: '金卡将降为银卡',
      count: 320,
      when: dropsAt,
      hint: '再得 320 成长值就能保住',
    })
    const inGrace = given({ ...short, tier: { ...gold, graceUntil: dropsAt } })
    expect(due(inGrace, validUntil + 1)).toEqual([told])
    expect(abouts(given({ tier: gold, growth: { g202606: 5000 } }), validUntil)).toEqual([])
  })

  test('a rise, an invitation that counted and a debt are news for three days', () => {
    const rise = {
      of: 'tier',
      move: 'upgraded',
      from: 'basic',
      to: 'gold',
      name: '金卡',
      growth: 5100,
      until: null,
    } as const
    const invite = { of: 'invite', name: '小林', state: 'counted', monthlyMax: 10 } as const
    const back = {
      of: 'refund',
      source: 'till',
      orderId: 'A',
      refundId: 'R',
      amountFen: 1,
      paidAt: now,
    } as const
    const terms = { at: now, settings }
    const risen = posted(given(), note(rise, 'note'), now)
    const invited = posted(risen, earn(50, invite, terms), now)
    const owing = posted(invited, spendOrOwe(170, { ...back, points: 170, owed: 120 }), now)
    expect(due(owing, now).map(({ what, count, hint }) => [what, count, hint])).toEqual([
      ['升为金卡', 5100, '消费积分 ×1.5'],
      ['你请来的好友算数了', 50, '积分已到账，可以用了'],
      ['退款后欠 120 积分', 120, '以后得的积分会先抵上'],
    ])
    expect(due(owing, now + NEWS_MS - 1)).toHaveLength(3)
    expect(due(owing, now + NEWS_MS)).toEqual([])
  })

  test('what earns nothing and owes nothing is no news, and who has left is told nothing', () => {
    const over = { of: 'invite', name: '小林', state: 'over', monthlyMax: 10 } as const
    const kept = {
      of: 'tier',
      move: 'renewed',
      from: 'gold',
      to: 'gold',
      name: '金卡',
      growth: 1,
      until: null,
    } as const
    expect(abouts(posted(posted(given(), note(over, 'note'), now), note(kept, 'note'), now), now)).toEqual([])
    expect(abouts(given({ profile: null, lots: { m202611: 320 } }), at('2026-11-24 09:00'))).toEqual([])
  })
})

test.each([
  ['20:59:59.999', false],
  ['21:00', true],
  ['00:00', true],
  ['08:59:59.999', true],
  ['09:00', false],
])('at %s it is quiet: %s', (time, quiet) => {
  expect(isQuiet(at(`2026-11-21 ${time}`))).toBe(quiet)
})
