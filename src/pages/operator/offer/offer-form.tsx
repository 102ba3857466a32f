import { View } from '@tarojs/components'
import { Field } from '../../../components/field'
import { offerKindNames } from '../../../domain/offer-rows'
import type { ValueOf } from '../../../lib/cloud'
import { Form } from '../parts/layout'
import { MomentField } from '../parts/moment-field'
import { Options } from '../parts/options'
import { Pair } from '../parts/pair'
import type { OfferTexts } from './form'

/** What a form about an offer may name. */
export type OfferTerms = Pick<ValueOf<'operator', 'listTemplates'>, 'templates' | 'tiers' | 'aloneFenMax'>

type Set = (name: keyof OfferTexts) => (text: string) => void

interface OfferFormProps {
  texts: OfferTexts
  terms: OfferTerms
  /** The way and the template of an offer that is open cannot change. */
  isOpen: boolean
  onText: (name: keyof OfferTexts, text: string) => void
}

const kinds = Object.entries(offerKindNames).map(([name, text]) => ({ name, text }))

/** What an offer gives, for how much, to whom and when. */
export function OfferForm({ texts, terms: { templates, tiers }, isOpen, onText }: OfferFormProps) {
  const set: Set = (name) => (text) => onText(name, text)
  return (
    <Form>
      {!isOpen && (
        <>
          <View className='cap'>给什么</View>
          <Options
            name='给什么'
            options={templates.map(({ templateId, version }) => ({
              name: templateId,
              text: version.content.name,
            }))}
            text={texts.templateId}
            onText={set('templateId')}
          />
          <View className='cap'>方式</View>
          <Options name='方式' options={kinds} text={texts.kind} onText={set('kind')} />
        </>
      )}
      <Way texts={texts} set={set} />
      <Amounts texts={texts} set={set} isOpen={isOpen} />
      <When texts={texts} set={set} tiers={tiers} />
    </Form>
  )
}

/** What only this way of having something needs. */
function Way({ texts, set }: { texts: OfferTexts; set: Set }) {
  if (texts.kind === 'group')
    return (
      <Pair>
        <Field label='几人成团' value={texts.places} maxLength={2} onChange={set('places')} />
        <Field label='几小时内' value={texts.groupHours} maxLength={2} onChange={set('groupHours')} />
      </Pair>
    )
  if (texts.kind === 'helper')
    return <Field label='要几位朋友真正加入' value={texts.steps} maxLength={2} onChange={set('steps')} />
  return null
}

/** For how much, how many, and under which chip of the shop. */
function Amounts({ texts, set, isOpen }: { texts: OfferTexts; set: Set; isOpen: boolean }) {
  return (
    <>
      {texts.kind !== 'helper' && (
        <Pair>
          <Field
            label='多少积分，0 是免费领'
            value={texts.price}
            hint='260'
            maxLength={7}
            onChange={set('price')}
          />
          <Field label='原价，0 不显示' value={texts.oldPrice} maxLength={7} onChange={set('oldPrice')} />
        </Pair>
      )}
      <Pair>
        {isOpen ? (
          <Field label='分类' value={texts.category} hint='饮品券' maxLength={6} onChange={set('category')} />
        ) : (
          <Field
            label={texts.kind === 'group' ? '一共几团' : '一共几份'}
            value={texts.quantity}
            maxLength={5}
            onChange={set('quantity')}
          />
        )}
        <Field label='每人几份' value={texts.perMember} maxLength={2} onChange={set('perMember')} />
      </Pair>
      {!isOpen && (
        <Field label='分类' value={texts.category} hint='饮品券' maxLength={6} onChange={set('category')} />
      )}
    </>
  )
}

/** From when to when, and for whom. */
function When({ texts, set, tiers }: { texts: OfferTexts; set: Set; tiers: OfferTerms['tiers'] }) {
  const tierOptions = tiers.map(({ tierId, name }) => ({ name: tierId, text: name }))
  return (
    <>
      <MomentField label='开始' text={texts.opensAt} onText={set('opensAt')} />
      <MomentField label='结束' text={texts.closesAt} onText={set('closesAt')} />
      <View className='cap'>哪一级起可以换</View>
      <Options name='哪一级起' options={tierOptions} text={texts.tierId} onText={set('tierId')} />
      <View className='cap'>哪一级起可以提前换</View>
      <Options
        name='提前'
        options={[{ name: '', text: '不提前' }, ...tierOptions.slice(1)]}
        text={texts.earlyTier}
        onText={set('earlyTier')}
      />
      {texts.earlyTier !== '' && (
        <Field label='提前几小时' value={texts.earlyHours} maxLength={2} onChange={set('earlyHours')} />
      )}
    </>
  )
}
