/**
 * What is kept about a member in the account, in words that they read. Keys are Chinese because people read them; times
 * are Beijing's. Nobody else is named: neither who brought them nor who worked on their account.
 */
import { type Account, growthOf, monthOfGrowth, type Profile } from './account'
import type { Approval } from './approval'
import { moment } from './beijing-text'
import { birthdayOpensOn } from './birthday'
import type { Instant } from './calendar'
import { countersTold, couponsTold, type NameBook } from './export-names'
import type { Section, Told } from './export-section'
import { lastDayOfLot } from './lot'
import type { Member } from './member'
import { noticeKinds } from './notice'
import type { NoticeGrants } from './notice-grants'
import { noticeNames } from './notice-words'
import { type Settings, tierRule } from './settings'
import { pendingViews } from './statement'

/** Where each field of the account is told; what only makes the ledger work says so. A field that is missing does not compile. */
export const fieldsTold: Record<keyof Account, 'told' | 'inner'> = {
  memberId: 'told',
  version: 'inner',
  seq: 'told',
  floor: 'inner',
  settledAt: 'inner',
  dueAt: 'inner',
  unfinishedSince: 'inner',
  mergedInto: 'inner',
  aliases: 'told',
  profile: 'told',
  lots: 'told',
  pending: 'told',
  debt: 'told',
  growth: 'told',
  earned: 'told',
  tier: 'told',
  checkIn: 'told',
  invite: 'told',
  leave: 'told',
  welcomed: 'told',
  birthdayUsed: 'told',
  contests: 'told',
  coupons: 'told',
  counters: 'told',
  journal: 'told',
}

interface Terms {
  now: Instant
  settings: Settings
  names: NameBook
}

/**
 * Who the member is: what they said, what they accepted, where they were first touched. `own` is the id of the caller's
 * own row; the others are those of the numbers that were merged with it.
 */
export function personOf(
  account: Account & { profile: Profile },
  { rows, own, now }: { rows: Member[]; own: string; now: Instant },
): Section {
  const { profile } = account
  const { birthday, phone } = profile
  const row = rows.find(({ _id }) => _id === own)
  return {
    会员号: profile.memberNo,
    编号: account.memberId,
    并进来的编号: account.aliases,
    加入时间: moment(profile.joinedAt),
    昵称: profile.nickname,
    头像文件: profile.avatarUrl,
    手机号: phone ? { 号码: phone.number, 国家区号: phone.country, 微信验证时间: moment(phone.at) } : null,
    生日: birthday
      ? {
          月: birthday.month,
          日: birthday.day,
          填写日: birthday.changedOn,
          从哪个月起算: birthday.countsFrom,
        }
      : null,
    生日何时可再改: birthdayOpensOn(account, now),
    微信身份标识: row?.openid ?? null,
    同意: row ? consentOf(row) : null,
    第一次从哪里来: row ? touchOf(row) : null,
    合在一起的会员: rows.filter((one) => one !== row).map(mergedOf),
  }
}

const mergedOf = (row: Member): Section => ({
  会员号: row.memberNo,
  编号: row._id,
  微信身份标识: row.openid,
  同意: consentOf(row),
  第一次从哪里来: touchOf(row),
})

const consentOf = ({ accepted }: Member): Section => ({
  隐私说明版本: accepted.privacy,
  会员章程版本: accepted.rules,
  同意时间: moment(accepted.at),
})

const touches: Record<Member['firstTouch']['kind'], string> = {
  channel: '渠道活码',
  group: '群聊',
  inviter: '会员邀请',
  live: '直播',
  store: '门店',
  direct: '直接进入',
}

/** The id of who invited is somebody else's number. */
const touchOf = ({ firstTouch: { kind, id, at } }: Member): Section => ({
  来源: touches[kind],
  编号: kind === 'inviter' ? null : id,
  时间: moment(at),
})

/** What the member has: points by when they end, growth, tier, limits, standings. */
export function holdingsOf(account: Account, terms: Terms): Section {
  const { lots, growth, tier, earned, checkIn, debt, birthdayUsed, leave, coupons } = account
  return {
    可用积分: Object.entries(lots).map(([lot, points]) => ({ 积分: points, 最后可用日: lastDayOfLot(lot) })),
    待生效积分: pendingViews(account).map(({ points, activatesAt }) => ({
      积分: points,
      到账时间: moment(activatesAt),
    })),
    待补还的积分: debt,
    成长值: growthOf(account, terms.now, terms.settings),
    各月成长值: Object.fromEntries(
      Object.entries(growth).map(([key, points]) => [monthOfGrowth(key), points]),
    ),
    等级: {
      名称: tierRule(terms.settings, tier.id).name,
      开始: tier.since > 0 ? moment(tier.since) : null,
      有效至: tier.validUntil && moment(tier.validUntil),
      宽限至: tier.graceUntil && moment(tier.graceUntil),
    },
    一个月获得的积分: earned && { 月份: earned.month, 积分: earned.points },
    最近签到: checkIn && { 日期: checkIn.day, 连续天数: checkIn.streakDays },
    用过的生日月: birthdayUsed?.month ?? null,
    送过升级礼的等级: account.welcomed.map((tierId) => tierRule(terms.settings, tierId).name),
    竞赛: standingsOf(account),
    受邀: account.invite && { 状态: inviteStates[account.invite.state], 时间: moment(account.invite.at) },
    申请退出: leave?.state === 'asked' ? { 申请时间: moment(leave.at), 退出时间: moment(leave.dueAt) } : null,
    卡券: couponsTold(coupons, terms),
    限次的记录: countersTold(account.counters, terms),
    流水总数: account.seq,
  }
}

const inviteStates = {
  none: '没有人邀请',
  void: '邀请不算',
  waiting: '等第一笔消费过退款期',
  due: '等第一笔消费过退款期',
  counted: '已经算过',
} as const

function standingsOf({ contests }: Account): Told {
  const named = [
    ['周竞赛', contests.weekly],
    ['月竞赛', contests.monthly],
  ] as const
  return named.flatMap(([name, own]) =>
    [own, own?.last].flatMap((one) =>
      one ? [{ 竞赛: name, 期: one.key, 积分: one.points, 达到时间: moment(one.at) }] : [],
    ),
  )
}

/** What was allowed to be sent, and what was, under every id that leads to the account. */
export function noticesTold(all: Pick<NoticeGrants, 'left' | 'told'>[]): Section {
  const told = all.flatMap((notices) => Object.values(notices.told)).sort((one, two) => two.at - one.at)
  const left = noticeKinds.map((kind) => [
    noticeNames[kind].title,
    all.reduce((sum, notices) => sum + notices.left[kind], 0),
  ])
  return {
    还能发几次提醒: Object.fromEntries(left),
    发过的提醒: told.map(({ what, at }) => ({ 内容: what, 时间: moment(at) })),
  }
}

const approvalStates = {
  waiting: '等待审批',
  approved: '已同意',
  rejected: '没有同意',
  done: '已执行',
  lapsed: '没有执行',
} as const

/** What somebody proposed to correct by hand, without who. */
export function correctionOf({ rows, reason, at, state }: Approval): Section {
  return {
    时间: moment(at),
    内容: rows.map(({ label, before, after }) => `${label}：${before} → ${after}`),
    理由: reason,
    状态: approvalStates[state],
  }
}
