/** The name of a member as other members see it. */

const unnamed = '会员 **'

/** 林** for 林知夏; somebody without a name is known by the end of the member number. */
export function maskedName(nickname: string | null, memberNo: string): string {
  const [first] = nickname ?? ''
  return first === undefined ? `${unnamed}${memberNo.slice(-2)}` : `${first}**`
}

/** The sign of a masked name on a small round seat: its first character, or the end of the member number. */
export function seatSign(masked: string): string {
  const end = masked.startsWith(unnamed) ? masked.slice(unnamed.length) : ''
  // A picture among the characters is two of the machine's, and half of one is none.
  return end || (Array.from(masked)[0] ?? '')
}
