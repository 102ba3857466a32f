/** Asking for notices: only out of a tap, where it makes sense, and for weeks not again after an answer. */
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { DAY_MS } from '../domain/beijing-text'
import type { Home } from '../domain/home'
import type { NoticeKind } from '../domain/notice'
import type { NoticeAnswer } from '../domain/notice-grants'
import type { NoticeAsk, NoticesView } from '../domain/notices-view'
import type { Reply } from '../domain/result'
import { useCommand } from './commands'
import { identityKey } from './identity'
import { useQuery } from './queries'
import { keyOf, lastSeen } from './seen'
import { serverNow } from './server-time'
import { askToSubscribe } from './subscribe'

const ASK_AGAIN_MS = 30 * DAY_MS
/** WeChat asks for three at once at most. */
const ASKED_MAX = 3

const shelf = () => `siyu.notices.asked|${identityKey()}`

/** True for some weeks after somebody has answered, whatever it was. */
export function wasAskedLately(): boolean {
  const askedAt = Number(Taro.getStorageSync<number>(shelf()) || 0)
  return serverNow() - askedAt < ASK_AGAIN_MS
}

/** Asks WeChat's question for these kinds; nothing is awaited before it, and that it was answered is remembered. */
async function answersFor(kinds: NoticeAsk[]): Promise<NoticeAnswer[]> {
  const asked = kinds.slice(0, ASKED_MAX)
  const answers = await askToSubscribe(asked.map(({ templateId }) => templateId))
  const given = asked.flatMap(({ kind, templateId }): NoticeAnswer[] => {
    const answer = answers[templateId]
    return answer ? [{ kind, answer }] : []
  })
  Taro.setStorageSync(shelf(), serverNow())
  return given
}

/** Asks, and reports what was answered. */
function useAsking() {
  const { isRunning, run } = useCommand('member', 'setNotices')
  const report = (answers: NoticeAnswer[]): Promise<Reply<NoticesView> | null> =>
    answers.length === 0 ? Promise.resolve(null) : run({ input: { answers } })
  const ask = async (kinds: NoticeAsk[]) => {
    const answers = await answersFor(kinds)
    const isAllowed = answers.some(({ answer }) => answer === 'accept')
    return { isAllowed, reply: await report(answers) }
  }
  return { isRunning, ask, report }
}

/** The notices of the member, and how to allow one more or none. */
export function useNotices() {
  const notices = useQuery('member', 'getNotices', { input: {} })
  const { isRunning, ask, report } = useAsking()
  const shown = (reply: Reply<NoticesView> | null) => {
    if (reply?.ok) notices.patch(() => reply.value)
    return reply
  }
  return {
    notices,
    isRunning,
    allow: async (kinds: NoticeAsk[]) => {
      const { isAllowed, reply } = await ask(kinds)
      return { isAllowed, reply: shown(reply) }
    },
    turnOff: async (kind: NoticeKind) => shown(await report([{ kind, answer: 'off' }])),
  }
}

/** What home has brought: no screen makes a call of its own to learn whether there is something to ask. */
function asksSeen(): NoticeAsk[] {
  const home = lastSeen<Home>(keyOf('member', 'getHome', {}))?.value
  return home?.state === 'member' ? (home.notices ?? []) : []
}

/** The question on a screen that a kind of notice is about; null where there is nothing to ask, or no more. */
export function useNoticeAsk(kind: NoticeKind): { isRunning: boolean; onAsk: () => Promise<string> } | null {
  const { isRunning, ask } = useAsking()
  const [isOver, setOver] = useState(false)
  const asks = asksSeen()
  const own = asks.filter((one) => one.kind === kind)
  if (isOver || own.length === 0 || wasAskedLately()) return null
  const onAsk = async () => {
    const { isAllowed, reply } = await ask([...own, ...asks.filter((one) => one.kind !== kind)])
    setOver(true)
    if (reply && !reply.ok) return reply.message
    return isAllowed ? '记下了，到时在微信里提醒你' : '好，先不提醒。想开的时候在 我的 → 提醒'
  }
  return { isRunning, onAsk }
}
