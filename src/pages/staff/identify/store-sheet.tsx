import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon'
import { Row } from '../../../components/row'
import { Sheet } from '../../../components/sheet'
import type { Store } from './looking'

interface StoreSheetProps {
  stores: Store[]
  chosen: Store
  onChoose: (store: Store) => void
  onClose: () => void
}

/** Which of their stores a clerk stands in. */
export function StoreSheet({ stores, chosen, onChoose, onClose }: StoreSheetProps) {
  return (
    <Sheet title='现在在哪家店' onClose={onClose}>
      <View className='card card-flush'>
        {stores.map((store) => (
          <Row
            key={store.storeId}
            title={store.name}
            {...(store.storeId === chosen.storeId && { end: <Icon name='check' size={20} /> })}
            onTap={() => onChoose(store)}
          />
        ))}
      </View>
    </Sheet>
  )
}
