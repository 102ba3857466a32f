import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { Facts } from '../parts/facts'

interface HandOverSheetProps {
  what: string
  who: string
  storeName: string
  isRunning: boolean
  onSure: () => void
  onClose: () => void
}

/** Asks once more for what is dear. */
export function HandOverSheet({ what, who, storeName, isRunning, onSure, onClose }: HandOverSheetProps) {
  return (
    <Sheet title='东西拿到手边了吗？' onClose={onClose}>
      <View className='sub'>价值 ¥100 以上多确认一次，24 小时内可撤销。</View>
      <View className='mt4'>
        <Facts
          isInset
          rows={[
            ['券', what],
            ['会员', who],
            ['门店', storeName],
          ]}
        />
      </View>
      <View className='mt4'>
        <Button isWide size='large' isRunning={isRunning} onTap={onSure}>
          确认，已交给顾客
        </Button>
      </View>
      <View className='mt1'>
        <Button kind='text' isWide onTap={onClose}>
          返回
        </Button>
      </View>
    </Sheet>
  )
}
