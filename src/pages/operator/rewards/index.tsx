import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Chips } from '../../../components/chips'
import { useQuery } from '../../../lib/queries'
import { Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { Issues } from './issues'
import { Offers } from './offers'
import { Templates } from './templates'

const tabs = [
  { name: 'offers', text: '兑换' },
  { name: 'templates', text: '券模板' },
  { name: 'issues', text: '给会员发券' },
] as const

/** What the brand gives: the offers with their stock, the templates of the coupons, and what was given to lists. */
export default function ShelfScreen() {
  const asked = useQuery('operator', 'listOffers', { input: {} })
  const { tab: wanted } = useRouter().params
  const [tab, setTab] = useState(tabs.find(({ name }) => name === wanted)?.name ?? 'offers')
  return (
    <OperatorScreen title='好礼与卡券' here='shelf' asked={asked}>
      {({ offers, templates, now }) => (
        <Page>
          <Chips chips={tabs} current={tab} onChip={setTab} isFlush />
          {tab === 'offers' && <Offers offers={offers} hasTemplates={templates.length > 0} now={now} />}
          {tab === 'templates' && <Templates templates={templates} />}
          {tab === 'issues' && <Issues hasTemplates={templates.length > 0} />}
        </Page>
      )}
    </OperatorScreen>
  )
}
