/** A clerk types the digits that a member reads out, and sees who it is. */
import type { MemberJourney } from './member-journey'
import type { Phone } from './phone'
import { record, type Step } from './recorder'

export async function findMember(phone: Phone, { digits, memberNo }: MemberJourney): Promise<Step[]> {
  const { screen, navigation } = phone
  const { steps, step } = record(phone)
  await step({ name: 'home of a clerk', act: () => undefined, until: '加入会员' })
  const open = () => navigation.navigateTo({ url: '/pages/staff/identify/index' })
  await step({ name: 'staff page', act: open, until: '衡山路店' })
  await step({ name: 'digits typed', act: () => screen.type('8 位数字', digits), until: '查会员' })
  const found = `${memberNo.slice(0, 4)} ${memberNo.slice(4)}`
  await step({ name: 'member found', act: () => screen.tap('查会员'), until: found })
  return steps
}
