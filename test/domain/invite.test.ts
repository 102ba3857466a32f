/** Invitations: who counts as invited, when that counts, and what the inviter gets. */
import { type Account, balanceOf, type Invite } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { inviteOpId } from '../../src/domain/invite'
import { inviteReward } from '../../src/domain/invite-reward'
import { invitationOf } from '../../src/domain/invitation'
import { maskedName } from '../../src/domain/masked-name'
import { join, newMember } from '../../src/domain/member'
import { purchase } from '../../src/domain/purchase'
import { reasonOf } from '../../src/domain/reason'
import { settle } from '../../src/domain/settle'
import {
  after,
  answered,
  at,
  bucket,
  entriesOf,
  given,
  memberId,
  profile,
  settings,
  withContests,
  joiner,
} from './given'

const now = at('2026-11-21 09:00')
const inviter = `m${'i'.repeat(26)}`
const accept = { privacy: settings.brand.privacyVersion, rules: settings.brand.rulesVersion }
const waiting: Invite = { state: 'waiting', by: inviter, at: now }

function row(parts: { invitedBy?: string; touch?: string } = {}) {
  const { touch = 'HJWQ2LMX', ...named } = parts
  const firstTouch = { kind: 'inviter', id: touch } as const
  const input = { requestId: '01KAHB00000000000000000001', accept, firstTouch }
  return newMember({ _id: memberId, openid: 'oBo', memberNo: '7K3F29QD', ...named }, input, now)
}

const newcomer = (parts: Partial<Account> = {}) => given({ profile: null, ...parts })
const joined = (account: Account, member = row({ invitedBy: inviter })) => {
  const decided = join(account, joiner(member), { now, settings })
  return { invite: after(account, decided, now).invite, said: answered(account, decided, now) }
}

describe('joining', () => {
  test('from a member waits for the first order', () => {
    expect(joined(newcomer())).toEqual({
      invite: waiting,
      said: {
        memberNo: '7K3F29QD',
        joinedAt: now,
        invite: { state: 'waiting', message: '邀请已经记下：你第一笔消费过了退款期，邀请你的人就得积分。' },
      },
    })
  })

  test.each([
    ['a number nobody has', row(), '没有找到'],
    ['their own number', row({ touch: '7K3F29QD' }), '自己邀请自己'],
    ['themselves', row({ invitedBy: memberId }), '自己邀请自己'],
    ['a number that was merged with theirs', row({ invitedBy: 'mother' }), '自己邀请自己'],
  ])('from %s earns nothing and says so', (_, member, words) => {
    const { invite, said } = joined(newcomer({ aliases: ['mother'] }), member)
    expect(invite).toEqual({ state: 'void', by: null, at: now })
    expect(said).toMatchObject({ invite: { state: 'void', message: expect.stringContaining(words) } })
  })

  test('without an inviter is remembered, so that joining again is no invitation', () => {
    const direct = { ...row(), firstTouch: { kind: 'direct', id: null, at: now } } as const
    const { invite, said } = joined(newcomer(), direct)
    expect(invite).toEqual({ state: 'none', by: null, at: now })
    expect(said).not.toHaveProperty('invite')
    const again = joined(newcomer({ invite }))
    expect(again.invite).toEqual(invite)
    expect(again.said).toMatchObject({
      invite: { state: 'void', message: expect.stringContaining('重新加入') },
    })
  })

  test('again from another member changes nothing of the first invitation', () => {
    const left = newcomer({ invite: waiting })
    expect(joined(left, row({ invitedBy: `m${'x'.repeat(26)}` })).invite).toEqual(waiting)
  })
})

describe('an invitation that waits', () => {
  const pending = { d20261128: bucket(at('2026-11-28 08:00'), { m202711: 128 }) }
  const end = at('2026-11-28 08:00')

  test('counts at the end of the refund window, not a millisecond before', () => {
    const account = given({ invite: waiting, pending })
    expect(settle(account, end - 1, settings).invite).toEqual(waiting)
    const settled = settle(account, end, settings)
    expect(settled.invite).toEqual({ state: 'counted', by: inviter, at: now })
    const [, invited] = entriesOf(settled)
    expect(invited).toMatchObject({ kind: 'invited', row: 'hidden', at: end, points: 0 })
    expect(invited?.effects).toEqual([
      {
        do: 'tell',
        memberId: inviter,
        opId: inviteOpId(memberId),
        time: end,
        message: { kind: 'invite', invitee: memberId },
      },
    ])
    expect(settled.unfinishedSince).toBe(end)
  })

  test('counts once, whatever is bought after it', () => {
    const twice = { ...pending, d20261129: bucket(at('2026-11-29 08:00'), { m202711: 50 }) }
    const settled = settle(given({ invite: waiting, pending: twice }), at('2026-12-01'), settings)
    expect(entriesOf(settled).map(({ kind }) => kind)).toEqual(['activate', 'invited', 'activate'])
  })

  test('does not count by an order of which nothing is left', () => {
    const account = given({ invite: waiting, pending: { d20261128: bucket(end, {}) } })
    expect(settle(account, end, settings).invite).toEqual(waiting)
  })

  test('does not count for somebody who has left', () => {
    expect(settle(given({ invite: waiting, pending, profile: null }), end, settings).invite).toEqual(waiting)
  })

  test('counts at once by an order that comes when its window is over', () => {
    const order = (paidFen: number, paidAt: number) =>
      ({ source: 'till', orderId: 'A1', paidFen, paidAt, storeId: null, lines: [] }) as const
    const buy = (paidFen: number, paidAt: number, leftFen = paidFen) => {
      const account = given({ invite: waiting })
      const bought = { ...order(paidFen, paidAt), lines: [] }
      const left = { paidFen: leftFen, lineFens: [] }
      return after(account, purchase(account, bought, { now, settings, left }), now)
    }
    expect(buy(10_000, now - 7 * 86_400_000).invite).toMatchObject({ state: 'counted' })
    expect(buy(10_000, now - 7 * 86_400_000 + 1).invite).toEqual(waiting)
    expect(buy(99, now - 8 * 86_400_000).invite).toEqual(waiting)
    expect(buy(10_000, now - 8 * 86_400_000, 100).invite).toMatchObject({ state: 'counted' })
    expect(buy(10_000, now - 8 * 86_400_000, 0).invite).toEqual(waiting)
  })

  test('is the same settled in one go and step by step, and then nothing is due', () => {
    const account = given({ invite: waiting, pending, dueAt: end })
    const once = settle(account, at('2027-12-02'), settings)
    const daily = [end, end + 1, at('2027-11-30'), at('2027-12-02')]
    const nightly = daily.reduce((before, moment) => settle(before, moment, settings), account)
    const shape = (one: Account) => entriesOf(one).map(({ opId: _opId, ...rest }) => rest)
    expect(shape(nightly)).toEqual(shape(once))
    expect(once.dueAt).toBe(NEVER)
  })
})

describe('the inviter', () => {
  const message = { invitee: memberId }
  const host = (parts: Partial<Account> = {}) => given({ memberId: inviter, ...parts })
  const told = (account: Account, moment = now) =>
    after(account, inviteReward(account, message, { now: moment, settings: withContests }), moment)

  test('gets fifty, which count for the month and in the contests', () => {
    const account = told(host())
    expect([balanceOf(account), account.counters]).toEqual([50, { d20261130_invite: 1 }])
    expect(account.contests.weekly).toMatchObject({ key: '2026-11-16', points: 50 })
    expect(reasonOf(entriesOf(account)[0]!.why)).toBe('邀请一位朋友 · 第一笔消费过了退款期')
  })

  test('gets ten a month; the eleventh is a note without points, and the next month begins anew', () => {
    const ten = told(host({ counters: { d20261130_invite: 9 } }))
    expect(balanceOf(ten)).toBe(50)
    const eleven = told(ten, at('2026-11-30 23:59:59.999'))
    expect(balanceOf(eleven)).toBe(50)
    const [, over] = entriesOf(eleven)
    expect([over?.row, reasonOf(over!.why)]).toEqual(['note', '邀请一位朋友 · 当月的 10 位已满，没有积分'])
    expect(balanceOf(told(settle(eleven, at('2026-12-01'), settings), at('2026-12-01')))).toBe(100)
  })

  test('is told of a friend without a name, also where a row from before has one', () => {
    const why = { of: 'invite', name: '阿**', state: 'counted', monthlyMax: 10 } as const
    expect(reasonOf(why)).toBe('邀请一位朋友 · 第一笔消费过了退款期')
    expect(JSON.stringify(entriesOf(told(host())))).not.toContain('阿')
  })

  test('who has left, or turned out to be the same person, earns nothing', () => {
    expect(balanceOf(told(host({ profile: null })))).toBe(0)
    for (const account of [given(), host({ aliases: ['mother', memberId] })]) {
      const merged = told(account)
      expect([balanceOf(merged), entriesOf(merged)[0]?.row]).toEqual([0, 'hidden'])
    }
  })
})

describe('an invitation in words', () => {
  const came = (parts: object = {}, reward?: Account) => {
    const invitee = { memberId, profile, pending: {}, mergedInto: null, invite: waiting, ...parts }
    const { name, state, words } = invitationOf(invitee, reward && entriesOf(reward)[0])
    return [name, state, words]
  }
  const counted = { invite: { state: 'counted', by: inviter, at: now } }
  const rewarded = (counters: Record<string, number>) => {
    const account = given({ memberId: inviter, counters, debt: 20 })
    const terms = { now: at('2026-11-28 08:01'), settings }
    return after(account, inviteReward(account, { invitee: memberId }, terms), terms.now)
  }

  test('says where it stands, with the day', () => {
    expect(came()).toEqual(['阿**', 'joined', '11月21日加入，还没有消费'])
    const pending = { d20261128: bucket(at('2026-11-28 08:00'), { m202711: 128 }) }
    expect(came({ pending })).toEqual(['阿**', 'ordered', '已消费，11月28日过了退款期就到账'])
    expect(came(counted)).toEqual(['阿**', 'passed', '已过退款期，几分钟内到账'])
    expect(came(counted, rewarded({}))).toEqual(['阿**', 'counted', '11月28日到账 50 积分'])
    const over = '11月28日满足条件，当月 10 位已满，没有积分'
    expect(came(counted, rewarded({ d20261130_invite: 10 }))).toEqual(['阿**', 'over', over])
    expect(came({ profile: null })).toEqual(['已退出的会员', 'left', '已退出，不再计算'])
    const gone = { ...counted, profile: null, mergedInto: 'mother' }
    expect(came(gone, rewarded({}))).toEqual(['已合并的会员', 'counted', '11月28日到账 50 积分'])
  })

  test('names are masked, whatever they are made of', () => {
    expect(['林知夏', '🍵茶', 'A'].map((name) => maskedName(name, ''))).toEqual(['林**', '🍵**', 'A**'])
    expect(maskedName(null, '7K3F29QD')).toBe('会员 **QD')
  })
})
