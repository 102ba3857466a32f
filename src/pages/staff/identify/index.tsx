import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Empty } from '../../../components/empty'
import { Screen } from '../../../components/screen'
import type { Reply } from '../../../domain/result'
import { chosenStore, chooseStore } from '../../../lib/chosen-store'
import type { ValueOf } from '../../../lib/cloud'
import { go, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { Until } from '../parts/until'
import { CodeEntry } from './code-entry'
import { CouponScreen } from './coupon-screen'
import styles from './identify.module.scss'
import type { Preview, Store } from './looking'
import { MemberScreen } from './member-screen'
import { RefusedScreen } from './refused-screen'

/** A clerk scans or types a code: a member or a coupon, then an answer that is read at arm's length. */
export default function IdentifyPage() {
  const me = useQuery('staff', 'getMe', { input: {} })
  if (!me.isLoading && me.reply.ok) return <Counter clerk={me.reply.value} />
  if (!me.isLoading && !me.reply.ok && me.reply.code === 'ROLE_MISSING') return <NoClerk />
  return <Until title='扫码' asked={me} />
}

function NoClerk() {
  return (
    <Screen kind='screen' title='扫码' onBack={leave}>
      <Empty
        icon='store'
        title='你现在不是店员'
        text='在门店工作的人才能识别会员、核销券。请店长或运营发你一个邀请码。'
      >
        <Button onTap={() => go('invite')}>我有邀请码</Button>
      </Empty>
    </Screen>
  )
}

/** The keypad stays beneath the answer, so that the next customer does not wait for it to be drawn. */
function Counter({ clerk }: { clerk: ValueOf<'staff', 'getMe'> }) {
  const [chosenId, setChosenId] = useState(chosenStore)
  const [seen, setSeen] = useState<Reply<Preview> | null>(null)
  const store = clerk.stores.find(({ storeId }) => storeId === chosenId) ?? clerk.stores[0]
  const choose = ({ storeId }: Store) => {
    chooseStore(storeId)
    setChosenId(storeId)
  }
  return (
    <View>
      <View className={cx(seen && styles.beneath)}>
        <Screen kind='screen' title='扫码' onBack={leave}>
          {store ? (
            <CodeEntry
              clerk={clerk}
              store={store}
              isCovered={seen !== null}
              onStore={choose}
              onSeen={setSeen}
            />
          ) : (
            <Empty icon='store' title='还没有门店' text='你的门店还没有建好。请让运营先开门店。' />
          )}
        </Screen>
      </View>
      <View>
        {seen && store && <Answer seen={seen} clerk={clerk} store={store} onNext={() => setSeen(null)} />}
      </View>
    </View>
  )
}

interface AnswerProps {
  seen: Reply<Preview>
  clerk: ValueOf<'staff', 'getMe'>
  store: Store
  onNext: () => void
}

function Answer({ seen, clerk, store, onNext }: AnswerProps) {
  const openTill = (ticket: string, coupon?: string) => {
    onNext()
    go('till', { ticket, store: store.storeId, ...(coupon && { coupon }) })
  }
  if (!seen.ok) return <RefusedScreen refusal={seen} onNext={onNext} />
  if (seen.value.kind === 'member')
    return <MemberScreen seen={seen.value} onTill={openTill} onNext={onNext} />
  const { couponId } = seen.value.coupon
  return (
    <CouponScreen
      seen={seen.value}
      store={store}
      clerkName={clerk.name}
      onTill={(ticket) => openTill(ticket, couponId)}
      onNext={onNext}
    />
  )
}
