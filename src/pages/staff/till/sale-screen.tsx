import { View } from '@tarojs/components'
import { useState } from 'react'
import { Avatar } from '../../../components/avatar'
import { TierBadge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Screen } from '../../../components/screen'
import { spoken } from '../../../components/spoken'
import { grouped } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { leave } from '../../../lib/navigation'
import { CouponSheet } from './coupon-sheet'
import { Deductions } from './deductions'
import { Due } from './due'
import { feel } from '../parts/feel'
import {
  askedFor,
  type Choice,
  type Counter,
  firstChoice,
  type Kind,
  noChoice,
  priceOfChoice,
  type Quote,
  useEarned,
} from './till'
import styles from './till.module.scss'
import { TillKeypad } from './till-keypad'
import { shown, typed } from './typed-amount'

export type Sold = ValueOf<'staff', 'sell'>

interface SaleScreenProps {
  counter: Counter
  quote: Quote
  onSold: (sold: Sold) => void
}

export function SaleScreen({ counter, quote, onSold }: SaleScreenProps) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(quote, counter.couponId))
  const [refusal, setRefusal] = useState('')
  const [kind, setKind] = useState<Kind | null>(null)
  const { isRunning, run } = useCommand('staff', 'sell')
  const price = priceOfChoice(choice, quote)
  const earned = useEarned(counter, price)
  const change = (parts: Partial<Choice>) => {
    if (isRunning) return
    setRefusal('')
    setChoice({ ...choice, ...parts })
  }
  const sell = async () => {
    const reply = await run({ input: { ...askedFor(counter, price), payableFen: price.paidFen } })
    if (!reply) return
    feel(reply.ok)
    if (reply.ok) onSold(reply.value)
    else setRefusal(reply.message)
  }
  return (
    <Screen kind='screen' title='收银' onBack={leave}>
      <Whose quote={quote} />
      <View className={cx('wrap', styles.middle)}>
        <View className={cx('card', styles.sums)}>
          <Amount text={choice.amount} />
          <View className={cx('hr', styles.rule)} />
          <Deductions
            quote={quote}
            choice={choice}
            price={price}
            onKind={setKind}
            onPoints={(points) => change({ points })}
          />
        </View>
      </View>
      <View className={cx(styles.reach)}>
        <Due price={price} earned={earned} refusal={refusal || (earned?.gone[0]?.message ?? '')} />
        <TillKeypad
          onKey={(key) => change({ amount: typed(choice.amount, key) })}
          onErase={() => change({ amount: choice.amount.slice(0, -1) })}
          onClear={() => change(noChoice)}
          onConfirm={() => void sell()}
          isRunning={isRunning}
          isOff={price.totalFen === 0 || price.faults.length > 0}
        />
      </View>
      {/* A place of its own: opening sends the sheet alone, not the screen around it. */}
      <View>
        {kind && (
          <CouponSheet
            coupons={quote.coupons.filter(({ rule }) => rule.kind === kind)}
            chosen={choice.couponIds[kind]}
            onChoose={(couponId) => change({ couponIds: withKind(choice, kind, couponId) })}
            onClose={() => setKind(null)}
          />
        )}
      </View>
    </Screen>
  )
}

function Amount({ text }: { text: string }) {
  return (
    <View className='flex between base'>
      <View className='sub'>消费金额</View>
      <View className={cx('num', styles.amount)} {...spoken('text', shown(text))}>
        {shown(text)}
        <View className={cx(styles.caret)} />
      </View>
    </View>
  )
}

function withKind({ couponIds }: Choice, kind: Kind, couponId: string | undefined): Choice['couponIds'] {
  const { [kind]: _before, ...others } = couponIds
  return couponId === undefined ? others : { ...others, [kind]: couponId }
}

function Whose({ quote: { member, coupons } }: { quote: Quote }) {
  const usable = coupons.filter(({ why }) => why === null).length
  return (
    <View className={cx('wrap flex g3', styles.whose)}>
      <Avatar name={member.name} size='small' />
      <View className='grow'>
        <View className='flex g2'>
          <View className='h3 one'>{member.name}</View>
          <TierBadge id={member.tierId} name={member.tierName} />
        </View>
        <View className='cap num'>{`${grouped(member.points)} 积分 · ${usable} 张券可用`}</View>
      </View>
      <Button kind='outline' size='small' onTap={leave}>
        换会员
      </Button>
    </View>
  )
}
