import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import type { ProfileView } from '../../../domain/profile-view'
import { useCommand } from '../../../lib/commands'
import styles from '../record.module.scss'
import { AvatarForm } from './avatar-form'
import { BirthdayForm } from './birthday-form'
import type { Change } from './form-props'
import { NicknameForm } from './nickname-form'
import { PhoneForm } from './phone-form'
import type { FieldName } from './profile-rows'

const titles: Record<FieldName, string> = {
  avatar: '头像',
  nickname: '昵称',
  phone: '手机号',
  birthday: '生日',
}
const forms = { avatar: AvatarForm, nickname: NicknameForm, phone: PhoneForm, birthday: BirthdayForm }

interface EditSheetProps {
  field: FieldName
  profile: ProfileView
  onClose: () => void
  onSaved: () => void
}

/** One field: what it is for, the form, and the way to take it away again. */
export function EditSheet({ field, profile, onClose, onSaved }: EditSheetProps) {
  const [refusal, setRefusal] = useState('')
  const [told, setTold] = useState('')
  const { isRunning, run } = useCommand('member', 'setProfile')
  const save = async (input: Change) => {
    const reply = await run({ input })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onSaved()
  }
  const Form = forms[field]
  const isTold = profile[field === 'avatar' ? 'avatarUrl' : field] !== null
  if (told) return <Told title={titles[field]} text={told} onSeen={onSaved} />
  return (
    <Sheet title={titles[field]} onClose={onClose}>
      <View className={cx(styles.form)}>
        <Form
          profile={profile}
          isRunning={isRunning}
          onSave={(change) => void save(change)}
          onRefused={setRefusal}
          onTold={setTold}
        />
        {refusal && <View className='sub c-bad num'>{refusal}</View>}
        {isTold && (
          <Button kind='text' isWide isRunning={isRunning} onTap={() => void save({ [field]: null })}>
            {`删掉${titles[field]}`}
          </Button>
        )}
      </View>
    </Sheet>
  )
}

function Told({ title, text, onSeen }: { title: string; text: string; onSeen: () => void }) {
  return (
    <Sheet title={title} onClose={onSeen}>
      <View className={cx(styles.form)}>
        <Note icon='check' tone='good'>
          {text}
        </Note>
        <Button isWide onTap={onSeen}>
          知道了
        </Button>
      </View>
    </Sheet>
  )
}
