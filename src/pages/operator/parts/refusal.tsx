import { View } from '@tarojs/components'
import { spoken } from '../../../components/spoken'

/** Why what was sent was not done; nothing where it was. */
export function Refusal({ text }: { text: string }) {
  return text === '' ? null : (
    <View className='sub c-bad' {...spoken('alert')}>
      {text}
    </View>
  )
}
