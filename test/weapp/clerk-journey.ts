/** What clerks do on their phones. */
import type { MemberJourney } from './member-journey'
import type { Phone } from './phone'
import { record, type Step } from './recorder'

/** Sees who it is by the digits a member reads out, then by the QR code. */
export async function findMember(phone: Phone, { code, memberNo }: MemberJourney): Promise<Step[]> {
  const { screen } = phone
  const { steps, step } = record(phone)
  const tap = (words: string) => () => screen.tap(words)
  await step({ name: 'home of a clerk', act: () => undefined, until: '加入会员' })
  await step({ name: 'my tab of a clerk', act: tap('我的'), until: '我是店员' })
  await step({ name: 'staff page', act: tap('我是店员'), until: '衡山路店' })
  const keys = code.digits.split('')
  for (const [index, key] of keys.slice(0, -1).entries()) {
    const typed = code.digits.slice(0, index + 1)
    await step({ name: `digit ${index + 1}`, act: tap(key), until: typed })
  }
  await step({ name: 'member found by digits', act: tap(keys.at(-1) ?? ''), until: memberNo })
  await step({ name: 'next member', act: tap('识别下一位'), until: '扫会员码或券码' })
  phone.owner.scans = code.qr
  await step({ name: 'member found by QR code', act: tap('扫会员码或券码'), until: memberNo })
  return steps
}

/** Somebody who is no clerk yet types the code of an invitation, and is one. */
export async function acceptInvitation(phone: Phone, code: string): Promise<Step[]> {
  const { screen } = phone
  const { steps, step } = record(phone)
  const tap = (words: string) => () => screen.tap(words)
  await step({ name: 'home of a colleague', act: () => undefined, until: '加入会员' })
  await step({ name: 'my tab of a colleague', act: tap('我的'), until: '我是店员' })
  await step({ name: 'staff page without the role', act: tap('我是店员'), until: '我有邀请码' })
  await step({ name: 'invitation page', act: tap('我有邀请码'), until: '邀请码由运营或店长发给你' })
  await step({ name: 'code typed', act: () => screen.type('邀请码', code), until: '加入门店' })
  await step({ name: 'invitation accepted', act: tap('加入门店'), until: '衡山路店' })
  return steps
}
