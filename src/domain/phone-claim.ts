/** What came to a member with a phone number, and the sentence that says so. */
import type { Hold } from './account'
import { grouped } from './figures'
import type { MergeAnswer } from './merge-answer'

export interface PhoneClaim {
  state: 'claimed'
  /** How many orders had been recorded under it, and what they were worth then, active or not. */
  orders: number
  points: number
  debtPoints: number
  /** The number was somebody's before: what was recorded until now stays there. */
  isPassedOn: boolean
}

/** What is told of a merge that a number brought. */
export function phoneClaim({ moved, orders = 0 }: MergeAnswer, { epoch }: Hold): PhoneClaim {
  const points = moved.points + moved.pendingPoints
  return { state: 'claimed', orders, points, debtPoints: moved.debtPoints, isPassedOn: epoch > 0 }
}

/** What is told where everything under the number was the member's already. */
export function nothingCame({ epoch }: Hold): PhoneClaim {
  return { state: 'claimed', orders: 0, points: 0, debtPoints: 0, isPassedOn: epoch > 0 }
}

/** 已把这个手机号在门店的 3 笔消费归到你的会员号，带来 128 积分 */
export function phoneClaimWords({ orders, points, debtPoints, isPassedOn }: PhoneClaim): string {
  if (orders > 0) {
    const came = `已把这个手机号在门店的 ${grouped(orders)} 笔消费归到你的会员号，带来 ${grouped(points)} 积分`
    return debtPoints > 0 ? `${came}，其中 ${grouped(Math.min(points, debtPoints))} 补还之前不够扣的` : came
  }
  return isPassedOn
    ? '号码记下了。以前记在它下面的消费留在当时的会员号里，从现在起的都归你'
    : '号码记下了。在门店还没有记在它下面的消费，以后的会自动归到你的会员号'
}
