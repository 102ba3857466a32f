import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { Note } from '../../../components/note'
import { Row } from '../../../components/row'
import { Toast, useToast } from '../../../components/toast'
import { dayWord } from '../../../domain/beijing-text'
import { useQuery } from '../../../lib/queries'
import { Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { Panel } from '../parts/panel'
import { type DayWords, WordsSheet } from './words-sheet'

/** The words of the coming days: given out in the groups, entered by members. */
export default function WordsScreen() {
  const asked = useQuery('operator', 'listWords', { input: {} })
  const [opened, open] = useState<DayWords | null>(null)
  const [text, say] = useToast()
  return (
    <OperatorScreen title='每日口令' here='words' asked={asked} toast={<Toast text={text} />}>
      {({ days, now }) => (
        <Page>
          <Today today={days[0]} />
          <Panel title='今天和接下来两周' note='按北京时间 0 点换'>
            {days.map((day) => (
              <Row
                key={day.day}
                icon='ticket'
                title={dayWord(day.day, now)}
                hint={day.words.length > 0 ? day.words.join('、') : '还没有排'}
                end={day.words.length > 0 ? <Badge tone='good'>{`${day.words.length} 个`}</Badge> : undefined}
                onTap={() => open(day)}
              />
            ))}
          </Panel>
          {opened && (
            <WordsSheet
              opened={opened}
              heading={dayWord(opened.day, now)}
              onClose={() => open(null)}
              onSaved={() => {
                say('口令存好了')
                asked.reload()
              }}
            />
          )}
        </Page>
      )}
    </OperatorScreen>
  )
}

/** Without a word today whatever a member enters is wrong. */
function Today({ today }: { today: DayWords | undefined }) {
  if (!today || today.words.length > 0) return null
  return (
    <View>
      <Note icon='alert' tone='value'>
        今天还没有口令，会员输什么都对不上。点下面的「今天」写一个，再发到群里。
      </Note>
    </View>
  )
}
