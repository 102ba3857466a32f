/** The sentences of what members do about themselves: their profile, leaving and staying. */
import { fullDate } from './beijing-text'
import type { Why } from './entry'
import { grouped } from './figures'

const fieldNames: Record<string, string> = {
  nickname: '昵称',
  avatar: '头像',
  birthday: '生日',
  phone: '手机号',
}

/** 改了昵称、生日; 11月29日结束时退出，之前随时可以撤回 */
export function recordReason(why: Extract<Why, { of: 'profile' | 'leave' | 'stay' | 'forfeit' }>): string {
  switch (why.of) {
    case 'profile':
      return `改了${why.changed.map((field) => fieldNames[field] ?? field).join('、')}`
    case 'leave':
      return `${fullDate(why.dueAt - 1)}结束时退出，之前随时可以撤回`
    case 'stay':
      return '继续做会员，什么都没有变'
    case 'forfeit':
      return `退出会员，放弃 ${grouped(why.points)} 积分，资料已经抹去`
  }
}
