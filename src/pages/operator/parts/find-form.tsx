import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import type { Refusal as Refused } from '../../../domain/result'
import { type ValueOf, call } from '../../../lib/cloud'
import { Form } from './layout'
import { Options } from './options'
import { Refusal } from './refusal'
import { type Whom, type WhomKind, whomKinds, whomTyped } from './whom'

export type FoundMember = ValueOf<'operator', 'findMember'>

interface FindFormProps {
  onFound: (member: FoundMember, whom: Whom) => void
}

/** Looks somebody up by the number on their card, or as a till knows them. */
export function FindForm({ onFound }: FindFormProps) {
  const [kind, setKind] = useState<WhomKind>('number')
  const [codes, setCodes] = useState({ number: '', external: '' })
  const [source, setSource] = useState('')
  const [refusal, setRefusal] = useState('')
  const [isRunning, setRunning] = useState(false)
  const code = codes[kind]
  const whom = whomTyped(kind, { code, source })
  const find = async () => {
    if (!whom || isRunning) return
    setRunning(true)
    const reply = await call('operator', 'findMember', { member: whom })
    setRunning(false)
    setRefusal(reply.ok ? '' : wordsOf(kind, reply))
    if (reply.ok) onFound(reply.value, whom)
  }
  const choose = (next: string) => {
    setKind(next === 'external' ? 'external' : 'number')
    setRefusal('')
  }
  return (
    <Form>
      <Options name='按什么找' options={whomKinds} text={kind} onText={choose} />
      {kind === 'external' && (
        <Field
          label='哪个系统'
          value={source}
          hint='订单里的来源，如 till、mall'
          maxLength={32}
          onChange={setSource}
        />
      )}
      <Field
        label={kind === 'number' ? '会员号' : '顾客编号'}
        value={code}
        hint={kind === 'number' ? '8 位，如 7K3F 29QD，大小写都行' : '那个系统里的编号'}
        maxLength={64}
        onChange={(text) => setCodes((before) => ({ ...before, [kind]: text }))}
        onSend={() => void find()}
      />
      <Refusal text={refusal} />
      <View>
        <Button isWide isRunning={isRunning} isOff={whom === null} onTap={() => void find()}>
          查找
        </Button>
      </View>
    </Form>
  )
}

/** The last character of a number is a check: one that is mistyped is no number at all. */
function wordsOf(kind: WhomKind, { code, message }: Refused): string {
  if (code !== 'INPUT_INVALID') return message
  return kind === 'number'
    ? '会员号里有打错的字，请对着会员卡再核对一遍。没有 0、I、L、O、U。'
    : '来源和顾客编号里只有字母、数字和常见符号，请照着订单里的再写一遍。'
}
