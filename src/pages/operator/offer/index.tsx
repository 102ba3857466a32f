import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Toast, useToast } from '../../../components/toast'
import { goInstead } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { Column, Columns, Narrow, Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { newShelfId } from '../parts/shelf-id'
import { Editor } from './editor'
import { blankOffer, textsOf } from './form'
import { Moves } from './moves'
import { CloseSheet, UnitsSheet } from './sheets'
import { Stock } from './stock'

/** An offer: its stock, what became of it, its terms, and every move. */
export default function OfferScreen() {
  const { params } = useRouter()
  return params.offerId ? <Standing offerId={params.offerId} /> : <Fresh />
}

/** What waits for a second operator is no offer yet: the shelf is where it will be. */
function Fresh() {
  const asked = useQuery('operator', 'listTemplates', { input: {} })
  const [offerId] = useState(newShelfId)
  return (
    <OperatorScreen title='开一个兑换' here='shelf' asked={asked}>
      {(terms) => (
        <Page>
          <Narrow>
            <View className='card'>
              <Editor
                offerId={offerId}
                start={blankOffer(terms.now)}
                basedOn={0}
                terms={terms}
                onDone={() => goInstead('shelf')}
              />
            </View>
          </Narrow>
        </Page>
      )}
    </OperatorScreen>
  )
}

function Standing({ offerId }: { offerId: string }) {
  const asked = useQuery('operator', 'getOffer', { input: { offerId } })
  const [opened, open] = useState<'units' | 'end' | null>(null)
  const [text, say] = useToast()
  const onDone = (words: string) => {
    say(words)
    asked.reload()
  }
  return (
    <OperatorScreen title='兑换' here='shelf' asked={asked} toast={<Toast text={text} />}>
      {(history) => {
        const { offer, moves } = history
        const sheet = { offerId, version: offer.version, onClose: () => open(null), onDone }
        return (
          <Page>
            <Columns>
              <Column>
                <Stock history={history} onUnits={() => open('units')} onEnd={() => open('end')} />
                <Moves moves={moves} />
              </Column>
              {offer.state === 'open' && (
                <Column>
                  <View className='card'>
                    <View className='h3'>改兑换</View>
                    <Editor
                      // A change begins with what stands.
                      key={offer.version}
                      offerId={offerId}
                      start={textsOf(offer.content)}
                      basedOn={offer.version}
                      terms={history}
                      onDone={onDone}
                    />
                  </View>
                </Column>
              )}
            </Columns>
            {opened === 'units' && <UnitsSheet {...sheet} />}
            {opened === 'end' && <CloseSheet {...sheet} />}
          </Page>
        )
      }}
    </OperatorScreen>
  )
}
