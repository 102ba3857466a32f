/** Leaving: seven whole days to change one's mind, then everything is gone but debt and what happens once only. */
import { type Account, balanceOf } from '../../src/domain/account'
import { closeBook, openBook } from '../../src/domain/audit'
import { checkIn } from '../../src/domain/check-in'
import { previewLeave } from '../../src/domain/leave-preview'
import { askToLeave, cancelLeave, leavesAtIf } from '../../src/domain/leaving'
import { join } from '../../src/domain/member'
import { settle } from '../../src/domain/settle'
import { coupon, template } from './given-shop'
import { after, at, entriesOf, given, joiner, memberId, planned, profile, settings } from './given'
import { asked, buy, end, gone, lastMoment, leaving, regular, row } from './leaver'

const findings = (account: Account, now: number) => {
  const book = openBook(account, settings, now)
  closeBook(book)
  return book.findings
}

describe('asking', () => {
  test('gives seven whole Beijing days after today, whatever hour it is', () => {
    for (const moment of ['2026-11-21', '2026-11-21 09:30', '2026-11-21 23:59:59.999'])
      expect(leavesAtIf(at(moment))).toBe(end)
    expect(leavesAtIf(at('2026-11-22'))).toBe(at('2026-11-30'))
  })

  test('leaves a row that says until when it can be taken back, and moves nothing', () => {
    const before = regular()
    const account = leaving(before)
    expect(account).toMatchObject({ leave: { state: 'asked', at: asked, dueAt: end }, lots: before.lots })
    expect(account.dueAt).toBeLessThanOrEqual(end)
    expect(entriesOf(account).at(-1)).toMatchObject({ kind: 'leave', row: 'note', points: 0 })
  })

  test('again answers the same day and posts nothing', () => {
    const plan = planned(askToLeave(leaving(), at('2026-11-25')))
    expect([plan.post, plan.answer(leaving())]).toEqual([[], { leavesAt: end }])
  })

  test('is for members', () => {
    for (const decided of [
      askToLeave(given({ profile: null }), asked),
      cancelLeave(given({ profile: null })),
    ])
      expect(decided).toMatchObject({ ok: false, code: 'MEMBER_NOT_JOINED' })
  })
})

describe('until the end', () => {
  test('the member is one: checks in, buys, and sees everything', () => {
    const account = settle(leaving(), lastMoment, settings)
    expect(account.profile).toMatchObject({ nickname: '阿满' })
    expect(checkIn(account, { now: lastMoment, settings }).ok).toBe(true)
  })

  test('it can be taken back, and then nothing is lost', () => {
    const before = settle(leaving(), lastMoment, settings)
    const stayed = after(before, cancelLeave(before), lastMoment)
    expect(stayed.leave).toBeNull()
    const later = settle(stayed, at('2026-12-05'), settings)
    expect([later.profile?.nickname, balanceOf(later)]).toEqual(['阿满', balanceOf(before)])
    expect(cancelLeave(stayed)).toMatchObject({ code: 'LEAVE_NONE' })
  })

  test('asked for again after it was taken back, it begins anew', () => {
    const before = settle(leaving(), lastMoment, settings)
    const stayed = after(before, cancelLeave(before), lastMoment)
    expect(after(stayed, askToLeave(stayed, lastMoment), lastMoment).leave).toMatchObject({
      dueAt: at('2026-12-06'),
    })
  })
})

describe('at the end', () => {
  test('on the seventh day at 23:59:59.999 the profile stands, a millisecond later it is gone', () => {
    expect(gone(leaving(), lastMoment).profile).not.toBeNull()
    expect(gone()).toMatchObject({
      profile: null,
      leave: { state: 'left', at: end, hasTier: false },
      lots: {},
      pending: {},
      growth: {},
      earned: null,
    })
    expect(cancelLeave(gone())).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
  })

  test('exactly what the preview said is given up: active, pending, growth and tier', () => {
    // Bought on the last days: still pending when the end comes.
    const account = buy(leaving(), { orderId: 'A3' }, at('2026-11-28 12:00'))
    const preview = previewLeave(account, { now: at('2026-11-28 12:00'), settings, versions: new Map() })
    const forfeit = entriesOf(gone(account)).find(({ kind }) => kind === 'forfeit')
    expect(preview).toMatchObject({ tierName: '金卡', pendingPoints: 150, leavesAt: end, askedAt: asked })
    expect(preview).toMatchObject({ points: 0 - (forfeit?.points ?? 0), growth: 0 - (forfeit?.growth ?? 0) })
    expect(forfeit).toMatchObject({ pending: -150, debt: 0, at: end, time: end, row: 'spent' })
    expect(entriesOf(gone(account)).at(-1)).toMatchObject({
      kind: 'tier',
      why: { from: 'gold', to: 'basic' },
    })
  })

  test('the preview names the coupons that could still be used, the nearest end first', () => {
    const now = at('2026-11-28 12:00')
    const coupons = {
      ca: coupon({ until: at('2026-12-19') }),
      cb: coupon({ version: 'cake_1', until: at('2026-12-01') }),
      cc: coupon({ until: at('2026-11-28') }),
      cd: coupon({ version: 'void_1' }),
    }
    const named = [template(), template({ _id: 'cake_1', name: '蛋糕券' })]
    const taken = template({ _id: 'void_1', isRevoked: true })
    const versions = new Map([...named, taken].map((version) => [version._id, version]))
    expect(previewLeave({ ...leaving(), coupons }, { now, settings, versions })).toMatchObject({
      coupons: ['蛋糕券', template().name],
    })
  })

  test('somebody without points and tier leaves a row without points', () => {
    const account = gone(leaving(given()))
    expect(entriesOf(account).map(({ kind, row, points }) => [kind, row, points])).toEqual([
      ['leave', 'note', 0],
      ['forfeit', 'note', 0],
    ])
  })

  test('nothing personal is left in the account', () => {
    const account = gone()
    expect(JSON.stringify({ ...account, journal: null })).not.toMatch(/阿满|7K3F29QD/)
  })

  test('the standing in a contest goes with the points', () => {
    const own = { key: '2026-11-16', points: 5, at: end - 1, last: null }
    const account = leaving(given({ contests: { weekly: own, monthly: own } }))
    expect(gone(account).contests).toEqual({ weekly: null, monthly: null })
  })

  test('the row, the picture and the names in lists are erased by effects', () => {
    const picture = `cloud://shop.b/avatars/${profile.memberNo}/a.jpg`
    const account = leaving(given({ aliases: ['mbefore'], profile: { ...profile, avatarUrl: picture } }))
    const forfeit = entriesOf(gone(account)).find(({ kind }) => kind === 'forfeit')
    expect(forfeit?.effects).toMatchObject([
      {
        do: 'insert',
        collection: 'erasures',
        document: { kind: 'member', memberIds: [memberId, 'mbefore'], seq: forfeit?.seq, leftAt: end },
      },
      { do: 'insert', collection: 'erasures', document: { kind: 'file', fileId: picture } },
    ])
  })

  test('settled late, or every night, the entries are the same', () => {
    const nightly = Array.from({ length: 400 }, (_, night) => at('2026-11-22') + night * 86_400_000)
    const step = (account: Account, night: number) => settle(account, night, settings)
    const account = leaving()
    const each = nightly.reduce(step, account)
    const once = settle(account, nightly.at(-1) ?? 0, settings)
    expect(entriesOf(once)).toEqual(entriesOf(each))
    expect(once).toEqual(each)
  })

  test('points that became active in between are given up too, and the debt stays', () => {
    const indebted = gone(leaving({ ...regular(), lots: {}, pending: {}, debt: 40 }))
    expect([indebted.debt, balanceOf(indebted)]).toEqual([40, 0])
    expect(gone(leaving()).dueAt).toBeGreaterThan(end)
  })

  test('an audit finds every entry in its place, also after coming back and buying', () => {
    const account = gone(buy(leaving(), { orderId: 'A3' }, at('2026-11-28 12:00')))
    expect(findings(account, end)).toEqual([])
    const now = at('2026-12-03')
    const back = after(account, join(account, joiner(row), { now, settings }), now)
    expect(
      findings(buy(back, { orderId: 'A4', paidFen: 600_000 }, at('2026-12-04')), at('2026-12-04')),
    ).toEqual([])
  })

  test('a forfeit that was changed by hand is found', () => {
    const account = gone()
    const [forfeit] = entriesOf(account).filter(({ kind }) => kind === 'forfeit')
    const bent = { ...forfeit!, lots: { m202611: -1 }, points: -1 }
    expect(findings({ ...account, journal: { ...account.journal, [bent.opId]: bent } }, end)).not.toEqual([])
  })
})
