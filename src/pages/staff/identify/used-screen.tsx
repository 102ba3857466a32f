import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Screen } from '../../../components/screen'
import { clockTime, moment, monthDay } from '../../../domain/beijing-text'
import type { ValueOf } from '../../../lib/cloud'
import { Facts } from '../parts/facts'
import { UndoUseSheet } from '../parts/undo-sheet'
import { Verdict } from '../parts/verdict'
import styles from './identify.module.scss'
import type { Store } from './looking'

interface UsedScreenProps {
  used: ValueOf<'staff', 'confirm'>
  who: string
  store: Store
  onNext: () => void
}

/** It is done: green, with the way back for a day. */
export function UsedScreen({ used, who, store, onNext }: UsedScreenProps) {
  const [isUndoing, undo] = useState(false)
  const [isUndone, setUndone] = useState(false)
  return (
    <Screen
      kind='screen'
      title='核销成功'
      cover={
        <Verdict
          isGood
          bar={isUndone ? '已撤销' : '核销成功'}
          title={isUndone ? '已撤销' : '核销成功'}
          line={isUndone ? '券已退回顾客的卡券' : `${used.name} × 1`}
          {...(isUndone && { icon: 'undo' })}
          onBack={onNext}
        />
      }
      bottom={
        <>
          {!isUndone && (
            <Button kind='outline' size='large' onTap={() => undo(true)}>
              撤销
            </Button>
          )}
          <View className='grow'>
            <Button isWide size='large' onTap={onNext}>
              <Icon name='scan' size={22} />
              扫下一个
            </Button>
          </View>
        </>
      }
    >
      <UsedFacts used={used} who={who} store={store} isUndone={isUndone} />
      {/* A place of its own: opening sends the sheet alone, not the screen around it. */}
      <View>
        {isUndoing && (
          <UndoUseSheet
            receiptId={used.receiptId}
            name={used.name}
            onClose={() => undo(false)}
            onUndone={() => setUndone(true)}
          />
        )}
      </View>
    </Screen>
  )
}

function UsedFacts({ used, who, store, isUndone }: Omit<UsedScreenProps, 'onNext'> & { isUndone: boolean }) {
  return (
    <View className={cx('stack', styles.below)}>
      <Facts
        rows={[
          ['会员', who],
          ['时间', moment(used.at)],
          ['门店', store.name],
        ]}
      />
      {!isUndone && (
        <View className='cap tc num'>
          {`用错了可在 ${monthDay(used.undoUntil)} ${clockTime(used.undoUntil)} 前撤销，原记录会保留`}
        </View>
      )}
    </View>
  )
}
