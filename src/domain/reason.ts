/** Why a row is there: the title and the sentence a member reads beside each movement. */
import { fullDate } from './beijing-text'
import { startOfDay } from './calendar'
import { checkInReason, checkInTitle } from './check-in-words'
import type { Entry, EntryKind, Multiplier, Why } from './entry'
import { grouped, yuan } from './figures'
import { couponReason } from './coupon-move-words'
import { correctionReason } from './correction-words'
import { recordReason } from './record-words'
import { refundReason } from './refund-words'
import { wordReason, wordTitle } from './word-words'

export const titles: Record<EntryKind, string> = {
  purchase: '消费',
  'points-as-cash': '积分抵扣',
  refund: '退款',
  'points-returned': '退回积分',
  'check-in': checkInTitle,
  activate: '补还',
  expire: '到期',
  tier: '等级',
  redeem: '兑换',
  'group-returned': '拼团未成',
  coupon: '卡券',
  adjust: '调整',
  'merge-in': '合并',
  'merge-out': '合并',
  word: wordTitle,
  invite: '邀请',
  invited: '受邀',
  'contest-prize': '竞赛奖',
  profile: '资料',
  leave: '申请退出',
  stay: '撤回退出',
  forfeit: '退出会员',
  join: '入会',
  void: '未成功',
}

/** The sentence of an entry. */
export function reasonOf(why: Why): string {
  switch (why.of) {
    case 'purchase':
      return boughtReason(why.paidFen, why.multiplier)
    case 'points-as-cash':
    case 'refund':
    case 'points-returned':
      return refundReason(why)
    case 'check-in':
      return checkInReason(why.streakDays, why.bonusPoints)
    case 'activate':
      return `${chineseDay(why.day)}到账时补还之前不够扣的 ${grouped(why.repaid)}`
    case 'expire':
      return `${fullDate(startOfDay(why.day))}到期，没有用完`
    case 'tier':
      return tierMoved(why) + (why.gift ? ` · 升级礼「${why.gift.label}」在卡券里` : '')
    case 'redeem':
      return `${why.label} · ${why.groupId ? '拼团，' : ''}先用掉最早到期的`
    case 'group-returned':
      return `${why.label} · 人没有齐，积分退回原来的到期日`
    case 'coupon':
      return couponReason(why)
    case 'adjust':
    case 'merge-in':
    case 'merge-out':
      return correctionReason(why)
    case 'word':
      return why.word === null ? '口令没有对上，积分没有变' : wordReason(why.word, why.place)
    case 'invite':
      return inviteReason(why)
    case 'invited':
      return '第一笔消费过了退款期，邀请你的人得到积分'
    case 'contest-prize':
      return `${contestName(why)} · 第 ${why.place} 名，得 ${why.label}`
    case 'profile':
    case 'leave':
    case 'stay':
    case 'forfeit':
      return recordReason(why)
    case 'join':
      return '加入会员'
    case 'void':
      return '这一次没有成功，积分没有动'
  }
}

/** What a member reads in place of a row's points: a note has none. */
export function shownPoints(entry: Entry): number {
  return entry.kind === 'activate' ? entry.debt : entry.points + entry.pending
}

const times = (percent: number) => `×${percent / 100}`

/** 消费 ¥128.00 · 金卡 ×1.5 · 会员日 ×2，合计 ×2.5 · 指定商品 ¥56.00 拿铁周 ×2 · 开业礼 另送 20 */
export function boughtReason(paidFen: number, multiplier: Multiplier): string {
  const { extras, parts = [], bonuses = [] } = multiplier
  const factors = extras.map(({ name, percent }) => `${name} ${times(percent)}`)
  const whole = [`消费 ${yuan(paidFen)}`, ...factors].join(' · ') + totalOf(multiplier)
  return [
    whole,
    ...parts.map(({ name, percent, fen }) => `${name} 指定商品 ${yuan(fen)} 再加 ${times(percent - 100)}`),
    ...bonuses.map(({ name, points }) => `${name} 另送 ${grouped(points)}，全部退款时收回`),
  ].join(' · ')
}

/** The total is said where it is not the one factor just read. */
function totalOf({ extras, percent }: Multiplier): string {
  return extras.length > 1 || extras.some((extra) => extra.percent > percent)
    ? `，合计 ${times(percent)}`
    : ''
}

/** What became of a tier, in words. */
export function tierMoved(why: Extract<Why, { of: 'tier' }>): string {
  const growth = `成长值 ${grouped(why.growth)}`
  const until = why.until === null ? '' : fullDate(why.until)
  switch (why.move) {
    case 'upgraded':
      return `升级到${why.name} · ${growth}，有效期至 ${until}`
    case 'renewed':
      return `${why.name}续期 · ${growth}，有效期至 ${until}`
    case 'kept':
      return `${why.name}为你保留 · 有效期至 ${until}`
    case 'grace':
      return `${why.name}保留到 ${until} · ${growth}，还不够保级`
    case 'granted':
      return `授予${why.name}${why.grant ? ` · ${why.grant.reason}` : ''}，有效期至 ${until}`
    case 'downgraded':
      return `等级调整为${why.name} · ${growth}`
  }
}

/** 11月16日起的周竞赛, 11月竞赛 */
function contestName({ period, key }: Extract<Why, { of: 'contest-prize' }>): string {
  return period === 'weekly' ? `${chineseDay(key)}起的周竞赛` : `${Number(key.slice(5))}月竞赛`
}

/** Who it was is on the list of invitations as long as they are a member: a row is for ever. */
function inviteReason({ state, monthlyMax }: Extract<Why, { of: 'invite' }>): string {
  if (state === 'counted') return `邀请一位朋友 · 第一笔消费过了退款期`
  return state === 'over' ? `邀请一位朋友 · 当月的 ${monthlyMax} 位已满，没有积分` : `邀请一位朋友 · 没有计入`
}

function chineseDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}
