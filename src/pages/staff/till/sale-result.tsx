import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Note } from '../../../components/note'
import { Screen } from '../../../components/screen'
import { monthDay } from '../../../domain/beijing-text'
import { grouped, yuan } from '../../../domain/figures'
import type { Sold } from './sale-screen'
import { Facts } from '../parts/facts'
import { type UndoneSale, UndoSaleSheet } from '../parts/undo-sheet'
import { Verdict } from '../parts/verdict'
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
      cover={
        <Verdict
          isGood
          bar='收银'
          title={undone ? '已撤销' : '收好了'}
          line={yuan(sold.paidFen)}
          isLarge
          {...(undone && { icon: 'undo' })}
          onBack={onNext}
        />
      }
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
        {undone ? <UndoneFacts undone={undone} /> : <SoldFacts sold={sold} />}
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

function SoldFacts({ sold }: { sold: Sold }) {
  const { totalFen, paidFen, pointsUsed, points, activatesAt, pointsAfter } = sold
  const rows: [string, string][] = [
    ['消费', yuan(totalFen)],
    ...(totalFen > paidFen ? [['共省', yuan(totalFen - paidFen)] as [string, string]] : []),
    ...(pointsUsed > 0 ? [['用了积分', grouped(pointsUsed)] as [string, string]] : []),
    ['本单得', points === 0 ? '不得积分' : `${grouped(points)} 积分，${monthDay(activatesAt)}生效`],
    ['现在可用', `${grouped(pointsAfter)} 积分`],
  ]
  return <Facts rows={rows} />
}

function UndoneFacts({ undone }: { undone: UndoneSale }) {
  const { refundedFen, takenBackPoints, owedPoints, returnedPoints, returnedCouponIds = [] } = undone
  const coupons = returnedCouponIds.length
  return (
    <>
      <Note icon='info'>{`请把 ${yuan(refundedFen)} 退给顾客。这一笔还在清单里，标着已撤销。`}</Note>
      <Facts
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
