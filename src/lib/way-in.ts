/** What helps who is refused as a guest better than asking again. */
import { go } from './navigation'

const joining = { text: '加入会员', onTap: () => go('join') }

export function wayIn(code: string): typeof joining | undefined {
  return code === 'MEMBER_NOT_JOINED' ? joining : undefined
}
