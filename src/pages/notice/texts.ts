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
        '消费与积分：每笔订单的金额、时间、门店和商品，每次签到，和由它们得到的积分。',
        '你从哪里来：第一次是从哪个渠道、群、好友、直播或门店进来的，只记第一次。',
        '你同意的是哪一版隐私说明和会员章程，以及同意的时间。',
      ],
    },
    {
      title: '你可以填也可以不填',
      lines: [
        '昵称、头像、手机号、生日都可以不填，入会和积分用不到它们。填了随时能在「我的资料」里删掉。',
        '手机号只从微信拿，用来认出你在门店留手机号的消费；生日只要月和日，用来给你生日那个月的倍率和礼物。',
      ],
    },
    {
      title: '用来做什么',
      lines: [
        `给你记积分、评等级，让店员在你出示会员码时认出你。${brandName}不把这些卖给或送给别人。`,
        '会员码每 30 秒换一次，店员扫到后看得到会员号、等级、积分、加入的日子，和昵称的第一个字（如果有）。',
      ],
    },
    {
      title: '记多久',
      lines: [
        '你是会员期间一直记着。退出会员后，资料和微信身份抹去，积分作废；订单和积分的流水换成编号留着，用来对账和退款。',
      ],
    },
    {
      title: '你可以',
      lines: [
        '随时在「积分」和「我的等级」里看到每一笔和它的原因，在「隐私与数据」里把一切导出成文件。',
        '随时退出：申请后有 7 天可以撤回，到期才抹去。',
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
        `按实付金额算，每满 ¥1 得 ${earnPerYuan} 积分，不满 ¥1 的零头不算。`,
        `再乘等级的倍率：${tiers.map(({ name, multiplier }) => `${name} ×${multiplier}`).join('，')}。最高 ${programme.multiplierMax} 倍。`,
        `每天签到得积分，连签满 ${programme.checkInDays} 天多得一次。`,
      ],
    },
    {
      title: '什么时候能用',
      lines: [
        `消费得的积分先待生效 ${pendingDays} 天（退款期），看得到，过后自动到账。`,
        `积分在获得后第 ${validMonths} 个月的月底到期。`,
      ],
    },
    {
      title: '怎么用',
      lines: [
        `${pointsPerRedeem} 积分值 ${shortYuan(redeemFen)}。换好礼和付款时抵扣还没有开放，现在只能攒。`,
        '积分不能买卖、不能提现、不能转赠。',
      ],
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
      lines: ['新规则只管之后发生的事，已经得到的积分不动。这里的文字变了，最下面的版本号就跟着变。'],
    },
  ]
}

function tierText({ name, threshold }: Programme['tiers'][number]): string {
  return `${name} ${grouped(threshold)}`
}
