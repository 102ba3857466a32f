/** A finding of the audit as an operator reads it: what it is, what differs, and what to do now. */
import { clockTime, fullDate, monthDay } from './beijing-text'
import { grouped, inFours, yuan } from './figures'
import type { Finding, FindingCode } from './finding'
import { titles } from './reason'
import type { Settings } from './settings'

export interface FindingView {
  title: string
  /** The member's number, or the beginning of a customer's id. */
  who: string
  text: string
  advice: string
}

const findingTitles: Record<FindingCode, string> = {
  'lots-differ': '积分对不上',
  'pending-differs': '待生效对不上',
  'debt-differs': '欠分对不上',
  'growth-differs': '成长值对不上',
  'coupons-differ': '卡券对不上',
  'flow-differs': '收支不平',
  negative: '出现负数',
  'tier-differs': '等级对不上',
  'entry-missing': '流水缺号',
  'entry-twice': '流水重号',
  'entry-unbalanced': '流水自相矛盾',
  'copy-differs': '两份流水不一样',
  'order-differs': '和订单对不上',
  'order-twice': '订单重复入账',
  'order-missing': '找不到订单',
  'order-unposted': '订单没有入账',
  'unit-unknown': '库存没有记录',
  'unit-unpaid': '库存多记一份',
  'due-late': '结算排晚了',
  'settling-stuck': '到期没有结算',
  'effects-lost': '后续没有做完',
  'account-unreadable': '账户读不出来',
}

const checkFirst = '先不要给这位会员做手动调整。把会员号和这一条发给技术人员，查清后用一笔新的调整改正。'
const byItself = '积分没有少，会员下一次有动作时会自动补上。一直不消失的话，把这一条发给技术人员。'
const stock = '先不要给这份库存加量。把这一条发给技术人员核对。'

const advices: Partial<Record<FindingCode, string>> = {
  'order-unposted': '让收银或商城把这笔订单原样再发一次，同一笔订单不会记两次。',
  'due-late': byItself,
  'settling-stuck': byItself,
  'effects-lost': byItself,
  'unit-unknown': stock,
  'unit-unpaid': stock,
  'account-unreadable': '这位会员现在可能打不开页面。请马上把这一条发给技术人员。',
}

/** A finding in words. */
export function findingView(finding: Finding, settings: Settings): FindingView {
  const { code, memberId, memberNo } = finding
  return {
    title: findingTitles[code],
    who: memberNo === null ? `未认领的顾客 ${memberId.slice(0, 8)}` : `会员 ${inFours(memberNo)}`,
    text: textOf(finding, settings),
    advice: advices[code] ?? checkFirst,
  }
}

function textOf(finding: Finding, settings: Settings): string {
  const { code, place } = finding
  const [stands, should] = [figure(finding.stands), figure(finding.should)]
  switch (code) {
    case 'lots-differ':
    case 'pending-differs':
    case 'debt-differs':
    case 'growth-differs':
      return `${placeText(place)}账上是 ${stands}，逐笔加起来是 ${should}${differenceOf(finding)}。`
    case 'coupons-differ':
      return `券 ${place} 在卡券里有 ${stands} 张，逐笔加起来是 ${should} 张。`
    case 'flow-differs':
      return `发放减去使用、过期和收回应该剩 ${should}，账上是 ${stands}${differenceOf(finding)}。`
    case 'negative':
      return `${placeText(place)}成了 ${stands}。`
    case 'tier-differs':
      return tierText(finding, settings)
    case 'entry-missing':
      return `第 ${place} 笔流水不见了。`
    case 'entry-twice':
      return `第 ${stands} 笔流水有两份，第二份是${finding.entry ? titles[finding.entry.kind] : ''}。`
    case 'entry-unbalanced':
      return `${entryText(finding)}的${placeText(place)}写的是 ${stands}，按它自己的内容应该是 ${should}。`
    case 'copy-differs':
      return `${entryText(finding)}在账户里和归档里的内容不一样。`
    default:
      return outsideText(finding)
  }
}

function outsideText(finding: Finding): string {
  const { code, place } = finding
  switch (code) {
    case 'order-differs':
      return `${entryText(finding)}和订单 ${place} 不一样：${orderDifference(finding)}。`
    case 'order-twice':
      return `订单 ${place} 入账不止一次，多的是${entryText(finding)}。`
    case 'order-missing':
      return `${entryText(finding)}说的订单 ${place} 找不到。`
    case 'order-unposted':
      return `订单 ${place}（实付 ${yuan(Number(finding.should))}）收到一天多了，还没有入账。`
    case 'unit-unknown':
      return `${entryText(finding)}占了库存 ${place} 里的一份，库存里没有记它。`
    case 'unit-unpaid':
      return `库存 ${place} 里有一份算作已经给出，账户里没有这一笔。`
    case 'due-late':
      return `下一次结算排在${moment(finding.stands)}，应该是${moment(finding.should)}。`
    case 'settling-stuck':
      return `${moment(finding.stands)}就该结算，到现在还没有结成。`
    case 'effects-lost':
      return `${entryText(finding)}还有后续没有做完，也没有排进补做。`
    default:
      return '账户里的内容读不出来，这一次没有对成。'
  }
}

function figure(value: Finding['stands']): string {
  return typeof value === 'number' ? grouped(value) : (value ?? '无')
}

function differenceOf({ stands, should }: Finding): string {
  if (typeof stands !== 'number' || typeof should !== 'number') return ''
  return stands > should ? `，多 ${grouped(stands - should)}` : `，少 ${grouped(should - stands)}`
}

function orderDifference({ stands, should }: Finding): string {
  const [a, b] = [Number(stands), Number(should)]
  // An amount in fen never comes near a time in ms.
  const isTime = Math.max(a, b) > 100_000_000_000
  return isTime
    ? `流水的付款时间是${moment(a)}，订单是${moment(b)}`
    : `流水的实付是 ${yuan(a)}，订单是 ${yuan(b)}`
}

function moment(at: Finding['stands']): string {
  const known = typeof at === 'number' && at > 0 && at < 9_000_000_000_000
  return known ? `${fullDate(at)} ${clockTime(at)}` : '很久以后'
}

function tierText({ place, stands, should }: Finding, settings: Settings): string {
  if (place === 'until') return `等级有效期是${untilText(stands)}，最近一次变动说的是${untilText(should)}。`
  const tierName = (id: Finding['stands']) => settings.tier.ladder.find((tier) => tier.id === id)?.name ?? id
  return `等级是${tierName(stands)}，流水里的变动说的是${tierName(should)}。`
}

const untilText = (at: Finding['stands']) => (at === null ? '长期' : `到${moment(at)}`)

/** 第 12 笔流水（消费，11月20日 14:05） */
function entryText({ entry }: Finding): string {
  if (!entry) return '有一笔流水'
  return `第 ${entry.seq} 笔流水（${titles[entry.kind]}，${monthDay(entry.at)} ${clockTime(entry.at)}）`
}

const fieldNames: Record<string, string> = {
  points: '可用积分',
  pending: '待生效积分',
  debt: '欠分',
  growth: '成长值',
  net: '积分',
  lots: '批次',
  kind: '类型',
  opId: '编号',
}

/** The key of a lot, a bucket or a month, as the time it names. */
function placeText(place: string): string {
  const [, kind, year, month, day] = /^([mdg])(\d{4})(\d\d)(\d\d)?$/.exec(place) ?? []
  if (kind === undefined) return fieldNames[place] ?? place
  const date = `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`
  if (kind === 'm') return `${date}到期的积分`
  return kind === 'd' ? `${date}到账的积分` : `${date}的成长值`
}
