import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { NavBar } from '../../../components/nav-bar'
import { Note } from '../../../components/note'
import { Rim } from '../../../components/rim'
import { Screen } from '../../../components/screen'
import { monthDay } from '../../../domain/beijing-text'
import { grouped, yuan } from '../../../domain/figures'
import type { Sold } from './sale-screen'
import { type UndoneSale, UndoSaleSheet } from '../parts/undo-sheet'
import styles from './till.module.scss'

interface SaleResultProps {
  sold: Sold
  storeId: string
  onNext: () => void
}

/** Green and large; no entrance, the queue is waiting. An undone sale says so in its place. */
export function SaleResult({ sold, storeId, onNext }: SaleResultProps) {
  const [isAsking, setAsking] = useState(false)
  const [undone, setUndone] = useState<UndoneSale | null>(null)
  return (
    <Screen
      kind='screen'
      title='收银'
      cover={<Verdict sold={sold} isUndone={undone !== null} onBack={onNext} />}
      bottom={
        <>
          {!undone && (
            <Button kind='outline' size='large' onTap={() => setAsking(true)}>
              撤销
            </Button>
          )}
          <View className='grow'>
            <Button isWide size='large' onTap={onNext}>
              <Icon name='scan' size={22} />
              下一位
            </Button>
          </View>
        </>
      }
    >
      <View className={cx('stack', styles.under)}>
        {undone ? <UndoneFacts undone={undone} /> : <Facts sold={sold} />}
      </View>
      {/* A place of its own: opening sends the sheet alone, not the screen around it. */}
      <View>
        {isAsking && (
          <UndoSaleSheet
            storeId={storeId}
            orderId={sold.orderId}
            amount={yuan(sold.paidFen)}
            onClose={() => setAsking(false)}
            onUndone={setUndone}
          />
        )}
      </View>
    </Screen>
  )
}

function Verdict({ sold, isUndone, onBack }: { sold: Sold; isUndone: boolean; onBack: () => void }) {
  return (
    <View className={cx(styles.good)}>
      <NavBar kind='screen' title='收银' isOverCover onBack={onBack} />
      <View className={cx(styles.verdict)}>
        <Rim share={1} size={104} tone='white'>
          <Icon name={isUndone ? 'undo' : 'check'} size={56} />
        </Rim>
        <View className={cx(styles.done)}>{isUndone ? '已撤销' : '收好了'}</View>
        <View className={cx(styles.paid, 'num')}>{yuan(sold.paidFen)}</View>
      </View>
    </View>
  )
}

function Facts({ sold }: { sold: Sold }) {
  const { totalFen, paidFen, pointsUsed, points, activatesAt, pointsAfter } = sold
  const rows: [string, string][] = [
    ['消费', yuan(totalFen)],
    ...(totalFen > paidFen ? [['共省', yuan(totalFen - paidFen)] as [string, string]] : []),
    ...(pointsUsed > 0 ? [['用了积分', grouped(pointsUsed)] as [string, string]] : []),
    ['本单得', points === 0 ? '不得积分' : `${grouped(points)} 积分，${monthDay(activatesAt)}生效`],
    ['现在可用', `${grouped(pointsAfter)} 积分`],
  ]
  return <Rows rows={rows} />
}

function UndoneFacts({ undone }: { undone: UndoneSale }) {
  const { refundedFen, takenBackPoints, owedPoints, returnedPoints, returnedCouponIds = [] } = undone
  const coupons = returnedCouponIds.length
  return (
    <>
      <Note icon='info'>{`请把 ${yuan(refundedFen)} 退给顾客。这一笔还在清单里，标着已撤销。`}</Note>
      <Rows
        rows={[
          ['收回积分', grouped(takenBackPoints)],
          ...(owedPoints > 0 ? [['其中欠下', grouped(owedPoints)] as [string, string]] : []),
          ...(returnedPoints > 0 ? [['退回积分', grouped(returnedPoints)] as [string, string]] : []),
          ...(coupons > 0 ? [['回到卡券', `${coupons} 张券`] as [string, string]] : []),
        ]}
      />
    </>
  )
}

function Rows({ rows }: { rows: [string, string][] }) {
  return (
    <View className={cx('card', styles.facts)}>
      {rows.map(([name, text]) => (
        <View key={name} className={cx(styles.fact)}>
          <View className='c-2'>{name}</View>
          <View className='b num'>{text}</View>
        </View>
      ))}
    </View>
  )
}
