import { View } from '@tarojs/components'
import { Avatar } from '../../components/avatar'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { go } from '../../lib/navigation'
import styles from './me.module.scss'

export function GuestMe() {
  return (
    <View className={cx('wrap', 'flex', 'g3', styles.who)}>
      <Avatar name={null} size='large' />
      <View className='grow'>
        <View className='h2'>还不是会员</View>
        <View className='cap'>加入只要一下，不用填资料</View>
      </View>
      <Button size='medium' onTap={() => go('join')}>
        加入
      </Button>
    </View>
  )
}
