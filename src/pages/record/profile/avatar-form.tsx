import { Note } from '../../../components/note'
import { PlatformButton } from '../../../components/platform-button'
import { useCommand } from '../../../lib/commands'
import { storePicture } from '../../../lib/own-files'
import { pictureKind } from '../../../lib/picture-kind'
import type { FormProps } from './form-props'

/** A place is asked for first, then the picture is put there, and only then is it named in the profile. */
export function AvatarForm({ onSave, onRefused }: FormProps) {
  const { run } = useCommand('member', 'offerAvatar')
  if (process.env.TARO_ENV !== 'weapp') {
    return <Note icon='info'>头像要在微信里选，这里只能删掉。昵称的第一个字会先代替它。</Note>
  }
  const store = async (picture: string) => {
    // Each picture has a place of its own.
    const offer = await run({ input: { kind: pictureKind(picture) }, about: picture })
    if (!offer) return
    if (!offer.ok) return onRefused(offer.message)
    const avatar = await storePicture(picture, offer.value.path)
    if (avatar === null) return onRefused('图片没有传上去，原来的头像还在。连上网后再选一次。')
    onSave({ avatar })
  }
  return (
    <PlatformButton asks='chooseAvatar' onGiven={(picture) => void store(picture)}>
      选一张头像
    </PlatformButton>
  )
}
