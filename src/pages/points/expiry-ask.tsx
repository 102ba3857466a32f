import { View } from '@tarojs/components'
import { AskNote } from '../../components/ask-note'
import { useNoticeAsk } from '../../lib/notices'

/** Below the lots that expire: to be told in time. */
export function ExpiryAsk({ say }: { say: (text: string) => void }) {
  const ask = useNoticeAsk('expiry')
  if (!ask) return null
  return (
    <View className='wrap mt3'>
      <AskNote text='积分到期前说一声' isRunning={ask.isRunning} onAsk={() => void ask.onAsk().then(say)} />
    </View>
  )
}
