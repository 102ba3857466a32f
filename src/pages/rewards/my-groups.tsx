import { View } from '@tarojs/components'
import { Row } from '../../components/row'
import { go } from '../../lib/navigation'

/** The way back to the groups that I am in. */
export function MyGroups({ groupIds }: { groupIds: string[] }) {
  if (groupIds.length === 0) return null
  return (
    <View className='card card-flush'>
      {groupIds.map((groupId, place) => (
        <Row
          key={groupId}
          icon='users'
          tone='value'
          title={groupIds.length > 1 ? `我参加的团 ${place + 1}` : '我参加的团'}
          hint='看还差几人，发给朋友'
          onTap={() => go('group', { id: groupId })}
        />
      ))}
    </View>
  )
}
