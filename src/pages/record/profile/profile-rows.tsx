import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Row } from '../../../components/row'
import type { ProfileView } from '../../../domain/profile-view'
import styles from '../record.module.scss'

export type FieldName = 'avatar' | 'nickname' | 'phone' | 'birthday'

interface Line {
  field: FieldName
  title: string
  hint: string
  told: string | null
}

/** What each line is for stands under its name, and what was said at its end. */
export function ProfileRows({
  profile,
  onEdit,
}: {
  profile: ProfileView
  onEdit: (field: FieldName) => void
}) {
  return (
    <View className='card card-flush'>
      {linesOf(profile).map(({ field, title, hint, told }) => (
        <Row
          key={field}
          title={title}
          hint={hint}
          end={
            <>
              <View className={cx('sub', 'one', 'num', styles.value)}>{told ?? '没有填'}</View>
              <Icon name='right' size={16} className='c-3' />
            </>
          }
          onTap={() => onEdit(field)}
        />
      ))}
    </View>
  )
}

function linesOf({
  nickname,
  avatarUrl,
  phone,
  birthday,
  birthdayPercent,
  birthdayGift,
}: ProfileView): Line[] {
  return [
    { field: 'avatar', title: '头像', hint: '只有你自己看得到', told: avatarUrl && '已设置' },
    {
      field: 'nickname',
      title: '昵称',
      hint: '除了运营，别人只看到第一个字',
      told: nickname,
    },
    { field: 'phone', title: '手机号', hint: '认出你在门店留手机号的消费', told: phone },
    {
      field: 'birthday',
      title: '生日',
      hint: `生日那个月，消费积分 ×${birthdayPercent / 100}${birthdayGift === null ? '' : `，月初送「${birthdayGift}」`}`,
      told: birthday && `${birthday.month}月${birthday.day}日`,
    },
  ]
}
