/** Coming back: the same account, with its debt and everything that happens once only. */
import { balanceOf, type Account } from '../../src/domain/account'
import { checkIn } from '../../src/domain/check-in'
import { inviteReward } from '../../src/domain/invite-reward'
import { askToLeave } from '../../src/domain/leaving'
import { join } from '../../src/domain/member'
import { earn } from '../../src/domain/points'
import { settle } from '../../src/domain/settle'
import { after, at, entriesOf, joiner, memberId, posted, profile, settings } from './given'
import { accept, buy, end, gone, leaving, regular, row } from './leaver'

describe('the pseudonym', () => {
  test('is posted to like any customer who has not joined', () => {
    const account = buy(gone(), { orderId: 'A5' }, at('2026-12-01'))
    expect(account).toMatchObject({ profile: null, leave: { state: 'left' } })
    expect(settle(account, at('2026-12-09'), settings).lots).toEqual({ m202712: 100 })
  })

  test('earns nothing by invitations', () => {
    const plan = inviteReward(gone(), { invitee: 'x' }, { now: end, settings })
    expect(plan.post).toMatchObject([{ move: 'note' }])
  })
})

describe('coming back', () => {
  const again = at('2026-12-03 10:00')
  const accepting = { ...accept, at: again }
  const back = (account: Account, parts = {}) =>
    after(
      account,
      join(account, joiner(row, { openid: 'oBo', accepting, ...parts }), { now: again, settings }),
      again,
    )

  test('opens the same account with its debt, under the same number, from today', () => {
    const account = back(gone(leaving({ ...regular(), lots: {}, pending: {}, debt: 40 })))
    expect(account).toMatchObject({
      debt: 40,
      leave: null,
      profile: { memberNo: profile.memberNo, nickname: null, joinedAt: again },
    })
    expect(
      balanceOf(posted(account, earn(30, { of: 'redeem', label: '' }, { at: again, settings }), again)),
    ).toBe(0)
  })

  test('gives the row its person again, and keeps the first touch', () => {
    const account = back(gone())
    expect(entriesOf(account).at(-1)?.effects).toEqual([
      {
        do: 'replace',
        collection: 'members',
        id: memberId,
        state: { openid: 'oBo', accepted: accepting, joinedAt: again, leftAt: null },
      },
    ])
  })

  test('asks for consent to the rules in force; who never left is the same member with the old one', () => {
    const outdated = { ok: false, code: 'CONSENT_OUTDATED', message: '' } as const
    expect(join(gone(), joiner(row, { accepting: outdated }), { now: again, settings })).toEqual(outdated)
    expect(join(regular(), joiner(row, { accepting: outdated }), { now: again, settings }).ok).toBe(true)
  })

  test('meets every limit as it was: check-in of today, birthday of the year, counters, invitation', () => {
    const limits = {
      checkIn: { day: '2026-11-29', streakDays: 3 },
      birthdayUsed: { year: 2026, month: '2026-11' },
      counters: { d20261130_invite: 10, d20271120_birthday: 1 },
      invite: { state: 'counted', by: `m${'i'.repeat(26)}`, at: 1 },
    } as const
    const account = gone(leaving({ ...regular(), ...limits }))
    const bo = joiner(row, { accepting: { ...accept, at: end } })
    const same = after(account, join(account, bo, { now: end, settings }), end)
    expect(same).toMatchObject(limits)
    expect(checkIn(same, { now: end, settings })).toMatchObject({ code: 'CHECKED_IN_TODAY' })
  })

  test('and leaving again works, under an entry of its own', () => {
    const account = back(gone())
    const twice = settle(after(account, askToLeave(account, again), again), at('2027-01-01'), settings)
    expect(entriesOf(twice).filter(({ kind }) => kind === 'forfeit')).toHaveLength(2)
    expect(twice.profile).toBeNull()
  })
})
