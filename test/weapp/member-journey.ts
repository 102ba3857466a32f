/** What a newcomer does on the first day: looks, joins with one tap, checks in, reads, shows the code. */
import { type Phone } from './phone'
import { record, type Step } from './recorder'

export interface MemberJourney {
  steps: Step[]
  memberNo: string
  /** The code that is on the screen at the end: what a camera reads, and the digits below. */
  code: { qr: string; digits: string }
}

/** What the operator has given out for today. */
export const wordOfToday = '桂花'

/** The cloud knows a purchase of this person from before. */
export async function walkAsMember(phone: Phone): Promise<MemberJourney> {
  const { screen, back } = phone
  const { steps, step } = record(phone)
  const tap = (words: string) => () => screen.tap(words)
  await step({ name: 'home before joining', act: () => undefined, until: '加入会员' })
  await step({ name: 'join page', act: tap('加入会员'), until: '同意并加入' })
  await step({ name: 'join', act: tap('同意并加入'), until: '出示会员码' })
  const { memberNo = '' } = valueOf(phone, 'join')
  await phone.see(memberNo)
  await step({ name: 'check in', act: tap('签到 +'), until: '签到成功' })
  await step({ name: 'the word of success goes', act: () => phone.pass(5000), until: '今日 +' })
  await step({ name: 'calendar', act: tap('看签到日历'), until: '签了 1 天，得 5 积分' })
  await step({ name: 'back from the calendar', act: back, until: '出示会员码' })
  await step({ name: 'word sheet', act: tap('群口令'), until: '提交' })
  await step({ name: 'a word is typed', act: () => screen.type('口令', wordOfToday), until: '提交' })
  await step({ name: 'word', act: tap('提交'), until: '对上了，+10 积分已到账' })
  await step({ name: 'word sheet closes', act: tap('关闭'), until: '当天第 1 个' })
  await step({ name: 'invitations', act: tap('邀好友'), until: '发给微信好友' })
  await step({ name: 'back from the invitations', act: back, until: '出示会员码' })
  await step({ name: 'statement', act: tap('可用积分'), until: '消费 ¥128.00' })
  await phone.see('签到')
  await step({ name: 'back to home', act: back, until: '出示会员码' })
  await step({ name: 'tier page', act: tap('成长值'), until: '钻石' })
  await step({ name: 'back to home again', act: back, until: '出示会员码' })
  await step({ name: 'rewards tab', act: tap('好礼'), until: '好礼还没有上架' })
  await step({ name: 'wallet tab', act: tap('卡券'), until: '还没有券' })
  await step({ name: 'my tab', act: tap('我的'), until: '会员章程' })
  await step({ name: 'contest', act: tap('积分竞赛'), until: '现在没有周竞赛' })
  await step({ name: 'back from the contest', act: back, until: '会员章程' })
  await step({ name: 'member code', act: tap('会员码'), until: '秒后换新码' })
  await step({ name: 'a second passes', act: () => phone.pass(1000), until: '秒后换新码' })
  const { qr = '', digits = '' } = valueOf(phone, 'getCode')
  await phone.see(digits)
  if (!screen.hasPicture()) throw new Error('The sheet of the member code shows no QR code')
  return { steps, memberNo, code: { qr, digits } }
}

/** What the newest call of an action was answered with. */
function valueOf({ traffic }: Phone, action: string): Record<string, string> {
  const reply = traffic.calls.findLast((call) => call.action === action)?.reply
  // Every answer of a function has this shape; a refusal has no value, and then the page does not say what it must.
  return (reply as { value?: Record<string, string> } | undefined)?.value ?? {}
}
