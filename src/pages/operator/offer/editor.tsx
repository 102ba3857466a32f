import { useState } from 'react'
import { View } from '@tarojs/components'
import { Note } from '../../../components/note'
import { shortYuan } from '../../../domain/figures'
import { offerCostFen } from '../../../domain/offer-rows'
import { useCommand } from '../../../lib/commands'
import { Reasoned } from '../parts/reasoned'
import { offerOf, type OfferContent, type OfferTexts } from './form'
import { OfferForm, type OfferTerms } from './offer-form'

interface EditorProps {
  offerId: string
  start: OfferTexts
  basedOn: number
  terms: OfferTerms
  onDone: (words: string) => void
}

/** Opens an offer or changes one; says what it costs at most, and whether a second operator has to agree. */
export function Editor({ offerId, start, basedOn, terms, onDone }: EditorProps) {
  const [texts, setTexts] = useState(start)
  const { isRunning, run } = useCommand('operator', 'proposeOffer')
  const content = offerOf(texts)
  const send = async (reason: string) => {
    if (typeof content === 'string') return content
    const reply = await run({ input: { offerId, content, basedOn, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone(reply.value.state === 'waiting' ? '已提交，等另一位运营批准' : '存好了，会员马上看得到')
    return ''
  }
  return (
    <Reasoned
      hint='为什么开它或改它，留在变更记录里'
      note={
        typeof content === 'string' ? (
          <View className='cap'>{content}</View>
        ) : (
          <Cost content={content} terms={terms} />
        )
      }
      button={basedOn === 0 ? '开兑换' : '保存改动'}
      isRunning={isRunning}
      onSend={send}
    >
      <OfferForm
        texts={texts}
        terms={terms}
        isOpen={basedOn > 0}
        onText={(name, text) => setTexts((before) => ({ ...before, [name]: text }))}
      />
    </Reasoned>
  )
}

function Cost({ content, terms: { templates, aloneFenMax } }: { content: OfferContent; terms: OfferTerms }) {
  const template = templates.find(({ templateId }) => templateId === content.templateId)
  if (!template) return null
  const costFen = offerCostFen(content, template.version.content)
  const isAlone = costFen <= aloneFenMax
  return (
    <Note icon={isAlone ? 'shield' : 'users'} tone={isAlone ? 'notice' : 'value'}>
      {isAlone
        ? `全部发完最多花费 ${shortYuan(costFen)}。`
        : `全部发完最多花费 ${shortYuan(costFen)}，超过 ${shortYuan(aloneFenMax)}，要另一位运营批准才生效。`}
    </Note>
  )
}
