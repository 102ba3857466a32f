/** Asking for notices: only out of a tap, where it makes sense, and for weeks not again after a refusal. */
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { NoticeAnswer, NoticeKind, NoticesView } from '../domain/notice'
import type { Reply } from '../domain/result'
import { useCommand } from './commands'
import { identityKey } from './identity'
import { useQuery } from './queries'
import { serverNow } from './server-time'
import { askToSubscribe } from './subscribe'

const ASK_AGAIN_MS = 30 * 86_400_000
/** WeChat asks for three at once at most. */
const ASKED_MAX = 3

const shelf = () => `siyu.notices.refused|${identityKey()}`

/** True for some weeks after somebody has refused. */
export function hasRefusedLately(): boolean {
  const refusedAt = Number(Taro.getStorageSync<number>(shelf()) || 0)
  return serverNow() - refusedAt < ASK_AGAIN_MS
}

type Kind = NoticesView['kinds'][number]

/** Asks WeChat's question for these kinds; nothing is awaited before it, and a refusal of all is remembered. */
async function answersFor(kinds: Kind[]): Promise<NoticeAnswer[]> {
  const asked = kinds.slice(0, ASKED_MAX)
  const answers = await askToSubscribe(asked.map(({ templateId }) => templateId))
  const given = asked.flatMap(({ kind, templateId }): NoticeAnswer[] => {
    const answer = answers[templateId]
    return answer ? [{ kind, answer }] : []
  })
  if (given.some(({ answer }) => answer === 'accept')) Taro.removeStorageSync(shelf())
  else Taro.setStorageSync(shelf(), serverNow())
  return given
}

/** The notices of the member, and how to allow one more or none. */
export function useNotices() {
  const notices = useQuery('member', 'getNotices', { input: {} })
  const { isRunning, run } = useCommand('member', 'setNotices')
  const report = async (answers: NoticeAnswer[]): Promise<Reply<NoticesView> | null> => {
    if (answers.length === 0) return null
    const reply = await run({ input: { answers } })
    if (reply?.ok) notices.patch(() => reply.value)
    return reply
  }
  return {
    notices,
    isRunning,
    allow: async (kinds: Kind[]) => {
      const answers = await answersFor(kinds)
      const isAllowed = answers.some(({ answer }) => answer === 'accept')
      return { isAllowed, reply: await report(answers) }
    },
    turnOff: (kind: NoticeKind) => report([{ kind, answer: 'off' }]),
  }
}

/** The question on a screen that a kind of notice is about; null where there is nothing to ask, or no more. */
export function useNoticeAsk(kind: NoticeKind): { isRunning: boolean; onAsk: () => Promise<string> } | null {
  const { notices, isRunning, allow } = useNotices()
  const [isOver, setOver] = useState(hasRefusedLately)
  if (isOver || notices.isLoading || !notices.reply.ok) return null
  const open = notices.reply.value.kinds.filter(({ left }) => left === 0)
  const own = open.filter((one) => one.kind === kind)
  if (own.length === 0) return null
  const onAsk = async () => {
    const { isAllowed, reply } = await allow([...own, ...open.filter((one) => one.kind !== kind)])
    setOver(true)
    if (reply && !reply.ok) return reply.message
    return isAllowed ? '记下了，到时在微信里提醒你' : '好，先不提醒。想开的时候在 我的 → 提醒'
  }
  return { isRunning, onAsk }
}
