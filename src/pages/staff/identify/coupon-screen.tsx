import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Note } from '../../../components/note'
import { Screen } from '../../../components/screen'
import { clockTime } from '../../../domain/beijing-text'
import { inFours, yuan } from '../../../domain/figures'
import type { Reply } from '../../../domain/result'
import { isUnanswered, type ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { Checks, What, Whose } from './coupon-parts'
import { feel } from '../parts/feel'
import { HandOverSheet } from './hand-over-sheet'
import styles from './identify.module.scss'
import type { CouponSeen, Store } from './looking'
import { RefusedScreen } from './refused-screen'
import { UsedScreen } from './used-screen'

/** From ¥100 on, a clerk is asked once more. */
const DEAR_FEN = 10_000

interface CouponScreenProps {
  seen: CouponSeen
  store: Store
  clerkName: string
  onTill: (ticket: string) => void
  onNext: () => void
}

/** A coupon at the counter: what, whose, three checks, one button; then green or red. */
export function CouponScreen(props: CouponScreenProps) {
  const { seen, store, onNext } = props
  const [reply, setReply] = useState<Reply<ValueOf<'staff', 'confirm'>> | null>(null)
  const { isRunning, run } = useCommand('staff', 'confirm')
  const { use, till, refusal, member } = seen
  const confirm = async () => {
    const answer = use && (await run({ input: { ticket: use.ticket } }))
    if (!answer) return
    feel(answer.ok)
    setReply(answer)
  }
  const who = `${member.name} · ${inFours(member.memberNo)}`
  if (reply?.ok) return <UsedScreen used={reply.value} who={who} store={store} onNext={onNext} />
  const refused = reply && !isUnanswered(reply) ? reply : till ? null : refusal
  if (refused) return <RefusedScreen refusal={refused} rows={rowsOf(seen, who)} onNext={onNext} />
  const confirming = { isRunning, isUnanswered: reply !== null, onConfirm: confirm }
  return <SeenScreen {...props} {...confirming} who={who} />
}

interface SeenScreenProps extends CouponScreenProps {
  who: string
  isRunning: boolean
  /** It was confirmed, and no answer came. */
  isUnanswered: boolean
  onConfirm: () => Promise<void>
}

function SeenScreen(props: SeenScreenProps) {
  const { seen, store, clerkName, onNext, who, isRunning, isUnanswered, onConfirm } = props
  const [isAsking, ask] = useState(false)
  const { coupon, use, till } = seen
  const isDear = coupon.worthFen >= DEAR_FEN
  return (
    <Screen
      kind='screen'
      title='核销'
      onBack={onNext}
      bottom={<Bottom {...props} onConfirm={() => (isDear ? ask(true) : void onConfirm())} />}
    >
      <View className={cx(styles.head)}>
        <View className={cx(styles.store)}>
          <Icon name='store' size={16} />
          {store.name}
        </View>
        <View className='cap grow'>{`店员 ${clerkName}`}</View>
        {use && <View className='cap num'>{`${clockTime(use.endsAt)} 前确认`}</View>}
      </View>
      <View className={cx('stack', styles.below)}>
        <What seen={seen} />
        <Whose seen={seen} />
        {till && <Note icon='info'>这张券在付款时抵扣。开单后已经选上它，价格会自动算好。</Note>}
        {isUnanswered && (
          <Note icon='offline' tone='notice'>
            没有等到回应，还不知道记上没有。连上网后再发一次，不会用掉两次。
          </Note>
        )}
        <Checks seen={seen} />
      </View>
      {/* A place of its own: opening sends the sheet alone, not the screen around it. */}
      <View>
        {isAsking && (
          <HandOverSheet
            what={`${coupon.name} · ${yuan(coupon.worthFen)}`}
            who={who}
            storeName={store.name}
            isRunning={isRunning}
            onSure={() => void onConfirm().then(() => ask(false))}
            onClose={() => ask(false)}
          />
        )}
      </View>
    </Screen>
  )
}

type BottomProps = Omit<SeenScreenProps, 'onConfirm'> & { onConfirm: () => void }

function Bottom({ seen: { till }, isRunning, isUnanswered, onConfirm, onTill, onNext }: BottomProps) {
  return (
    <>
      <Button kind='outline' size='large' onTap={onNext}>
        取消
      </Button>
      <View className='grow'>
        {till ? (
          <Button isWide size='large' onTap={() => onTill(till.ticket)}>
            开单收款
          </Button>
        ) : (
          <Button isWide size='large' isRunning={isRunning} onTap={onConfirm}>
            {isUnanswered ? '再发一次' : '确认核销'}
          </Button>
        )}
      </View>
    </>
  )
}

function rowsOf({ coupon, checks }: CouponSeen, who: string): [string, string][] {
  const wrong = checks
    .filter(({ isGood }) => !isGood)
    .map(({ title, text }): [string, string] => [title, text])
  return [['券', coupon.name], ...wrong, ['会员', who]]
}
