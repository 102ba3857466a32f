import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { Empty } from '../../../components/empty'
import { clockTime, fullDate } from '../../../domain/beijing-text'
import { useQuery } from '../../../lib/queries'
import { Changes } from '../parts/changes'
import { Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { Refusal } from '../parts/refusal'
import { useVersions, type Version } from './use-versions'

/** Who changed which rules, when and why; the newest version first. */
export default function RuleHistoryScreen() {
  const asked = useQuery('operator', 'listSettingsHistory', { input: {} })
  const { versions, hasMore, isRunning, refusal, loadMore } = useVersions(asked)
  return (
    <OperatorScreen title='变更记录' here='rule-history' asked={asked}>
      {() =>
        versions.length === 0 ? (
          <Empty
            icon='clock'
            title='还没有改过规则'
            text='现在用的是第 1 版，也就是默认的规则。改过以后，每一版都记在这里。'
          />
        ) : (
          <Page>
            {versions.map((version) => (
              <VersionCard key={version.number} version={version} />
            ))}
            <Refusal text={refusal?.message ?? ''} />
            {hasMore ? (
              <Button kind='outline' isWide isRunning={isRunning} onTap={loadMore}>
                看更早的
              </Button>
            ) : (
              <View className='cap tc'>再往前是第 1 版，默认的规则</View>
            )}
          </Page>
        )
      }
    </OperatorScreen>
  )
}

function VersionCard({ version }: { version: Version }) {
  const { number, changes, reason, byName, approvedName, at } = version
  return (
    <View className='card'>
      <View className='flex between g2'>
        <View className='h3 num'>{`第 ${number} 版`}</View>
        <Badge tone={approvedName === null ? 'plain' : 'good'}>
          {approvedName === null ? '只改文字' : `${approvedName}批准`}
        </Badge>
      </View>
      <View className='cap num'>{`${byName} · ${fullDate(at)} ${clockTime(at)}`}</View>
      <View className='sub mt2'>{`理由：${reason}`}</View>
      <View className='mt2'>
        <Changes rows={changes} />
      </View>
    </View>
  )
}
