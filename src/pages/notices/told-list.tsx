import { View } from '@tarojs/components'
import { Row } from '../../components/row'
import { clockTime, fullDate } from '../../domain/beijing-text'
import type { NoticesView } from '../../domain/notices-view'
import { deliveryWords } from '../../domain/notice-words'

/** What was told lately, and what became of it. */
export function ToldList({ told }: Pick<NoticesView, 'told'>) {
  if (told.length === 0) return null
  return (
    <>
      <View className='sec'>
        <View className='h2'>提醒过的</View>
      </View>
      <View className='wrap'>
        <View className='card card-flush'>
          {told.map(({ at, what, outcome }) => (
            <Row
              key={`${at}${what}`}
              title={what}
              hint={`${fullDate(at)} ${clockTime(at)} · ${deliveryWords[outcome]}`}
            />
          ))}
        </View>
      </View>
    </>
  )
}
