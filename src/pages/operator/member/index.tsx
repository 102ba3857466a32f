import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Toast, useToast } from '../../../components/toast'
import { OperatorScreen } from '../parts/operator-screen'
import { whomIn } from '../parts/whom'
import { AdjustSheet } from './adjust-sheet'
import { MemberPage } from './member-page'
import { useMember } from './use-member'

/** One member: what they have, every movement with its reason, orders, and what was done by hand. */
export default function MemberScreen() {
  const { params } = useRouter()
  const member = useMember(whomIn(params))
  const { asked } = member
  const [isAdjusting, adjust] = useState(false)
  const [text, say] = useToast()
  return (
    <OperatorScreen title='会员' here='members' asked={asked} toast={<Toast text={text} />}>
      {(history) => (
        <>
          <MemberPage history={history} list={member} onAdjust={() => adjust(true)} />
          {isAdjusting && (
            <AdjustSheet
              history={history}
              onClose={() => adjust(false)}
              onDone={(words) => {
                say(words)
                asked.reload()
              }}
            />
          )}
        </>
      )}
    </OperatorScreen>
  )
}
