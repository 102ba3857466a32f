import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Sheet } from '../../../components/sheet'
import { DayPair } from '../parts/day-pair'
import { Form } from '../parts/layout'
import { Options } from '../parts/options'
import { StoreOptions } from '../parts/store-options'
import { type CampaignTexts, missingIn } from './campaign-form'
import type { SettingsView } from './use-rules'

interface CampaignSheetProps {
  isNew: boolean
  start: CampaignTexts
  base: SettingsView
  onDone: (texts: CampaignTexts) => void
  onRemove: () => void
  onClose: () => void
}

const kinds = [
  { name: 'multiplier', text: '消费倍率' },
  { name: 'bonus', text: '一单另送积分' },
]

/** One campaign: when, what it gives, and for whom, where and what. Nothing is published by it. */
export function CampaignSheet({ isNew, start, base, onDone, onRemove, onClose }: CampaignSheetProps) {
  const [texts, setTexts] = useState(start)
  const set = (name: keyof CampaignTexts) => (text: string) =>
    setTexts((before) => ({ ...before, [name]: text }))
  const missing = missingIn(texts)
  return (
    <Sheet title={isNew ? '新活动' : '改活动'} onClose={onClose}>
      <Form>
        <Field
          label='名称'
          value={texts.name}
          hint='会员在明细里会看到，如 会员日'
          maxLength={20}
          onChange={set('name')}
        />
        <DayPair texts={texts} set={set} />
        <Options name='方式' options={kinds} text={texts.kind} onText={set('kind')} />
        {texts.kind === 'bonus' ? (
          <Field label='一单另送多少积分' value={texts.points} maxLength={6} onChange={set('points')} />
        ) : (
          <Field label='倍率，如 2 就是 ×2' value={texts.percent} maxLength={5} onChange={set('percent')} />
        )}
        <Limits texts={texts} set={set} base={base} />
        {missing && <View className='cap'>{missing}</View>}
        <Button isWide isOff={missing !== ''} onTap={() => onDone(texts)}>
          放进这次改动
        </Button>
        {!isNew && (
          <Button kind='text' isWide onTap={onRemove}>
            删掉这个活动
          </Button>
        )}
      </Form>
    </Sheet>
  )
}

interface LimitsProps {
  texts: CampaignTexts
  set: (name: keyof CampaignTexts) => (text: string) => void
  base: SettingsView
}

/** Nothing chosen is no limit. */
function Limits({ texts, set, base: { settings, stores } }: LimitsProps) {
  const tiers = settings.tier.ladder.map(({ id, name }) => ({ name: id, text: name }))
  return (
    <>
      <View className='cap'>限定等级，不选就是全部</View>
      <Options name='限定等级' options={tiers} text={texts.tiers} isMany onText={set('tiers')} />
      <StoreOptions
        stores={stores}
        text={texts.storeIds}
        none='还没有门店，活动对全部订单有效'
        onText={set('storeIds')}
      />
      <Field
        label='限定商品，写商品编号，用顿号隔开'
        value={texts.skus}
        hint='不写就是全部'
        maxLength={400}
        onChange={set('skus')}
      />
      <Field
        label='每人最多几单，0 是不限'
        value={texts.memberMax}
        maxLength={4}
        onChange={set('memberMax')}
      />
    </>
  )
}
