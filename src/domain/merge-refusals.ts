/** Why two accounts are not merged. */
import type { Account } from './account'
import { COUPONS_MAX } from './coupon'
import { couponsPromised } from './coupon-room'
import { refuse, type Refusal } from './result'

/** So many ids may lead to one account: a longer way would take too many reads. */
export const ALIASES_MAX = 32

const same = refuse('MERGE_SAME_MEMBER', '这两个本来就是同一位会员，积分没有动。请核对要合并的会员号。')
const done = refuse('MERGE_DONE', '这位会员已经并到别的会员号了，积分没有动。请刷新后看看合并到了哪里。')
const backwards = refuse(
  'MERGE_BACKWARDS',
  '要并到的一方还没有入会，积分没有动。请反过来，把它并到会员号里。',
)
const left = refuse('MERGE_MEMBER_LEFT', '其中一位已经退出，积分没有动。请等对方重新加入后再合并。')
const leaving = refuse(
  'MERGE_MEMBER_LEAVING',
  '其中一位申请了退出，积分没有动。请等对方撤回申请，或者等退出以后再看。',
)
const tooMany = refuse(
  'MERGE_LIMIT_REACHED',
  `一个会员号最多并进 ${ALIASES_MAX} 个，已经满了，积分没有动。请核对是不是同一个人。`,
)

const tooManyCoupons = refuse(
  'MERGE_COUPONS_FULL',
  `两边没用的券和这几天拼的团加起来超过 ${COUPONS_MAX} 个，积分和券都没有动。请等对方用掉几张再合并。`,
)

/** Refuses what is no merge of two: the source as it lies there, the target at the end of its own merges. */
export function refuseMerge(source: Account, target: Account): Refusal | null {
  if (source.memberId === target.memberId) return same
  if (source.mergedInto !== null) return done
  if (hasLeft(source) || hasLeft(target)) return left
  if ([source, target].some(({ leave }) => leave?.state === 'asked')) return leaving
  if (source.profile && !target.profile) return backwards
  if (target.aliases.length + source.aliases.length + 1 > ALIASES_MAX) return tooMany
  return wouldPassRoom(source, target) ? tooManyCoupons : null
}

/** Who brings no coupons is never kept waiting for those that the other has. */
function wouldPassRoom(source: Account, target: Account): boolean {
  const brought = couponsPromised(source)
  return brought > 0 && brought + couponsPromised(target) > COUPONS_MAX
}

/** Whoever joins once has an invitation, or none, for ever: without a profile beside it they have left. */
const hasLeft = ({ profile, invite }: Account) => profile === null && invite !== null
