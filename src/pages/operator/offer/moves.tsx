import { View } from '@tarojs/components'
import { serverNow } from '../../../lib/server-time'
import { Changes } from '../parts/changes'
import { momentText } from '../parts/moment'
import { Line, Panel } from '../parts/panel'
import type { OfferHistory } from './offer-history'

const moveNames = { opened: '开出', changed: '改动', closed: '关闭' } as const

/** Who did what to an offer and why, the newest first. */
export function Moves({ moves }: Pick<OfferHistory, 'moves'>) {
  return (
    <Panel title='变更记录' note='最近的在前'>
      {moves.map(({ number, move, byName, approvedName, at, reason, rows }) => (
        <Line key={number}>
          <View className='body num'>
            {`${moveNames[move]} · ${byName}${approvedName ? ` · ${approvedName} 批准` : ''} · ${momentText(at, serverNow())}`}
          </View>
          <View className='sub'>{`理由：${reason}`}</View>
          <Changes rows={rows} />
        </Line>
      ))}
    </Panel>
  )
}
