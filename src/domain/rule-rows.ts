/** The rules in force as rows a person can read. */
import { campaignWords } from './campaign-words'
import { grouped, shortYuan, yuan } from './figures'
import { downgradeWords } from './programme'
import type { Settings } from './settings'

export interface RuleRow {
  label: string
  text: string
}

/** Every rule that is at work, with its numbers; what nothing applies yet is not told as a rule. */
export function ruleRows(settings: Settings): RuleRow[] {
  const { purchase, checkIn, points, redeem, coupons } = settings
  return [
    {
      label: '消费',
      text: `每满 1 元 ${purchase.pointsPerYuan} 积分，再乘等级倍率，最高 ×${purchase.multiplierPercentMax / 100}`,
    },
    { label: '待生效', text: `付款后 ${points.pendingDays} 天退款期结束才到账` },
    { label: '有效期', text: `获得之月后第 ${points.validMonths} 个月的月底到期` },
    {
      label: '签到',
      text: `每天 ${checkIn.dailyPoints}，连续每 ${checkIn.weekDays} 天多得 ${checkIn.weekBonusPoints}`,
    },
    {
      label: '积分价值',
      text: `${redeem.points} 积分值 ${yuan(redeem.fen)}，随订单用掉的积分按它算`,
    },
    {
      label: '积分抵现',
      text: `门店一单最多抵 ${redeem.orderPercentMax}%，${grouped(redeem.pointsMin)} 积分起`,
    },
    {
      label: '两人批准',
      text: `调整积分超过 ${grouped(points.adjustAloneMax)}，开兑换或发券的成本超过 ${shortYuan(coupons.aloneFenMax)}`,
    },
    ...(settings.birthday.gift
      ? [{ label: '生日礼', text: `生日那个月的第一天送「${settings.birthday.gift.name}」，一年一次` }]
      : []),
    ...settings.campaigns.map((campaign) => ({
      label: campaign.name,
      text: campaignWords(campaign, settings),
    })),
    ...tierRows(settings),
  ]
}

function tierRows({ tier }: Settings): RuleRow[] {
  return [
    ...tier.ladder.map(({ name, threshold, multiplierPercent, welcome }) => ({
      label: name,
      text: `成长值 ${grouped(threshold)} 起，消费 ×${multiplierPercent / 100}${welcome ? `，第一次升到送「${welcome.name}」` : ''}`,
    })),
    {
      label: '等级有效期',
      text: `${tier.validMonths} 个月，没保住时宽限 ${tier.graceDays} 天，之后${downgradeWords[tier.downgrade]}`,
    },
  ]
}
