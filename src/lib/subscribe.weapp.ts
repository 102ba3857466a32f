/** WeChat's own question for subscribe messages. It comes only out of a tap, so nothing may be awaited before it. */
import Taro from '@tarojs/taro'
import type { SubscribeAnswer } from './subscribe'

const known: readonly string[] = ['accept', 'reject', 'ban', 'filter']
const isAnswer = (answer: unknown): answer is SubscribeAnswer =>
  typeof answer === 'string' && known.includes(answer)

/** Asks for one message of each template; answers by their ids. Who has turned all of them off refuses without being asked. */
export async function askToSubscribe(templateIds: string[]): Promise<Record<string, SubscribeAnswer>> {
  try {
    // Alipay's name for the same ids; its absence is a type error, its presence is nothing to WeChat.
    const answered = Taro.requestSubscribeMessage({ tmplIds: templateIds, entityIds: [] })
    const answers: object = await answered
    return Object.fromEntries(
      Object.entries(answers).filter(([id, answer]) => templateIds.includes(id) && isAnswer(answer)),
    )
  } catch {
    return Object.fromEntries(templateIds.map((id) => [id, 'reject']))
  }
}
