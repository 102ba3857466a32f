import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../../../components/cx'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { go, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { CodeEntry } from './code-entry'
import styles from './identify.module.scss'
import { type Identified, ResultScreen } from './result-screen'

/**
 * A clerk asks who is at the counter: scan or eight digits, then an answer that is read at arm's length.
 * The keypad stays beneath the answer, so that the next customer does not wait for it to be drawn.
 */
export default function IdentifyPage() {
  const me = useQuery('staff', 'getMe', { input: {} })
  const [result, setResult] = useState<Identified | null>(null)
  const next = () => setResult(null)
  return (
    <View>
      <View className={cx(result && styles.beneath)}>
        <Screen kind='screen' title='识别会员' onBack={leave}>
          {me.isLoading ? (
            <Skeleton>
              <View className='wrap mt2'>
                <BoneRows count={3} />
              </View>
            </Skeleton>
          ) : !me.reply.ok ? (
            <Refused
              reply={me.reply}
              onRetry={me.reload}
              way={me.reply.code === 'ROLE_MISSING' ? invited : undefined}
            />
          ) : (
            <CodeEntry clerk={me.reply.value} onResult={setResult} />
          )}
        </Screen>
      </View>
      <View>{result && <ResultScreen reply={result} onNext={next} onBack={leave} />}</View>
    </View>
  )
}

const invited = { text: '我有邀请码', onTap: () => go('invite') }
