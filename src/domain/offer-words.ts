/** What stands beside an offer in the shop: light enough for the phone, which says it anew as the seconds pass. */
import { clockTime, DAY_MS, dayText, fullDate, monthDay } from './beijing-text'
import { grouped } from './figures'
import type { OfferCard } from './shop-view'

/** The words in the corner of a card: what keeps me from it, or how many there still are. */
export function cornerText(card: OfferCard, now: number): string {
  const { stand } = card
  if (now >= card.closesAt) return '已结束'
  if (stand.state === 'gone') return '兑完了'
  if (stand.state === 'taken') return `你已兑 ${card.taken} 份`
  if (stand.state === 'tier') return `${stand.tierName}可兑`
  if (now < card.opensAt) return `${openingText(card.opensAt, now)} 开兑`
  if (card.isNearlyGone) return leftText(card)
  if (stand.state === 'short') return `还差 ${grouped(stand.missing)}`
  return card.quantity > card.left
    ? `已兑 ${grouped(card.quantity - card.left)}`
    : `共 ${grouped(card.quantity)} 份`
}

/** What is said of few: it alone has a colour. */
export function leftText({ left }: Pick<OfferCard, 'left'>): string {
  return `剩 ${grouped(left)} 份`
}

/** 今晚 20:00; 明天 10:00; 11月24日 10:00 */
export function openingText(at: number, now: number): string {
  const time = clockTime(at)
  if (dayText(at) === dayText(now)) return `${Number(time.slice(0, 2)) >= 18 ? '今晚' : '今天'} ${time}`
  return `${dayText(at) === dayText(now + DAY_MS) ? '明天' : monthDay(at)} ${time}`
}

/** 980 积分; 免费领 where it costs nothing. */
export function priceText(pricePoints: number): string {
  return pricePoints === 0 ? '免费领' : `${grouped(pricePoints)} 积分`
}

/** What is missing and when it is there: 还差 232。11月28日到账 320，那天就够了。 */
export function shortText(stand: Extract<OfferCard['stand'], { state: 'short' }>): string {
  const missing = `积分还差 ${grouped(stand.missing)}。`
  if (stand.enough === null) return `${missing}签到和消费都能得。`
  const { at, points } = stand.enough
  return `${missing}${monthDay(at)}到账 ${grouped(points)}，那天就够了。`
}

/** What keeps a member from an offer, in a sentence of what happened and what to do; empty where nothing does. */
export function standText(card: OfferCard, now: number): string {
  const { stand } = card
  if (now >= card.closesAt) return '这一期结束了，积分没有被扣。看看别的好礼。'
  switch (stand.state) {
    case 'gone':
      return '都兑完了，积分没有被扣。看看别的好礼。'
    case 'taken':
      return `每人限 ${card.perMemberMax} 份，你已经兑了 ${card.taken} 份。看看别的好礼。`
    case 'tier':
      return `${stand.tierName}及以上可以兑。升到${stand.tierName}后就开放。`
    case 'helper':
      return `已有 ${stand.joined} 位朋友加入，还差 ${stand.steps - stand.joined} 位。朋友点你的邀请加入才算，转发本身不算。`
    case 'full':
      return `卡券最多放 ${stand.couponsMax} 张，现在放满了。用掉几张再来，积分没有被扣。`
    default:
      break
  }
  if (now < card.opensAt) return `${openingText(card.opensAt, now)} 开兑，到点按钮会亮。`
  return stand.state === 'short' ? shortText(stand) : ''
}

/** 共 200 份 · 每人限 1 份 */
export function limitText({
  quantity,
  perMemberMax,
  group,
}: Pick<OfferCard, 'quantity' | 'perMemberMax' | 'group'>): string {
  const unit = group ? '个团' : '份'
  return `共 ${grouped(quantity)} ${unit} · 每人限 ${perMemberMax} 份`
}

/** When an offer ends that closes at a moment (ms, excluded); midnight is the end of the day before: 2026年12月31日 24:00 */
export function closingText(closesAt: number): string {
  const isMidnight = dayText(closesAt - 1) !== dayText(closesAt)
  return isMidnight ? `${fullDate(closesAt - 1)} 24:00` : `${fullDate(closesAt)} ${clockTime(closesAt)}`
}

/** What a countdown of so many ms shows: 00 12 36, and the days before them where there are any. */
export function countdownParts(leftMs: number): { days: number; clock: [string, string, string] } {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const two = (count: number) => String(count).padStart(2, '0')
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two)
  const [hours = '00', minutes = '00', rest = '00'] = clock
  return { days: Math.floor(seconds / 86_400), clock: [hours, minutes, rest] }
}
