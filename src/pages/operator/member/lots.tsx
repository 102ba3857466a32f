import { View } from '@tarojs/components'
import { fullDate, monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import { Line, Panel } from '../parts/panel'
import type { Statement } from './use-member'

/** What becomes active and what expires, each with its day. */
export function Lots({ statement: { lots, pending } }: { statement: Statement }) {
  if (lots.length === 0 && pending.length === 0) return null
  return (
    <Panel title='到账与到期' note='先到期的先用'>
      {pending.map(({ points, activatesAt }) => (
        <Line key={`p${activatesAt}`}>
          <View className='flex between'>
            <View className='sub'>{`${monthDay(activatesAt)}到账`}</View>
            <View className='num c-3'>{grouped(points)}</View>
          </View>
        </Line>
      ))}
      {lots.map(({ points, expiresAt }) => (
        <Line key={`l${expiresAt}`}>
          <View className='flex between'>
            <View className='sub'>{`${fullDate(expiresAt)}到期`}</View>
            <View className='num'>{grouped(points)}</View>
          </View>
        </Line>
      ))}
    </Panel>
  )
}
