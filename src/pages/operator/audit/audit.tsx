import { View } from '@tarojs/components'
import { Empty } from '../../../components/empty'
import { Tile } from '../../../components/row'
import { clockTime, monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import { Column, Columns, Page } from '../parts/layout'
import { Chart } from './chart'
import { Days } from './days'
import { Findings } from './findings'
import { History } from './history'
import type { AuditView, Report } from './report'

export function Audit({ audit: { report, history, days } }: { audit: AuditView }) {
  if (!report && days.length === 0)
    return (
      <Empty
        icon='shield'
        title='还没有对过账'
        text='每天凌晨 3 点以后自动开始，把前一天算清，再逐个账户对一遍。明早来看第一份。'
      />
    )
  return (
    <Page>
      <Columns>
        <Column>
          {report && <Verdict report={report} />}
          {report && report.findings.length > 0 && <Findings report={report} />}
          <Chart days={days} />
          {history.length > 0 && <History history={history} />}
        </Column>
        <Column>
          <Days days={days} />
        </Column>
      </Columns>
    </Page>
  )
}

function Verdict({ report }: { report: Report }) {
  const { accounts, entries, orders, units, found, finishedAt } = report
  const isGood = found === 0
  return (
    <View className='card'>
      <View className='flex g3'>
        <Tile icon={isGood ? 'check' : 'alert'} tone={isGood ? 'good' : 'bad'} />
        <View className='grow'>
          <View className='h2'>{isGood ? '账都对得上' : `有 ${grouped(found)} 处对不上`}</View>
          <View className='cap num'>{`${monthDay(finishedAt)} ${clockTime(finishedAt)} 对完`}</View>
        </View>
      </View>
      <View className='sub num mt3'>
        {`对了 ${grouped(accounts)} 个账户、${grouped(entries)} 笔流水、${grouped(orders)} 笔订单` +
          (units > 0 ? `、${grouped(units)} 份库存。` : '。')}
      </View>
    </View>
  )
}
