import { View } from '@tarojs/components'
import { TierBadge } from '../../components/badge'
import { Avatar } from '../../components/avatar'
import { cx } from '../../components/cx'
import { Icon } from '../../components/icon'
import { Tap } from '../../components/tap'
import { grouped, inFours } from '../../domain/figures'
import type { MemberHome } from '../../domain/home'
import { go } from '../../lib/navigation'
import { copyText } from '../../lib/privacy'
import styles from './me.module.scss'

export function MemberMe({ home, say }: { home: MemberHome; say: (text: string) => void }) {
  const { member, tier } = home
  const copy = async () => {
    // WeChat says by itself that something was copied.
    const isCopied = await copyText(member.memberNo)
    if (!isCopied) say(`没有复制成，会员号是 ${inFours(member.memberNo)}`)
  }
  return (
    <>
      <View className={cx('wrap', 'flex', 'g3', styles.who)}>
        <Avatar name={member.nickname} size='large' />
        <View className='grow'>
          <View className='flex g2'>
            <View className='h2 one'>{member.nickname ?? '会员'}</View>
            <TierBadge id={tier.id} name={tier.name} />
          </View>
          <Tap
            className={cx(styles.number)}
            pressed={cx(styles.touched)}
            label='复制会员号'
            onTap={() => void copy()}
          >
            <View className='cap num'>{`会员号 ${inFours(member.memberNo)}`}</View>
            <Icon name='copy' size={14} className='c-3' />
          </Tap>
        </View>
      </View>
      <View className='wrap'>
        <Counts home={home} />
      </View>
    </>
  )
}

function Counts({ home }: { home: MemberHome }) {
  const counts = [
    { name: '积分', count: home.points, onTap: () => go('points') },
    { name: '待生效', count: home.pendingPoints, onTap: () => go('points') },
    { name: '成长值', count: home.tier.growth, onTap: () => go('tier') },
    { name: '连续签到', count: home.checkIn.streakDays, onTap: () => go('checkIn') },
  ]
  return (
    <View className={cx('card', 'flex', styles.counts)}>
      {counts.map(({ name, count, onTap }) => (
        <Tap key={name} className={cx('grow', 'tc')} pressed={cx(styles.touched)} role='link' onTap={onTap}>
          <View className={cx('num', 'b', styles.count)}>{grouped(count)}</View>
          <View className='cap'>{name}</View>
        </Tap>
      ))}
    </View>
  )
}
