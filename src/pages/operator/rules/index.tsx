import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Chips } from '../../../components/chips'
import { cx } from '../../../components/cx'
import { Sheet } from '../../../components/sheet'
import { useQuery } from '../../../lib/queries'
import { Form } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { useDesk } from '../parts/use-desk'
import { Editor } from './editor'
import { ChangeBar } from './change-bar'
import { type TabName, tabs } from './fields'
import { Review } from './review'
import styles from './rules.module.scss'
import { SentNote } from './sent-note'
import { useGuard } from './use-guard'
import { type RulesDesk, type SettingsView, useRules } from './use-rules'

/** Every rule, what a change of it would do, and the way it becomes one. */
export default function RulesScreen() {
  const asked = useQuery('operator', 'getSettings', { input: {} })
  const [tab, setTab] = useState<TabName>('earn')
  const guard = useGuard()
  return (
    <OperatorScreen
      title='规则设置'
      here='rules'
      asked={asked}
      head={<Chips chips={tabs} current={tab} onChip={setTab} />}
      onWay={guard.onWay}
    >
      {(standing) => (
        <Rules standing={standing} reload={asked.reload} guard={guard} tab={tab} onTab={setTab} />
      )}
    </OperatorScreen>
  )
}

interface RulesProps {
  standing: SettingsView
  reload: () => void
  guard: ReturnType<typeof useGuard>
  tab: TabName
  onTab: (tab: TabName) => void
}

function Rules({ standing, reload, guard, tab, onTab }: RulesProps) {
  const desk = useRules(standing, reload)
  const isDesk = useDesk()
  guard.watch(desk.isChanged)
  return (
    <>
      <Editor desk={desk} tab={tab} onTab={onTab} />
      {!isDesk && <PhoneReview desk={desk} onTab={onTab} />}
      {guard.away && (
        <Sheet title='还有改动没有发布' onClose={guard.stay}>
          <Form>
            <View className='sub'>离开不会发布。留着的话，回来可以接着改。</View>
            <Button isWide onTap={guard.stay}>
              接着改
            </Button>
            <Button kind='outline' isWide onTap={guard.away}>
              留着，先离开
            </Button>
            <Button
              kind='text'
              isWide
              onTap={() => {
                desk.discard()
                guard.away?.()
              }}
            >
              放弃改动并离开
            </Button>
          </Form>
        </Sheet>
      )}
    </>
  )
}

/** On a phone the changes wait in a bar under the thumb and open as a sheet. */
function PhoneReview({ desk, onTab }: { desk: RulesDesk; onTab: (tab: TabName) => void }) {
  const [isOpen, open] = useState(false)
  const close = () => open(false)
  return (
    <>
      {!desk.isChanged && desk.sent && !isOpen && (
        <View className='stack mt3'>
          <SentNote sent={desk.sent} />
        </View>
      )}
      {desk.isChanged && (
        <>
          <View className={cx(styles.room)} />
          <ChangeBar desk={desk} onOpen={() => open(true)} />
        </>
      )}
      {isOpen && (
        <Sheet title='改了会怎样' onClose={close}>
          <Form>
            <Review
              desk={desk}
              onTab={(tab) => {
                onTab(tab)
                close()
              }}
            />
          </Form>
        </Sheet>
      )}
    </>
  )
}
