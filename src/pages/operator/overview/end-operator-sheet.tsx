import { View } from '@tarojs/components'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { Reasoned } from '../parts/reasoned'

interface EndOperatorSheetProps {
  operator: { operatorId: string; name: string; isMe: boolean }
  /** One will be left. */
  isOfTwo: boolean
  onClose: () => void
  onDone: () => void
}

/** Ends somebody's rights, one's own too: why, and what follows. */
export function EndOperatorSheet({ operator, isOfTwo, onClose, onDone }: EndOperatorSheetProps) {
  const { operatorId, name, isMe } = operator
  const { isRunning, run } = useCommand('operator', 'endOperator')
  const send = async (reason: string) => {
    const reply = await run({ input: { operatorId, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onClose()
    onDone()
    return ''
  }
  const [who, them] = isMe ? ['你', '你'] : [name, '对方']
  return (
    <Sheet title={isMe ? '结束自己的运营权限' : `结束${name}的运营权限`} onClose={onClose}>
      <Reasoned
        label='为什么结束'
        hint='别的运营会看到'
        note={isOfTwo && <OneLeft isMe={isMe} />}
        button='结束权限'
        isRunning={isRunning}
        onSend={send}
      >
        <View className='sub'>
          {`${who}马上不能再用运营的任何功能，${them}发出还没有用的邀请码作废，${them}提的审批不能再批准。`}
        </View>
      </Reasoned>
    </Sheet>
  )
}

/** Why one left cannot simply invite the next: two people have to agree. */
function OneLeft({ isMe }: { isMe: boolean }) {
  return (
    <Note icon='users' tone='notice'>
      {`之后只剩${isMe ? '另' : '你'}一位，要审批的都要等新的运营。新的运营要由部署的人换一个新的开通码来开通。`}
    </Note>
  )
}
