import { Note } from '../../../components/note'
import { PlatformButton } from '../../../components/platform-button'
import { storePicture } from '../../../lib/own-files'
import type { FormProps } from './form-props'

/** The picture goes into one's own folder first; only then is it named in the profile. */
export function AvatarForm({ profile, onSave, onRefused }: FormProps) {
  if (process.env.TARO_ENV !== 'weapp') {
    return <Note icon='info'>头像要在微信里选，这里只能删掉。昵称的第一个字会先代替它。</Note>
  }
  const store = async (path: string) => {
    const avatar = await storePicture(path, profile.avatarFolder)
    if (avatar === null) return onRefused('图片没有传上去，原来的头像还在。连上网后再选一次。')
    onSave({ avatar })
  }
  return (
    <PlatformButton asks='chooseAvatar' onGiven={(path) => void store(path)}>
      选一张头像
    </PlatformButton>
  )
}
