/** Writing down what members say of themselves: what the platform vouches for is asked before the account is read. */
import type { Phone } from '../../src/domain/account'
import type { SetProfile, Vouched } from '../../src/domain/profile'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Call } from './action'

const unread = refuse(
  'PHONE_UNREAD',
  '微信没有给出手机号，什么都没有改。请再点一次，或者先不填，不影响积分。',
)

/** The environment, and the number behind what the phone was given. Refuses what WeChat does not know as a number. */
export async function vouchedFor({ edge, now }: Call, { phone }: SetProfile): Promise<Vouched | Refusal> {
  const { envId, openPhone } = edge.platform
  if (phone === undefined || phone === null) return { envId, phone: null }
  const opened = await openPhone(phone)
  if (!opened) return unread
  const known: Phone = { ...opened, at: now }
  return { envId, phone: known }
}
