import { useState } from 'react'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { Button } from '../../../components/button'
import { View } from '@tarojs/components'
import { go, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { CodeEntry } from './code-entry'
import { type Identified, ResultScreen } from './result-screen'

/** A clerk asks who is at the counter: scan or eight digits, then an answer that is read at arm's length. */
export default function IdentifyPage() {
  const me = useQuery('staff', 'getMe', { input: {} })
  const [result, setResult] = useState<Identified | null>(null)
  if (result) return <ResultScreen result={result} onNext={() => setResult(null)} onBack={leave} />
  return (
    <Screen kind='screen' title='识别会员' onBack={leave}>
      {me.isLoading ? (
        <Skeleton>
          <View className='wrap mt2'>
            <BoneRows count={3} />
          </View>
        </Skeleton>
      ) : !me.reply.ok ? (
        <>
          <Refused reply={me.reply} onRetry={me.reload} />
          {me.reply.code === 'ROLE_MISSING' && (
            <View className='col center'>
              <Button kind='text' onTap={() => go('invite')}>
                我有邀请码
              </Button>
            </View>
          )}
        </>
      ) : (
        <CodeEntry clerk={me.reply.value} onResult={setResult} />
      )}
    </Screen>
  )
}
