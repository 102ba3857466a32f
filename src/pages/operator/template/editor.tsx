import { View } from '@tarojs/components'
import { useState } from 'react'
import { Note } from '../../../components/note'
import { shortYuan } from '../../../domain/figures'
import { useCommand } from '../../../lib/commands'
import { CouponSample } from '../parts/coupon-sample'
import { Reasoned } from '../parts/reasoned'
import { blankTemplate, templateOf, textsOf, type TemplateTexts } from './form'
import { HalfTyped } from './half-typed'
import type { TemplateHistory } from './template-history'
import { TemplateForm } from './template-form'

interface EditorProps {
  templateId: string
  /** Null for a new one. */
  standing: TemplateHistory['template'] | null
  stores: TemplateHistory['stores']
  onSaved: () => void
}

/** What is typed, with the coupon as the member will see it. */
export function Editor({ templateId, standing, stores, onSaved }: EditorProps) {
  const [texts, setTexts] = useState<TemplateTexts>(
    standing ? textsOf(standing.version.content) : blankTemplate,
  )
  const { isRunning, run } = useCommand('operator', 'saveTemplate')
  const content = templateOf(texts)
  const nameOf = (id: string) => stores.find(({ storeId }) => storeId === id)?.name ?? id
  const send = async (reason: string) => {
    if (typeof content === 'string') return content
    const basedOn = standing?.version.number ?? 0
    const reply = await run({ input: { templateId, content, basedOn, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onSaved()
    return ''
  }
  return (
    <>
      {typeof content === 'string' ? (
        <HalfTyped texts={texts} nameOf={nameOf} />
      ) : (
        <CouponSample content={content} nameOf={nameOf} />
      )}
      {standing && standing.plannedFen > 0 && (
        <Note icon='ticket' tone='plain'>
          {`已经开出的兑换和发放，最多花费 ${shortYuan(standing.plannedFen)}。`}
        </Note>
      )}
      <View className='card'>
        <Reasoned
          hint='为什么写它或改它，留在版本记录里'
          note={
            typeof content === 'string' ? (
              <View className='cap'>{content}</View>
            ) : (
              <Follows isNew={!standing} />
            )
          }
          button={standing ? '存为新版本' : '保存'}
          isRunning={isRunning}
          isOff={typeof content === 'string'}
          onSend={send}
        >
          <TemplateForm
            texts={texts}
            stores={stores}
            onText={(name, text) => setTexts((before) => ({ ...before, [name]: text }))}
          />
        </Reasoned>
      </View>
    </>
  )
}

function Follows({ isNew }: { isNew: boolean }) {
  return (
    <Note icon='shield' tone='notice'>
      {isNew
        ? '存好后还没有人能领到。下一步用它开兑换，或者直接发给会员。'
        : '已经发出的券一张都不变。开着的兑换还发原来那一版，要换的话到兑换里存一次。'}
    </Note>
  )
}
