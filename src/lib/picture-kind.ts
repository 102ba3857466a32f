import type { InputOf } from './cloud'

type Kind = InputOf<'member', 'offerAvatar'>['kind']

const kinds: readonly Kind[] = ['png', 'jpg', 'jpeg', 'webp']

/** What kind of picture a file is by its name; one that does not say is a JPEG, as WeChat's own are. */
export function pictureKind(filePath: string): Kind {
  const ending = filePath.slice(filePath.lastIndexOf('.') + 1).toLowerCase()
  return kinds.find((kind) => kind === ending) ?? 'jpg'
}
