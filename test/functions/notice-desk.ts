/** A desk with templates for every notice, and members with points that end this month. */
import { writeAccount } from '../../cloudfunctions/lib/account'
import type { Message } from '../../cloudfunctions/lib/notice-door'
import { noticeKinds } from '../../src/domain/notice'
import { readTemplate } from '../../src/domain/notice-template'
import { given, profile } from '../domain/given'
import { type Desk, openDesk } from './desk'

const fields = 'what=thing1&count=number2&when=time3&hint=thing4'

/** `deliver` answers WeChat's errcode, or what the call throws. */
export async function openNoticeDesk(
  members: string[],
  deliver: (message: Message) => number | Error,
): Promise<Desk> {
  const desk = openDesk('2026-11-20 12:00')
  for (const kind of noticeKinds) desk.edge.notices.templates[kind] = readTemplate(`T${kind}?${fields}`)!
  desk.edge.notices.send = async (message) => {
    await desk.before('send')
    const answered = deliver(message)
    if (answered instanceof Error) throw answered
    return answered
  }
  for (const memberId of members) {
    const account = given({ memberId, profile, lots: { m202611: 320 } })
    await writeAccount(desk.edge.store, account, account)
    const row = { _id: memberId, openid: `o${memberId}`, memberNo: `N${memberId}` }
    await desk.edge.store.insert('members', [row])
  }
  return desk
}
