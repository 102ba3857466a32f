/** Operators are members too: what moves points by hand is never done to one's own card. */
import { refuse, type Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Call } from './action'

const own = refuse('MEMBER_OWN', '这动到你自己的会员号，积分没有动。请让另一位运营来做。')

/** Refuses an operator where one of these ids leads to the card that their own openid leads to; null where none does. */
export async function refuseOwnCard(
  { edge, memberId }: Pick<Call, 'edge' | 'memberId'>,
  touched: string[],
): Promise<Refusal | null> {
  const { memberId: card } = await readAccount(edge.store, memberId)
  for (const id of touched) if ((await readAccount(edge.store, id)).memberId === card) return own
  return null
}
