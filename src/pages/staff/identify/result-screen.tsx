import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { NavBar } from '../../../components/nav-bar'
import { Note } from '../../../components/note'
import { Rim } from '../../../components/rim'
import { Screen } from '../../../components/screen'
import { fullDate } from '../../../domain/beijing-text'
import { grouped, inFours } from '../../../domain/figures'
import type { Refusal, Reply } from '../../../domain/result'
import type { ValueOf } from '../../../lib/cloud'
import styles from './identify.module.scss'

type Member = ValueOf<'staff', 'identifyMember'>

export type Identified = Reply<Member>

interface ResultScreenProps {
  reply: Identified
  onNext: () => void
  onBack: () => void
}

/** Green with a closed rim or red with a half open one; no entrance, the queue is waiting. */
export function ResultScreen({ reply, onNext, onBack }: ResultScreenProps) {
  return (
    <Screen
      kind='screen'
      title='识别会员'
      cover={<Verdict reply={reply} onBack={onNext} />}
      bottom={
        <>
          <Button kind='outline' size='large' onTap={onBack}>
            完成
          </Button>
          <View className='grow'>
            <Button isWide size='large' onTap={onNext}>
              <Icon name='scan' size={22} />
              识别下一位
            </Button>
          </View>
        </>
      }
    >
      <View className={cx('stack', styles.below)}>
        {reply.ok ? <Facts member={reply.value} /> : <WhatToSay reply={reply} />}
      </View>
    </Screen>
  )
}

function Verdict({ reply, onBack }: { reply: Reply<Member>; onBack: () => void }) {
  return (
    <View className={cx(reply.ok ? styles.good : styles.bad)}>
      <NavBar kind='screen' title={reply.ok ? '认出来了' : '识别会员'} isOverCover onBack={onBack} />
      <View className={cx(styles.verdict)}>
        <Rim share={reply.ok ? 1 : 0.5} size={104} tone='white'>
          <Icon name={reply.ok ? 'check' : 'close'} size={56} />
        </Rim>
        <View className={cx(styles.title)}>{reply.ok ? (reply.value.nickname ?? '会员') : '没有认出'}</View>
        <View className={cx(styles.line, 'num')}>
          {reply.ok ? `${reply.value.tierName} · 可用 ${grouped(reply.value.points)} 积分` : reply.message}
        </View>
      </View>
    </View>
  )
}

function Facts({ member }: { member: Member }) {
  const rows: [string, string][] = [
    ['会员号', inFours(member.memberNo)],
    ['待生效', grouped(member.pendingPoints)],
    ['加入', fullDate(member.joinedAt)],
  ]
  return (
    <View className={cx('card', styles.facts)}>
      {rows.map(([name, text]) => (
        <View key={name} className={cx(styles.fact)}>
          <View className='c-2'>{name}</View>
          <View className='b num'>{text}</View>
        </View>
      ))}
    </View>
  )
}

const freshCodePlease = '可以对顾客说：「麻烦您打开会员码，等新的码出来再给我看一下。」积分和券都没有动。'

/** What a clerk may say while the queue waits; staff scripts call a customer 您. */
const scripts: Record<string, string> = {
  CODE_UNKNOWN: freshCodePlease,
  CODE_EXPIRED: freshCodePlease,
  STAFF_LOCKED: '可以对顾客说：「请稍等，我请同事来扫。」积分和券都没有动。',
  OFFLINE: '可以对顾客说：「网络断了，我先收款、记下会员号，之后给您补积分。」',
}

/** For what is no fault of the code: a fresh one would not help. */
const notNow = '可以对顾客说：「现在认不出来，我先收款、记下会员号，之后给您补积分。」'

function WhatToSay({ reply }: { reply: Refusal }) {
  return (
    <View className={cx(styles.script)}>
      <Note icon='info'>{scripts[reply.code] ?? notNow}</Note>
    </View>
  )
}
