/** The way to a group, as the card of a member carries it. */
import { screenPath } from '../../../lib/navigation'

/** A friend who joins by the card of a member came by that member. */
export function groupPath(groupId: string, memberNo: string | null): string {
  return `/${screenPath('group')}?id=${groupId}${memberNo === null ? '' : `&inviter=${memberNo}`}`
}
