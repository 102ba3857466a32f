import { View } from '@tarojs/components'
import { Field } from '../../../components/field'
import { LongField } from '../../../components/long-field'
import { pictureNames } from '../../../domain/template-rows'
import { DayPair } from '../parts/day-pair'
import { Form } from '../parts/layout'
import { Options } from '../parts/options'
import { Pair } from '../parts/pair'
import { StoreOptions } from '../parts/store-options'
import type { TemplateTexts } from './form'

interface TemplateFormProps {
  texts: TemplateTexts
  stores: { storeId: string; name: string }[]
  onText: (name: keyof TemplateTexts, text: string) => void
}

const kinds = [
  { name: 'gift', text: '兑换券' },
  { name: 'cash', text: '满减券' },
  { name: 'percent', text: '折扣券' },
  { name: 'service', text: '服务券' },
]
const validities = [
  { name: 'days', text: '领到后几天' },
  { name: 'fixed', text: '固定日期' },
]
const pictureOptions = Object.entries(pictureNames).map(([name, text]) => ({ name, text }))

/** What a coupon is worth, where and how long; nothing that was issued is changed by it. */
export function TemplateForm({ texts, stores, onText }: TemplateFormProps) {
  const set = (name: keyof TemplateTexts) => (text: string) => onText(name, text)
  return (
    <Form>
      <Field label='名称' value={texts.name} hint='如 桂花拿铁 中杯' maxLength={20} onChange={set('name')} />
      <Options name='种类' options={kinds} text={texts.kind} onText={set('kind')} />
      <Worth texts={texts} set={set} />
      <View className='cap'>图</View>
      <Options name='图' options={pictureOptions} text={texts.picture} onText={set('picture')} />
      <LongField
        label='怎么使用'
        value={texts.words}
        hint='会员在券上会看到，如 到店任选冷热'
        maxLength={200}
        onChange={set('words')}
      />
      <View className='cap'>有效期</View>
      <Options name='有效期' options={validities} text={texts.validity} onText={set('validity')} />
      <Validity texts={texts} set={set} />
      <StoreOptions
        stores={stores}
        text={texts.storeIds}
        none='还没有门店，先当作全部可用'
        onText={set('storeIds')}
      />
      <Pair>
        <Field
          label='一张的成本，元'
          value={texts.worth}
          hint='最多花多少'
          maxLength={10}
          onChange={set('worth')}
        />
        <Field
          label='总预算，元'
          value={texts.budget}
          hint='空着就是不限'
          maxLength={10}
          onChange={set('budget')}
        />
      </Pair>
    </Form>
  )
}

type Set = (name: keyof TemplateTexts) => (text: string) => void

function Worth({ texts, set }: { texts: TemplateTexts; set: Set }) {
  if (texts.kind === 'cash')
    return (
      <Pair>
        <Field label='减多少，元' value={texts.off} hint='15' maxLength={8} onChange={set('off')} />
        <Field
          label='满多少，元'
          value={texts.threshold}
          hint='49'
          maxLength={8}
          onChange={set('threshold')}
        />
      </Pair>
    )
  if (texts.kind !== 'percent') return null
  return (
    <>
      <Pair>
        <Field label='打几折' value={texts.tenths} hint='8.5' maxLength={4} onChange={set('tenths')} />
        <Field label='最多减，元' value={texts.cap} hint='20' maxLength={8} onChange={set('cap')} />
      </Pair>
      <Field
        label='满多少，元；没有门槛写 0'
        value={texts.threshold}
        maxLength={8}
        onChange={set('threshold')}
      />
    </>
  )
}

function Validity({ texts, set }: { texts: TemplateTexts; set: Set }) {
  if (texts.validity === 'days')
    return <Field label='几天，领到那天算第一天' value={texts.days} maxLength={3} onChange={set('days')} />
  return <DayPair texts={texts} set={set} />
}
