/** The privacy notice and the programme rules as a person reads them, with the numbers that are in force. */
import { grouped, shortYuan } from '../../domain/figures'
import { downgradeWords, type Programme } from '../../domain/programme'

export interface Section {
  title: string
  lines: string[]
}

export function privacyNotice({ brandName }: Programme): Section[] {
  return [
    {
      title: '我们记什么',
      lines: [
        '微信给的身份标识：用来认出你，别人看不到，也换不出你的微信号。',
        '消费与积分：每笔订单的金额、时间、门店，和由它得到、用掉的积分。',
        '你从哪里来：第一次是从哪个渠道、群、好友、直播或门店进来的，只记第一次。',
        '你同意的是哪一版隐私说明和会员章程，以及同意的时间。',
      ],
    },
    {
      title: '不填也可以',
      lines: [
        '昵称、头像、手机号、生日都可以不填，不影响入会和积分。只在它对你有用的时候才会问，比如生日礼。',
      ],
    },
    {
      title: '用来做什么',
      lines: [
        `给你记积分、评等级，让店员在你出示会员码时认出你。${brandName}不把这些卖给或送给别人。`,
        '会员码每 30 秒换一次，店员扫到后只看得到昵称、会员号、等级和积分。',
      ],
    },
    {
      title: '记多久',
      lines: ['你是会员期间一直记着。注销后资料抹去，积分账目改用不能认出你的代号保存，因为账目依法要留。'],
    },
    {
      title: '你可以',
      lines: [
        '随时在“积分明细”和“我的等级”里看到每一笔和它的原因。',
        '要求更正、导出或注销：告诉任一门店的店员，由运营来办。',
        '不同意就先不加入，逛逛不需要同意任何东西。',
      ],
    },
  ]
}

export function programmeRules(programme: Programme): Section[] {
  const { earnPerYuan, pendingDays, validMonths, pointsPerRedeem, redeemFen, tier, tiers } = programme
  return [
    {
      title: '怎么得积分',
      lines: [
        `每实付满 ¥1 得 ${earnPerYuan} 积分，用券和积分抵掉的部分不算。`,
        `等级、生日月和活动的倍率只把超出 1 的部分加在一起，最高 ${programme.multiplierMax} 倍。`,
        `每天签到得积分，连签满 ${programme.checkInDays} 天多得一次。`,
      ],
    },
    {
      title: '什么时候能用',
      lines: [
        `消费得的积分先待生效 ${pendingDays} 天（退款期），看得到、不能用，过后自动到账。`,
        `积分在获得后第 ${validMonths} 个月的月底到期，用的时候先用最早到期的。`,
      ],
    },
    {
      title: '怎么用',
      lines: [
        `${pointsPerRedeem} 积分抵 ${shortYuan(redeemFen)}，一单最多抵 ${programme.orderPercentMax}%。也可以换好礼。`,
        '积分不能买卖、不能提现、不能转赠。想送朋友，可以换成好礼送给他。',
      ],
    },
    {
      title: '退款时',
      lines: ['退多少收回多少：先收这笔订单待生效的，再收可用的，还不够的从下次到账的积分里补。'],
    },
    {
      title: '等级',
      lines: [
        `看最近 ${tier.growthMonths} 个月的成长值（消费得的积分）：${tiers.map(tierText).join('，')}。`,
        '达到就升，当时生效。花积分不会降低成长值。',
        `等级有效 ${tier.validMonths} 个月，到期没保住先有 ${tier.graceDays} 天宽限，之后${downgradeWords[tier.downgrade]}。`,
      ],
    },
    {
      title: '规则变动',
      lines: ['新规则只管之后发生的事，已经得到的积分不动。重要的变动会换新版本，请你再看一次。'],
    },
  ]
}

function tierText({ name, threshold }: Programme['tiers'][number]): string {
  return `${name} ${grouped(threshold)}`
}
