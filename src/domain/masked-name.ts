/** The name of a member as other members see it. */

/** 林** for 林知夏; somebody without a name is known by the end of the member number. */
export function maskedName(nickname: string | null, memberNo: string): string {
  const [first] = nickname ?? ''
  return first === undefined ? `会员 **${memberNo.slice(-2)}` : `${first}**`
}
