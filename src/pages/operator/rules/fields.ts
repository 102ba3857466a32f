/** Every rule as it is shown and typed: where it stands, in which unit, and what it is about. */

export type FieldKind = 'count' | 'factor' | 'yuan' | 'words' | 'days' | 'choice' | 'many' | 'prizes' | 'gift'

export interface RuleField {
  path: string
  kind: FieldKind
  unit?: string
  hint?: string
  options?: { name: string; text: string }[]
  charactersMax?: number
}

export interface RuleGroup {
  title: string
  note?: string
  fields: RuleField[]
}

export type TabName = 'earn' | 'tier' | 'use' | 'campaigns' | 'contest' | 'brand'

export const tabs: { name: TabName; text: string }[] = [
  { name: 'earn', text: '得积分' },
  { name: 'campaigns', text: '活动' },
  { name: 'tier', text: '等级' },
  { name: 'use', text: '到期与抵扣' },
  { name: 'contest', text: '竞赛' },
  { name: 'brand', text: '品牌' },
]

const count = (path: string, unit: string, hint = ''): RuleField => ({ path, kind: 'count', unit, hint })
const factor = (path: string, hint = ''): RuleField => ({ path, kind: 'factor', unit: '倍', hint })
const words = (path: string, charactersMax: number, hint = ''): RuleField => ({
  path,
  kind: 'words',
  hint,
  charactersMax,
})

const gift = (path: string, hint: string): RuleField => ({ path, kind: 'gift', hint })

const yesNo = [
  { name: 'true', text: '开放' },
  { name: 'false', text: '不开' },
]
const activities = [
  { name: 'check-in', text: '签到' },
  { name: 'word', text: '群口令' },
  { name: 'invite', text: '邀请' },
]
const downgrades = [
  { name: 'one-level', text: '只降一级' },
  { name: 'full', text: '按成长值评定' },
  { name: 'none', text: '不降级' },
]

const contest = (period: 'weekly' | 'monthly', title: string, note: string): RuleGroup => ({
  title,
  note,
  fields: [
    { path: `contest.${period}.isOpen`, kind: 'choice', options: yesNo },
    {
      path: `contest.${period}.activities`,
      kind: 'many',
      options: activities,
      hint: '消费不算，竞赛不比花钱',
    },
    {
      path: `contest.${period}.prizes`,
      kind: 'prizes',
      hint: '从第一名写起，用顿号隔开，最多三个；只写数字就是积分',
      charactersMax: 80,
    },
  ],
})

const tier = (place: number, title: string): RuleGroup => ({
  title,
  fields: [
    words(`tier.ladder.${place}.name`, 10),
    ...(place === 0 ? [] : [count(`tier.ladder.${place}.threshold`, '成长值', '达到就升，马上生效')]),
    factor(`tier.ladder.${place}.multiplierPercent`),
    ...(place === 0 ? [] : [gift(`tier.ladder.${place}.welcome`, '第一次升到时放进卡券，一人一次')]),
  ],
})

export const groups: Record<Exclude<TabName, 'campaigns'>, RuleGroup[]> = {
  earn: [
    {
      title: '消费得积分',
      note: '只影响之后的订单，已发的积分不动',
      fields: [
        count('purchase.pointsPerYuan', '积分', '按实付，扣掉券与抵现'),
        count('points.pendingDays', '天', '退款期内看得到、不能用'),
        factor('purchase.birthdayPercent', '1 倍就是没有生日月'),
        factor('purchase.multiplierPercentMax', '等级、生日月、活动只加超出 1 的部分'),
      ],
    },
    {
      title: '生日',
      note: '能选的券：领到起算有效期、没有预算上限',
      fields: [gift('birthday.gift', '生日那个月的第一天放进卡券，一年一次')],
    },
    {
      title: '互动',
      fields: [
        count('checkIn.dailyPoints', '积分'),
        count('checkIn.weekDays', '天', '连着签到这么多天'),
        count('checkIn.weekBonusPoints', '积分', '每连满一轮另送'),
        count('word.points', '积分', '群里当天的口令'),
        count('word.dailyMax', '次'),
        count('invite.points', '积分', '对方首单过了退款期才算'),
        count('invite.monthlyMax', '位'),
      ],
    },
    {
      title: '直播与问卷',
      note: '还没有开通，可以先定好',
      fields: [
        count('live.points', '积分', '直播里念的口令'),
        count('live.sessionMax', '个'),
        count('survey.points', '积分', '每份问卷一次'),
      ],
    },
  ],
  tier: [
    tier(0, '第一级'),
    tier(1, '第二级'),
    tier(2, '第三级'),
    tier(3, '第四级'),
    {
      title: '保级与降级',
      fields: [
        count('tier.growthMonths', '个月', '含本月，成长值只看这几个月'),
        count('tier.validMonths', '个月'),
        count('tier.graceDays', '天', '没保住时先宽限'),
        count('tier.noticeDays', '天'),
        { path: 'tier.downgrade', kind: 'choice', options: downgrades },
      ],
    },
  ],
  use: [
    {
      title: '到期',
      fields: [
        count('points.validMonths', '个月', '到期按北京时间月底'),
        { path: 'points.noticeDays', kind: 'days', unit: '天', hint: '可以写几个，用顿号隔开' },
        count('points.expiryShownDays', '天'),
        count('points.returnGraceDays', '天', '退回时原来的有效期已过，再给几天'),
      ],
    },
    {
      title: '积分抵现',
      fields: [count('redeem.points', '积分'), { path: 'redeem.fen', kind: 'yuan', unit: '元' }],
    },
    {
      title: '抵现的上限',
      note: '门店收银按它算',
      fields: [count('redeem.orderPercentMax', '%', '按一单的应付'), count('redeem.pointsMin', '积分')],
    },
    {
      title: '手动调整',
      fields: [count('points.adjustAloneMax', '积分', '超过就要第二位运营批准')],
    },
    {
      title: '发券',
      fields: [
        {
          path: 'coupons.aloneFenMax',
          kind: 'yuan',
          unit: '元',
          hint: '一个兑换或一次发放的成本超过它，就要第二位运营批准',
        },
      ],
    },
  ],
  contest: [contest('weekly', '周赛', '周一 0 点到周日结束'), contest('monthly', '月赛', '按自然月')],
  brand: [
    {
      title: '品牌',
      note: '只改文字，不用第二位运营',
      fields: [words('brand.name', 20), words('brand.slogan', 40)],
    },
    {
      title: '说明与章程的版本',
      note: '改了版本，新加入的人要同意新版',
      fields: [words('brand.privacyVersion', 20), words('brand.rulesVersion', 20)],
    },
  ],
}

/** The tab on which a rule stands; a fault says where to look. */
export function tabOf(path: string): TabName {
  const [part = ''] = path.split('.')
  if (part === 'campaigns' || part === 'contest' || part === 'brand' || part === 'tier') return part
  if (part === 'redeem' || part === 'coupons' || (part === 'points' && path !== 'points.pendingDays'))
    return 'use'
  return 'earn'
}

export const allFields: RuleField[] = Object.values(groups).flatMap((some) =>
  some.flatMap(({ fields }) => fields),
)
