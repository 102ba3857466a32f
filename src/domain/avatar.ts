/** The avatar: a picture that the member's phone has put into their own folder of the cloud's storage. */

/** Where the pictures of a member lie, in any environment. */
export function avatarFolder(memberNo: string): string {
  return `avatars/${memberNo}`
}

/** True for a picture of this environment that lies in the member's own folder, and for nothing else. */
export function isOwnAvatar(
  fileId: string,
  { envId, memberNo }: { envId: string; memberNo: string },
): boolean {
  const [, bucket = '', path = ''] = /^cloud:\/\/([\w.-]+)\/(.+)$/.exec(fileId) ?? []
  const folder = `${avatarFolder(memberNo)}/`
  if (envId === '' || !bucket.startsWith(`${envId}.`) || !path.startsWith(folder)) return false
  return /^[\w-]{1,64}\.(png|jpe?g|webp)$/.test(path.slice(folder.length))
}
