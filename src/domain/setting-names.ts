/** What each setting is called, and which of them are only words. */

/** By their paths; a number in a path is written `#`. What is not named here is shown by its path. */
const names: Record<string, string> = {
  brand: '品牌',
  purchase: '消费',
  invite: '邀请',
  word: '群口令',
  checkIn: '签到',
  live: '直播',
  survey: '问卷',
  contest: '积分竞赛',
  points: '积分',
  redeem: '抵扣',
  tier: '等级规则',
  'brand.name': '品牌名',
  'brand.slogan': '品牌口号',
  'brand.privacyVersion': '隐私说明的版本',
  'brand.rulesVersion': '会员章程的版本',
  'purchase.pointsPerYuan': '每满 1 元的积分',
  'purchase.birthdayPercent': '生日月倍率（百分数）',
  'purchase.multiplierPercentMax': '倍率上限（百分数）',
  campaigns: '活动',
  'invite.points': '邀请一位的积分',
  'invite.monthlyMax': '每月邀请上限',
  'word.points': '群口令的积分',
  'word.dailyMax': '群口令每天上限',
  'checkIn.dailyPoints': '每天签到的积分',
  'checkIn.weekBonusPoints': '连续签到多得的积分',
  'checkIn.weekDays': '连续签到的天数',
  'live.points': '直播口令的积分',
  'live.sessionMax': '每场直播上限',
  'survey.points': '问卷的积分',
  'points.pendingDays': '待生效的天数',
  'points.validMonths': '积分有效的月数',
  'points.noticeDays': '到期前几天提醒',
  'points.noticeDays.#': '到期前几天提醒',
  'points.expiryShownDays': '到期前几天在首页显示',
  'points.returnGraceDays': '退回积分的宽限天数',
  'points.adjustAloneMax': '一位运营可单独调整的积分',
  'redeem.points': '抵扣一份用的积分',
  'redeem.fen': '抵扣一份值的分',
  'redeem.orderPercentMax': '一单最多抵扣（百分数）',
  'redeem.pointsMin': '最少几分起抵扣',
  'tier.ladder': '等级',
  'tier.ladder.#.name': '名称',
  'tier.ladder.#.threshold': '门槛',
  'tier.ladder.#.multiplierPercent': '消费倍率（百分数）',
  'tier.growthMonths': '成长值算几个月',
  'tier.validMonths': '等级有效的月数',
  'tier.graceDays': '等级宽限的天数',
  'tier.noticeDays': '降级前几天提醒',
  'tier.downgrade': '没保住等级时',
  'tier.privileges': '等级权益',
}

/** Only words and reminders: nothing of them changes what is issued or owed. Everything else does. */
const wordsOnly = [
  /^brand\./,
  /^tier\.ladder\.\d+\.name$/,
  /^tier\.privileges(\.|$)/,
  /^points\.noticeDays(\.|$)/,
  /^points\.expiryShownDays$/,
  /^tier\.noticeDays$/,
]

/** What a setting is called, from its path: tier.ladder.1.threshold is 等级第 2 级门槛. */
export function settingName(path: string): string {
  const place = /^tier\.ladder\.(\d+)/.exec(path)?.[1]
  const before = place === undefined ? '' : `等级第 ${Number(place) + 1} 级`
  return before + (names[path.replace(/\.\d+(?=\.|$)/g, '.#')] ?? path)
}

/** True for a setting that changes what is issued or owed: a second operator has to approve it. */
export function weighs(path: string): boolean {
  return !wordsOnly.some((pattern) => pattern.test(path))
}
