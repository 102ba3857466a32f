/** A group as a member sees it. */
import type { Instant } from './calendar'
import type { Group } from './group'
import { maskedName } from './masked-name'
import type { Picture, TemplateVersion } from './template'

export interface GroupView {
  now: Instant
  groupId: string
  offerId: string
  name: string
  picture: Picture
  pricePoints: number
  places: number
  /** How many are missing; 0 where it is full. */
  missing: number
  startedAt: Instant
  closesAt: Instant
  /** `settling`: it is full or over, and coupons or points are on their way. */
  state: 'open' | 'settling' | 'full' | 'failed'
  /** In the order in which they came, the starter first. */
  seats: { name: string; isMe: boolean }[]
  isMine: boolean
}

/** Who holds or has a place; nothing but the id is known of who has left. */
export interface Seat {
  nickname: string | null
  memberNo: string
  isMe: boolean
}

/** A group as it stands at a moment. `seats` are those who hold or have a place. */
export function groupView(
  group: Group,
  { seats, template, now }: { seats: Seat[]; template: TemplateVersion | null; now: Instant },
): GroupView {
  const missing = Math.max(0, group.places - seats.length)
  return {
    now,
    groupId: group._id,
    offerId: group.offerId,
    name: group.label,
    picture: template?.picture ?? 'gift',
    pricePoints: group.pricePoints,
    places: group.places,
    missing,
    startedAt: group.startedAt,
    closesAt: group.closesAt,
    state: stateOf(group, missing, now),
    seats: seats.map(({ nickname, memberNo, isMe }) => ({ name: maskedName(nickname, memberNo), isMe })),
    isMine: seats.some(({ isMe }) => isMe),
  }
}

function stateOf({ state, isPaid, closesAt }: Group, missing: number, now: Instant): GroupView['state'] {
  if (state !== 'open') return isPaid ? state : 'settling'
  return missing === 0 || now >= closesAt ? 'settling' : 'open'
}
