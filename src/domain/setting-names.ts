/** What each setting is called, and which of them are only words. */

/** What is wrong with a gift is told part by part. */
const giftNames = (path: string) => ({
  [`${path}.version`]: '礼物的券模板',
  [`${path}.name`]: '礼物的名称',
  [`${path}.days`]: '礼物的天数',
})

/** By their paths; a place in a list is written `#`. What is not named here is shown by its path. */
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
  coupons: '卡券',
  tier: '等级规则',
  'brand.name': '品牌名',
  'brand.slogan': '品牌口号',
  'brand.privacyVersion': '隐私说明的版本',
  'brand.rulesVersion': '会员章程的版本',
  'purchase.pointsPerYuan': '每满 1 元的积分',
  'purchase.birthdayPercent': '生日月倍率',
  'purchase.multiplierPercentMax': '倍率上限',
  birthday: '生日',
  'birthday.gift': '生日礼',
  ...giftNames('birthday.gift'),
  campaigns: '活动',
  'campaigns.#.id': '编号',
  'campaigns.#.name': '名称',
  'campaigns.#.kind': '方式',
  'campaigns.#.percent': '倍率',
  'campaigns.#.points': '另送的积分',
  'campaigns.#.from': '第一天',
  'campaigns.#.to': '最后一天',
  'campaigns.#.tiers': '限定等级',
  'campaigns.#.storeIds': '限定门店',
  'campaigns.#.skus': '限定商品',
  'campaigns.#.memberMax': '每人几单',
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
  'contest.weekly': '周赛',
  'contest.weekly.isOpen': '周赛开放',
  'contest.weekly.activities': '周赛算哪些积分',
  'contest.weekly.prizes': '周赛奖品',
  'contest.weekly.prizes.#.points': '周赛奖品的积分',
  'contest.weekly.prizes.#.label': '周赛奖品的名称',
  'contest.monthly': '月赛',
  'contest.monthly.isOpen': '月赛开放',
  'contest.monthly.activities': '月赛算哪些积分',
  'contest.monthly.prizes': '月赛奖品',
  'contest.monthly.prizes.#.points': '月赛奖品的积分',
  'contest.monthly.prizes.#.label': '月赛奖品的名称',
  'points.pendingDays': '待生效的天数',
  'points.validMonths': '积分有效的月数',
  'points.noticeDays': '到期前几天提醒',
  'points.expiryShownDays': '到期前几天在首页显示',
  'points.returnGraceDays': '退回积分的宽限天数',
  'points.adjustAloneMax': '一位运营可单独调整的积分',
  'redeem.points': '抵扣一份用的积分',
  'redeem.fen': '抵扣一份值多少钱',
  'redeem.orderPercentMax': '一单最多抵扣',
  'redeem.pointsMin': '最少几分起抵扣',
  'coupons.aloneFenMax': '一位运营可单独发出的卡券',
  'tier.ladder': '等级',
  'tier.ladder.#.id': '编号',
  'tier.ladder.#.name': '名称',
  'tier.ladder.#.threshold': '门槛',
  'tier.ladder.#.multiplierPercent': '消费倍率',
  'tier.ladder.#.welcome': '升级礼',
  ...giftNames('tier.ladder.#.welcome'),
  'tier.growthMonths': '成长值算几个月',
  'tier.validMonths': '等级有效的月数',
  'tier.graceDays': '等级宽限的天数',
  'tier.noticeDays': '降级前几天提醒',
  'tier.downgrade': '没保住等级时',
  'tier.privileges': '等级权益',
  'tier.privileges.#.label': '名称',
  'tier.privileges.#.values.basic': '第一级的内容',
  'tier.privileges.#.values.silver': '第二级的内容',
  'tier.privileges.#.values.gold': '第三级的内容',
  'tier.privileges.#.values.diamond': '第四级的内容',
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

/** Lists whose parts are named by their place: 第 2 级, 第 1 个活动. */
const places: [RegExp, (place: number) => string][] = [
  [/^tier\.ladder\.(\d+)/, (place) => `等级第 ${place} 级`],
  [/^campaigns\.(\d+)/, (place) => `第 ${place} 个活动`],
  [/^tier\.privileges\.(\d+)/, (place) => `第 ${place} 条权益`],
  [/\.prizes\.(\d+)/, (place) => `第 ${place} 名`],
]

/** What a setting is called, from its path: tier.ladder.1.threshold is 等级第 2 级的门槛. */
export function settingName(path: string): string {
  const place = placeName(path)
  if (place === '') return bareName(path)
  return /\d$/.test(path) && !isNamed(path) ? place : `${place}的${bareName(path)}`
}

function placeName(path: string): string {
  const [pattern, name] = places.find(([one]) => one.test(path)) ?? []
  const place = pattern?.exec(path)?.[1]
  return name && place !== undefined ? name(Number(place) + 1) : ''
}

const keyOf = (path: string) => path.replace(/\.\d+(?=\.|$)/g, '.#')

/** One of a list of plain values is called what the list is called. */
const isNamed = (path: string) =>
  names[keyOf(path).replace(/\.#$/, '')] !== undefined && /\.\d+\..*\.\d+$/.test(path)

/** The same without the place in its list: 门槛. */
export function bareName(path: string): string {
  return names[keyOf(path)] ?? names[keyOf(path).replace(/\.#$/, '')] ?? path
}

/** True for a setting that changes what is issued or owed: a second operator has to approve it. */
export function weighs(path: string): boolean {
  return !wordsOnly.some((pattern) => pattern.test(path))
}
