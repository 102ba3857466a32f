import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { monthDay } from '../../../domain/beijing-text'
import { go } from '../../../lib/navigation'
import type { Sent } from './use-rules'

/** What became of what was sent: in force, or waiting for somebody else. */
export function SentNote({ sent }: { sent: Sent }) {
  const isPublished = sent.state === 'published'
  return (
    <View className='col g3'>
      <Note icon={isPublished ? 'check' : 'users'} tone={isPublished ? 'good' : 'notice'}>
        {isPublished
          ? `第 ${sent.version} 版已经发布，半分钟内处处生效。`
          : `已提交，现在的规则还没有变。等另一位运营批准，${monthDay(sent.expiresAt)}前有效。`}
      </Note>
      <Button kind='outline' onTap={() => go(isPublished ? 'rule-history' : 'approvals')}>
        {isPublished ? '看变更记录' : '看审批'}
      </Button>
    </View>
  )
}
