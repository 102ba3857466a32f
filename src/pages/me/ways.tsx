import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Row } from '../../components/row'
import type { EarningWays } from '../../domain/earning-ways'
import { go } from '../../lib/navigation'
import styles from './me.module.scss'

/** `earning` is what a member may earn by; null for a guest. */
export function Ways({ earning }: { earning: EarningWays | null }) {
  return (
    <View className={cx('stack', styles.ways)}>
      {earning && (
        <View className='card card-flush'>
          <Row icon='receipt' title='积分明细' hint='每一笔都写清为什么' onTap={() => go('points')} />
          <Row icon='crown' title='我的等级' hint='怎么保级、每级有什么' onTap={() => go('tier')} />
          <Row icon='users' title='邀请好友' hint={inviteText(earning)} onTap={() => go('friends')} />
          <Row icon='points' title='积分竞赛' hint={contestText(earning)} onTap={() => go('contest')} />
          <Row icon='chat' title='提醒' hint='到期、等级变动，发到微信' onTap={() => go('notices')} />
          <Row
            icon='user'
            title='我的资料'
            hint='昵称、手机号、生日，都可以不填'
            onTap={() => go('profile')}
          />
        </View>
      )}
      <View className='card card-flush'>
        <Row icon='shield' title='隐私与数据' hint='我们记什么、为什么、记多久' onTap={() => go('privacy')} />
        <Row
          icon='info'
          title='会员章程'
          hint='积分和等级的规则'
          onTap={() => go('notice', { kind: 'rules' })}
        />
      </View>
      <View className='card card-flush'>
        <Row
          icon='store'
          title='我是店员'
          hint='识别会员、核销券，要有门店的邀请'
          onTap={() => go('staff')}
        />
        <Row icon='sliders' title='我是运营' hint='规则、门店与店员' onTap={() => go('operator')} />
      </View>
    </View>
  )
}

function inviteText({ invite }: EarningWays): string {
  return invite ? `朋友首单过了退款期，你得 ${invite.points}` : '看看谁从你这里加入'
}

function contestText({ contests }: EarningWays): string {
  if (contests.length === 0) return '现在没有开，可以看上一期的结果'
  return contests.length > 1 ? '本周和本月的排名' : contests[0] === 'weekly' ? '本周的排名' : '本月的排名'
}
