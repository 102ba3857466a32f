import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Toast, useToast } from '../../../components/toast'
import { OperatorScreen } from '../parts/operator-screen'
import { go } from '../../../lib/navigation'
import { whomIn, whomQuery } from '../parts/whom'
import { AdjustSheet } from './adjust-sheet'
import { GrantSheet } from './grant-sheet'
import { MemberPage } from './member-page'
import { useMember } from './use-member'

/** One member: what they have, every movement with its reason, orders, and what was done by hand. */
export default function MemberScreen() {
  const { params } = useRouter()
  const whom = whomIn(params)
  const member = useMember(whom)
  const { asked } = member
  const [opened, open] = useState<'adjust' | 'grant' | null>(null)
  const [text, say] = useToast()
  const close = () => open(null)
  const onDone = (words: string) => {
    say(words)
    asked.reload()
  }
  return (
    <OperatorScreen title='会员' here='members' asked={asked} toast={<Toast text={text} />}>
      {(history) => (
        <>
          <MemberPage
            history={history}
            list={member}
            onAdjust={() => open('adjust')}
            onGrant={() => open('grant')}
            onMerge={() => go('merge', whomQuery(whom))}
            onDone={onDone}
          />
          {opened === 'adjust' && <AdjustSheet history={history} onClose={close} onDone={onDone} />}
          {opened === 'grant' && <GrantSheet history={history} onClose={close} onDone={onDone} />}
        </>
      )}
    </OperatorScreen>
  )
}
