/** In a browser there are no subscribe messages: a question stands in, and the local cloud's outbox for the message. */
import Taro from '@tarojs/taro'

export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

/** Asks for one message of each template; answers by their ids. */
export async function askToSubscribe(templateIds: string[]): Promise<Record<string, SubscribeAnswer>> {
  const { confirm } = await Taro.showModal({
    title: '允许发一次提醒？',
    content: '浏览器里没有微信的订阅消息。点“允许”后，提醒会落在本地云的发件箱里。',
    confirmText: '允许',
    cancelText: '不用了',
  })
  return Object.fromEntries(templateIds.map((id) => [id, confirm ? 'accept' : 'reject']))
}
