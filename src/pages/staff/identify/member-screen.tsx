import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Screen } from '../../../components/screen'
import { fullDate } from '../../../domain/beijing-text'
import { grouped, inFours } from '../../../domain/figures'
import { Facts } from '../parts/facts'
import { Verdict } from '../parts/verdict'
import styles from './identify.module.scss'
import type { MemberSeen } from './looking'

interface MemberScreenProps {
  seen: MemberSeen
  onTill: (ticket: string) => void
  onNext: () => void
}

/** Who is at the counter, and the way to the till. */
export function MemberScreen({ seen, onTill, onNext }: MemberScreenProps) {
  const { member, coupons, till } = seen
  return (
    <Screen
      kind='screen'
      title='识别会员'
      cover={
        <Verdict
          isGood
          bar='认出来了'
          title={member.name}
          line={`${member.tierName} · 可用 ${grouped(member.points)} 积分`}
          onBack={onNext}
        />
      }
      bottom={
        <>
          <Button kind='outline' size='large' onTap={onNext}>
            <Icon name='scan' size={22} />
            识别下一位
          </Button>
          <View className='grow'>
            <Button isWide size='large' onTap={() => onTill(till.ticket)}>
              开单收款
            </Button>
          </View>
        </>
      }
    >
      <View className={cx('stack', styles.below)}>
        <Facts
          rows={[
            ['会员号', inFours(member.memberNo)],
            ['可用的券', coupons === 0 ? '没有' : `${coupons} 张`],
            ['待生效', `${grouped(member.pendingPoints)} 积分`],
            ['加入', fullDate(member.joinedAt)],
          ]}
        />
      </View>
    </Screen>
  )
}
