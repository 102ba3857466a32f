/** What a newcomer does on the first day: looks, joins with one tap, checks in, reads, shows the code. */
import { type Phone } from './phone'
import { record, type Step } from './recorder'

export interface MemberJourney {
  steps: Step[]
  /** The number on the member's card, without its space. */
  memberNo: string
  /** The digits under the QR code. */
  digits: string
}

export async function walkAsMember(phone: Phone): Promise<MemberJourney> {
  const { screen, navigation } = phone
  const { steps, step } = record(phone)
  const back = () => navigation.navigateBack({})
  await step({ name: 'home before joining', act: () => undefined, until: '加入会员' })
  await step({ name: 'join page', act: () => screen.tap('加入会员'), until: '同意并加入' })
  await step({ name: 'join', act: () => screen.tap('同意并加入'), until: '出示会员码' })
  const memberNo = replyOf(phone, 'join')['memberNo'] ?? ''
  await step({ name: 'check in', act: () => screen.tap('签到 +'), until: '签到成功' })
  await step({ name: 'statement', act: () => screen.tap('可用积分'), until: '签到' })
  await step({ name: 'back to home', act: back, until: '出示会员码' })
  await step({ name: 'tier page', act: () => screen.tap('成长值'), until: '钻石' })
  await step({ name: 'back to home again', act: back, until: '出示会员码' })
  await step({ name: 'member code', act: () => screen.tap('会员码'), until: '秒后换新码' })
  const digits = replyOf(phone, 'getCode')['digits'] ?? ''
  return { steps, memberNo, digits }
}

/** What the newest call of an action was answered with. */
function replyOf({ traffic }: Phone, action: string): Record<string, string> {
  const reply = traffic.calls.findLast((call) => call.action === action)?.reply
  // Every answer of a function has this shape; a refusal has no value, and then the page does not say what it must.
  return (reply as { value?: Record<string, string> } | undefined)?.value ?? {}
}
