import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Sheet } from '../../../components/sheet'
import { monthDay } from '../../../domain/beijing-text'
import { inFours } from '../../../domain/figures'
import { copyText } from '../../../lib/privacy'
import { Form } from './layout'
import styles from './layout.module.scss'

interface InviteCodeProps {
  invite: { code: string; expiresAt: number }
  name: string
  /** Where the code is typed in. */
  where: string
  onClose: () => void
}

/** A code that is shown once, to be handed over. */
export function InviteCode({ invite, name, where, onClose }: InviteCodeProps) {
  const [copied, setCopied] = useState('')
  const copy = async () => setCopied((await copyText(invite.code)) ? '已复制' : '没有复制成，请手抄')
  return (
    <Sheet title='邀请码' onClose={onClose}>
      <Form isCentred>
        <View className={cx('num', 'b', styles.code)}>{inFours(invite.code)}</View>
        <View className='sub'>
          {`发给${name}，在「${where}」里输入。只能用一次，${monthDay(invite.expiresAt)}前有效。`}
        </View>
        <Button isWide onTap={() => void copy()}>
          {copied || '复制'}
        </Button>
      </Form>
    </Sheet>
  )
}
