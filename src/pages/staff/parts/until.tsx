import { View } from '@tarojs/components'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { leave } from '../../../lib/navigation'
import type { Query } from '../../../lib/queries'

interface UntilProps<V> {
  title: string
  asked: Query<V>
  /** What helps better than asking again, by the code of the refusal. */
  wayOf?: (code: string) => { text: string; onTap: () => void } | undefined
}

/** A screen of the counter until what it asks for is there: it loads, or it was refused. */
export function Until<V>({ title, asked, wayOf }: UntilProps<V>) {
  return (
    <Screen kind='screen' title={title} onBack={leave}>
      {asked.isLoading || asked.reply.ok ? (
        <Skeleton>
          <View className='wrap mt2'>
            <BoneRows count={3} />
          </View>
        </Skeleton>
      ) : (
        <Refused reply={asked.reply} onRetry={asked.reload} way={wayOf?.(asked.reply.code)} />
      )}
    </Screen>
  )
}
