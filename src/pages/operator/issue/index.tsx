import { View } from '@tarojs/components'
import { useState } from 'react'
import { LongField } from '../../../components/long-field'
import { Note } from '../../../components/note'
import { shortYuan } from '../../../domain/figures'
import { readMemberNo } from '../../../domain/member-no'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { goInstead } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { CouponSample } from '../parts/coupon-sample'
import { Narrow, Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { Options } from '../parts/options'
import { Reasoned } from '../parts/reasoned'

const NUMBERS_MAX = 500

type Terms = ValueOf<'operator', 'listTemplates'>

/** One coupon each to a list of members. */
export default function IssueScreen() {
  const asked = useQuery('operator', 'listTemplates', { input: {} })
  return (
    <OperatorScreen title='给会员发券' here='shelf' asked={asked}>
      {(terms) => (
        <Page>
          <Narrow>
            <IssueForm terms={terms} />
          </Narrow>
        </Page>
      )}
    </OperatorScreen>
  )
}

function IssueForm({ terms: { templates, stores, aloneFenMax } }: { terms: Terms }) {
  const [templateId, choose] = useState('')
  const [text, setText] = useState('')
  const { isRunning, run } = useCommand('operator', 'issueCoupons')
  const template = templates.find((one) => one.templateId === templateId)
  const memberNos = numbersIn(text)
  const send = async (reason: string) => {
    const wrong = misread(memberNos)
    if (wrong) return wrong
    const reply = await run({ input: { templateId, memberNos, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    if (reply.value.state === 'waiting') goInstead('approvals')
    else goInstead('shelf', { tab: 'issues' })
    return ''
  }
  const nameOf = (id: string) => stores.find(({ storeId }) => storeId === id)?.name ?? id
  return (
    <>
      {template && <CouponSample content={template.version.content} nameOf={nameOf} />}
      <View className='card'>
        <Reasoned
          hint='会员在明细里会看到，如 停电那天的补偿'
          note={
            template && (
              <Cost
                count={memberNos.length}
                costFen={memberNos.length * template.version.content.worthFen}
                aloneFenMax={aloneFenMax}
              />
            )
          }
          button='发券'
          isRunning={isRunning}
          isOff={!template || memberNos.length === 0 || memberNos.length > NUMBERS_MAX}
          onSend={send}
        >
          <View className='cap'>发哪张券，每人一张</View>
          <Options
            name='发哪张券'
            options={templates.map((one) => ({ name: one.templateId, text: one.version.content.name }))}
            text={templateId}
            onText={choose}
          />
          <LongField
            label='会员号，一行一个'
            value={text}
            hint='如 7K3F 29QD，重复的只算一次'
            maxLength={10_000}
            onChange={setText}
          />
          <View className='cap num'>{`${memberNos.length} 位，最多 ${NUMBERS_MAX} 位`}</View>
        </Reasoned>
      </View>
    </>
  )
}

function Cost({ count, costFen, aloneFenMax }: { count: number; costFen: number; aloneFenMax: number }) {
  const isAlone = costFen <= aloneFenMax
  return (
    <Note icon={isAlone ? 'shield' : 'users'} tone={isAlone ? 'notice' : 'value'}>
      {isAlone
        ? `${count} 张最多花费 ${shortYuan(costFen)}。几分钟内发完，中间断了会接着发，每人只有一张。`
        : `${count} 张最多花费 ${shortYuan(costFen)}，超过 ${shortYuan(aloneFenMax)}，要另一位运营批准才发。`}
    </Note>
  )
}

/** A number may be written in two groups of four, so a blank does not end it. */
function numbersIn(text: string): string[] {
  const typed = text
    .split(/[\n、,，;；]/)
    .map((one) => one.toUpperCase().replace(/[\s-]/g, ''))
    .filter((one) => one !== '')
  return [...new Set(typed)]
}

const TOLD_MAX = 5

/** Says which numbers nobody can have, by their check character: the cloud would only say that there are some. */
function misread(memberNos: string[]): string | null {
  const wrong = memberNos.filter((typed) => readMemberNo(typed) === undefined)
  if (wrong.length === 0) return null
  const more = wrong.length > TOLD_MAX ? ` 等 ${wrong.length} 个` : ''
  return `${wrong.slice(0, TOLD_MAX).join('、')}${more}打错了，一张都没有发。请对着会员卡核对，没有 0、I、L、O、U。`
}
