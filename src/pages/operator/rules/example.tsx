import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Field } from '../../../components/field'
import { dayText } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import { serverNow } from '../../../lib/server-time'
import { Form } from '../parts/layout'
import { Options } from '../parts/options'
import { Line, Panel } from '../parts/panel'
import type { Example as Asked, RulesDesk } from './use-rules'

const yesNo = [
  { name: 'no', text: '平常月' },
  { name: 'yes', text: '生日月' },
]

/** An order that somebody could pay: what it earns under the rules on the screen, step by step. */
export function Example({ desk }: { desk: RulesDesk }) {
  const [yuan, setYuan] = useState('128')
  const [day, setDay] = useState(dayText(serverNow()))
  const [tierId, setTier] = useState('gold')
  const [month, setMonth] = useState('no')
  const [storeId, setStore] = useState('')
  const [sku, setSku] = useState('')
  const { ask } = desk.example
  const paidFen = Math.round(Number(yuan) * 100)
  const isAsked = Number.isFinite(paidFen) && /^20\d\d-\d\d-\d\d$/.test(day)
  useEffect(() => {
    // The tiers of the rules are the only ones to choose from.
    const tier = tierId as Asked['tierId']
    const place = { storeId: storeId.trim() || null, sku: sku.trim() || null }
    ask(isAsked ? { paidFen, day, tierId: tier, isBirthdayMonth: month === 'yes', ...place } : null)
  }, [ask, isAsked, paidFen, day, tierId, month, storeId, sku])
  const tiers = desk.base.settings.tier.ladder.map(({ id, name }) => ({ name: id, text: name }))
  return (
    <Panel title='试一单' note='按屏幕上的规则'>
      <Line>
        <Form>
          <View className='flex g2'>
            <View className='grow'>
              <Field label='实付多少元' value={yuan} maxLength={8} onChange={setYuan} />
            </View>
            <View className='grow'>
              <Field label='哪天付的' value={day} maxLength={10} onChange={setDay} />
            </View>
          </View>
          <Options name='等级' options={tiers} text={tierId} onText={setTier} />
          <Options name='月份' options={yesNo} text={month} onText={setMonth} />
          <View className='flex g2'>
            <View className='grow'>
              <Field label='门店编号' value={storeId} hint='可以不写' maxLength={64} onChange={setStore} />
            </View>
            <View className='grow'>
              <Field label='商品编号' value={sku} hint='可以不写' maxLength={64} onChange={setSku} />
            </View>
          </View>
        </Form>
      </Line>
      <Steps desk={desk} />
    </Panel>
  )
}

function Steps({ desk }: { desk: RulesDesk }) {
  const { reply } = desk.preview
  const found = reply?.ok ? reply.value.example : null
  if (!found) return <Line>{reply && !reply.ok ? reply.message : '规则改好以后，这里算给你看。'}</Line>
  return (
    <>
      {found.steps.map(({ name, text, points }, place) => (
        <Line key={`${name}${place}`}>
          <View className='flex between g2'>
            <View className='grow one'>{name}</View>
            <View className='c-2 num'>{text}</View>
            <View className='num b'>{`${place > 0 && points >= 0 ? '+' : ''}${grouped(points)}`}</View>
          </View>
        </Line>
      ))}
      <Line>
        <View className='flex between'>
          <View className='h3'>一共</View>
          <View className='h3 c-accent num'>{`${grouped(found.points)} 积分`}</View>
        </View>
        <View className='cap num'>{found.reason}</View>
      </Line>
    </>
  )
}
