import { View } from '@tarojs/components'
import { Options } from './options'

interface StoreOptionsProps {
  stores: readonly { storeId: string; name: string }[]
  /** The ids of those that were chosen, with 、 between them. */
  text: string
  /** What is said where there is no store yet. */
  none: string
  onText: (text: string) => void
}

/** Where something holds: in some stores, or in all. */
export function StoreOptions({ stores, text, none, onText }: StoreOptionsProps) {
  return (
    <>
      <View className='cap'>{stores.length > 0 ? '限定门店，不选就是全部' : none}</View>
      <Options
        name='限定门店'
        options={stores.map(({ storeId, name }) => ({ name: storeId, text: name }))}
        text={text}
        isMany
        onText={onText}
      />
    </>
  )
}
