/** The member whom somebody names by the number on their card. */
import { refuse } from '../../src/domain/result'
import type { Store } from './store'

export const memberUnknown = refuse(
  'MEMBER_UNKNOWN',
  '没有这个会员号，什么都没有改动。请核对会员号后再发一次。',
)

/** The member of a number, as they joined: an account that was merged is followed by who reads it. */
export async function memberIdOfNumber(store: Store, memberNo: string): Promise<string | null> {
  const [member] = await store.find('members', { where: { memberNo }, limit: 1 })
  return member?._id ?? null
}
