/** A group as a member sees it. */
import { type Account, balanceOf } from './account'
import type { Instant } from './calendar'
import { ruleLine, storesText, validityText } from './coupon-words'
import type { Group } from './group'
import { maskedName } from './masked-name'
import type { Refusal } from './result'
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

/** A group with what stands beside the button that takes a place in it. */
export interface GroupPage extends GroupView {
  /** Null for who has not joined. */
  member: { points: number; memberNo: string } | null
  /** What keeps the caller from a place that is free; null where nothing does. */
  obstacle: { code: string; message: string } | null
  /** 到店出示，换一份; empty where what it gave is gone. */
  ruleLine: string
  validityText: string
  storesText: string
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

/** The page of a group for one caller; `storeNames` are of its template's stores, in their order. */
export function groupPage(
  account: Account,
  view: GroupView,
  { template, storeNames, obstacle }: Given,
): GroupPage {
  const { profile } = account
  return {
    ...view,
    member: profile ? { points: balanceOf(account), memberNo: profile.memberNo } : null,
    obstacle: obstacle && { code: obstacle.code, message: obstacle.message },
    ruleLine: template ? ruleLine(template.rule) : '',
    validityText: template ? validityText(template.validity) : '',
    storesText: template ? storesText(template.rule, storeNames) : '',
  }
}

interface Given {
  template: TemplateVersion | null
  storeNames: string[]
  obstacle: Refusal | null
}

function stateOf({ state, isPaid, closesAt }: Group, missing: number, now: Instant): GroupView['state'] {
  if (state !== 'open') return isPaid ? state : 'settling'
  return missing === 0 || now >= closesAt ? 'settling' : 'open'
}
