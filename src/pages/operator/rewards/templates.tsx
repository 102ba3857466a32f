import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { Empty } from '../../../components/empty'
import { Row } from '../../../components/row'
import { ruleLine } from '../../../domain/coupon-words'
import { shortYuan } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { Begin } from '../parts/begin'

type TemplateView = ValueOf<'operator', 'listOffers'>['templates'][number]

/** Every template in its newest version, with what one costs, all of them at most, and what is planned. */
export function Templates({ templates }: { templates: TemplateView[] }) {
  const start = () => go('template')
  if (templates.length === 0)
    return (
      <Empty icon='ticket' title='还没有券模板' text='券模板写清一张券值什么、在哪儿用、用多久。'>
        <Button onTap={start}>{'写券模板'}</Button>
      </Empty>
    )
  return (
    <>
      <Begin onTap={start}>写一张券模板</Begin>
      <View className='card card-flush'>
        {templates.map(({ templateId, version: { number, content, revoked }, plannedFen }) => (
          <Row
            key={templateId}
            icon='ticket'
            title={content.name}
            hint={`${ruleLine(content.rule)} · 第 ${number} 版 · ${costText(content, plannedFen)}`}
            end={revoked ? <Badge tone='bad'>已作废</Badge> : undefined}
            onTap={() => go('template', { templateId })}
          />
        ))}
      </View>
    </>
  )
}

/** What is planned is of offers and lists alone: of nothing planned it would say that a gift costs nothing. */
function costText(
  { worthFen, budgetFen }: Pick<TemplateView['version']['content'], 'worthFen' | 'budgetFen'>,
  plannedFen: number,
): string {
  const limit = budgetFen === null ? '不限总额' : `预算 ${shortYuan(budgetFen)}`
  const planned = plannedFen > 0 ? `，已开出的最多 ${shortYuan(plannedFen)}` : ''
  return `一张 ${shortYuan(worthFen)}，${limit}${planned}`
}
