/** Operators are members too: what moves points by hand is never done to one's own card. */
import { idsOf } from '../../src/domain/account'
import { refuse, type Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Call } from './action'

const ownCard = refuse('MEMBER_OWN', '这动到你自己的会员号，积分没有动。请让另一位运营来做。')

/** Refuses an operator where one of these ids leads to the card that their own openid leads to; null where none does. */
export async function refuseOwnCard(
  { edge, memberId }: Pick<Call, 'edge' | 'memberId'>,
  touched: string[],
): Promise<Refusal | null> {
  if (touched.length === 0) return null
  // Every id that leads to a card is among its own, and a list may be long.
  const own = idsOf(await readAccount(edge.store, memberId))
  return touched.some((id) => own.includes(id)) ? ownCard : null
}
