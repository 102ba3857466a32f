import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Toast, useToast } from '../../../components/toast'
import { OperatorScreen } from '../parts/operator-screen'
import { go } from '../../../lib/navigation'
import { whomIn, whomQuery } from '../parts/whom'
import { AdjustSheet } from './adjust-sheet'
import { MemberPage } from './member-page'
import { useMember } from './use-member'

/** One member: what they have, every movement with its reason, orders, and what was done by hand. */
export default function MemberScreen() {
  const { params } = useRouter()
  const whom = whomIn(params)
  const member = useMember(whom)
  const { asked } = member
  const [isAdjusting, adjust] = useState(false)
  const [text, say] = useToast()
  return (
    <OperatorScreen title='会员' here='members' asked={asked} toast={<Toast text={text} />}>
      {(history) => (
        <>
          <MemberPage
            history={history}
            list={member}
            onAdjust={() => adjust(true)}
            onMerge={() => go('merge', whomQuery(whom))}
          />
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
