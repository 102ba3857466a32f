/**
 * The avatar: a picture that the member's phone puts into the cloud's storage. Nobody can list what lies there, so its
 * place is offered, and written down, before it is uploaded: what is never saved is found again and erased. A place can
 * be named in the profile for half an hour; from then on no picture that was replaced comes back.
 */
import * as v from 'valibot'
import { type Instant, MINUTE_MS } from './calendar'
import { commandKeys } from './request'

export const OfferAvatar = v.strictObject({
  ...commandKeys,
  kind: v.picklist(['png', 'jpg', 'jpeg', 'webp']),
})

export type OfferAvatar = v.InferOutput<typeof OfferAvatar>

const NAMED_WITHIN_MS = 30 * MINUTE_MS
/** Clocks of two instances may be an hour apart, and a call takes a minute. */
const SURELY_OVER_MS = 180 * MINUTE_MS

/** Where a picture is to be put that is offered now; its name begins with the moment. */
export function avatarPath(memberNo: string, { requestId, kind }: OfferAvatar, now: Instant): string {
  return `avatars/${memberNo}/${now}-${requestId}.${kind}`
}

/** Where a picture lies. */
export interface AvatarPlace {
  envId: string
  path: string
  memberNo: string
  /** When it can surely not be named any more, unless it is named by then; in the past for one that never was offered. */
  overAt: Instant
}

/** The place in a file id of WeChat's, `cloud://environment.bucket/path`; null where it is no picture of a member's. */
export function avatarPlace(fileId: string): AvatarPlace | null {
  const [, envId, path] = /^cloud:\/\/([\w-]+)\.[\w-]+\/(.+)$/.exec(fileId) ?? []
  const [, memberNo, name] = /^avatars\/(\w+)\/([\w-]{1,64})\.(?:png|jpe?g|webp)$/.exec(path ?? '') ?? []
  if (envId === undefined || path === undefined || memberNo === undefined || name === undefined) return null
  return { envId, path, memberNo, overAt: offeredAt(name) + SURELY_OVER_MS }
}

const offeredAt = (name: string): Instant => Number(/^(\d{13})-/.exec(name)?.[1] ?? 0)

/** True for a picture of this environment that lies in the member's own folder, and for nothing else. */
export function isOwnAvatar(
  fileId: string,
  { envId, memberNo }: { envId: string; memberNo: string },
): boolean {
  const place = avatarPlace(fileId)
  return place !== null && place.envId === envId && place.memberNo === memberNo
}

/** True while a picture may be named for the first time; one that was offered by a clock ahead of ours is not refused. */
export function isOffered(fileId: string, now: Instant): boolean {
  const offered = (avatarPlace(fileId)?.overAt ?? 0) - SURELY_OVER_MS
  return offered >= now - NAMED_WITHIN_MS && offered <= now + SURELY_OVER_MS
}
