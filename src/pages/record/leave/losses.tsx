import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { Row } from '../../../components/row'
import { monthDay } from '../../../domain/beijing-text'
import { grouped, yuan } from '../../../domain/figures'
import type { LeavePreview } from '../../../domain/leave-preview'
import styles from '../record.module.scss'

/** Exactly what goes and what stays, in numbers and days. */
export function Losses({ preview }: { preview: LeavePreview }) {
  const { askedAt, leavesAt, coolingDays, debtPoints } = preview
  const last = monthDay(leavesAt - 1)
  return (
    <View className={cx('stack', styles.first)}>
      {askedAt === null ? (
        <Note icon='clock'>{`申请后有 ${coolingDays} 天可以反悔：${last}结束前随时能撤回，这几天一切照常。`}</Note>
      ) : (
        <Note icon='clock' tone='bad'>{`已申请退出，${last}结束时生效。在那之前撤回，什么都不会少。`}</Note>
      )}
      <View className='card card-flush'>
        {lossesOf(preview).map(({ title, hint }) => (
          <Row key={title} title={title} hint={hint} />
        ))}
      </View>
      <View className='card'>
        <View className='h3'>还会留下什么</View>
        <View className='sub mt1'>
          订单和积分的流水换成一个编号留着，对账和退款要用，上面没有你的名字、手机号和微信身份。以后再加入，还是这个账户：欠的积分、邀请和生日礼这些只有一次的，不会重新算。
        </View>
        <View className='sub mt1 num'>
          {debtPoints > 0
            ? `现在还有 ${grouped(debtPoints)} 积分没有补还，会一直记着。`
            : '退出以后才退款的订单，要收回的积分会记成待补还。'}
        </View>
      </View>
    </View>
  )
}

const couponsHint = (names: string[]) =>
  `${names
    .slice(0, 2)
    .map((name) => `「${name}」`)
    .join('')}${names.length > 2 ? '等' : ''}，没用的退出就没有了`

const fieldNames = { nickname: '昵称', avatar: '头像', birthday: '生日', phone: '手机号' } as const

function lossesOf(preview: LeavePreview): { title: string; hint: string }[] {
  const { points, worthFen, pendingPoints, tierName, isTierLowest, growth, coupons, streakDays, profile } =
    preview
  const told = profile.map((field) => fieldNames[field])
  return [
    {
      title: `${grouped(points)} 积分`,
      hint: points > 0 ? `值 ${yuan(worthFen)}，退出就没有了` : '现在没有可用的积分',
    },
    ...(pendingPoints > 0
      ? [{ title: `待生效的 ${grouped(pendingPoints)} 积分`, hint: '到那天还没到账的，也不再到账' }]
      : []),
    {
      title: isTierLowest ? '成长值' : `${tierName}和成长值`,
      hint: `最近 12 个月的 ${grouped(growth)} 成长值清零`,
    },
    ...(coupons.length > 0 ? [{ title: `${coupons.length} 张卡券`, hint: couponsHint(coupons) }] : []),
    ...(streakDays > 0 ? [{ title: '连续签到', hint: `已经连续 ${streakDays} 天` }] : []),
    { title: '你的资料', hint: told.length > 0 ? `${told.join('、')}和微信身份都抹去` : '微信身份抹去' },
  ]
}
