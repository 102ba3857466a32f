/** What a person of the demonstration bought, and when: the same orders each time they are asked for. */
import { createHash } from 'node:crypto'
import { type Dice, diceOf } from './dice'
import type { Person } from './people'

export type Order = Person['customer'] & {
  orderId: string
  source: 'till' | 'mall'
  storeId: string
  paidFen: number
  /** ISO 8601 with the offset of Beijing. */
  paidAt: string
}

export const stores = [
  { storeId: 'hengshan-lu', name: '衡山路店' },
  { storeId: 'xujiahui', name: '徐家汇店' },
  { storeId: 'wukang-lu', name: '武康路店' },
]

const day_ms = 86_400_000
const beijingOffset_ms = 8 * 3_600_000

/** Prices of cups, beans and boxes, in fen. */
const menu = [2_200, 2_600, 2_800, 3_000, 3_200, 3_600, 4_200, 6_800, 9_800, 12_800, 19_800] as const

/** All orders of a person before `startedAt` (ms since 1970), oldest first. */
export function ordersOf(person: Person, startedAt: number): Order[] {
  const key = 'openid' in person.customer ? person.customer.openid : person.customer.externalId
  const number = createHash('sha256').update(key).digest().readUInt32BE()
  const dice = diceOf(number)
  const { ordersPerYear } = person.habit
  const count =
    ordersPerYear === 0 ? 0 : Math.max(1, Math.round((ordersPerYear * person.joinedDaysAgo) / 365))
  const moments = Array.from({ length: count }, () => momentOf(dice, person.joinedDaysAgo, startedAt))
  return moments
    .sort((a, b) => a - b)
    .map((paidAt, index) => ({
      ...person.customer,
      orderId: `${beijingTime(paidAt).slice(0, 10).replaceAll('-', '')}-${number.toString(36)}-${index + 1}`,
      source: dice.roll() < 0.8 ? 'till' : 'mall',
      storeId: dice.pick(['hengshan-lu', 'hengshan-lu', 'xujiahui', 'wukang-lu']),
      paidFen: basketFen(dice, dice.between(person.habit.minFen, person.habit.maxFen)),
      paidAt: beijingTime(paidAt),
    }))
}

/** Some minute between eight in the morning and nine at night, later than joining and earlier than the first start. */
function momentOf(dice: Dice, daysBack: number, startedAt: number): number {
  const today = startedAt - ((startedAt + beijingOffset_ms) % day_ms)
  const minute = dice.between(8 * 60, 21 * 60 - 1)
  const at = today - dice.between(0, daysBack - 1) * day_ms + minute * 60_000
  return at < startedAt ? at : at - day_ms
}

/** Things from the menu until the purse is spent; what is left buys the small cup. */
function basketFen(dice: Dice, purseFen: number): number {
  let sumFen: number = menu[0]
  for (;;) {
    const fitting = menu.filter((priceFen) => sumFen + priceFen <= purseFen)
    const [first, ...others] = fitting
    if (first === undefined) return sumFen
    sumFen += dice.pick([first, ...others])
  }
}

/** An instant as a till in Beijing writes it. */
export function beijingTime(at: number): string {
  return new Date(at + beijingOffset_ms).toISOString().replace(/\.\d+Z$/, '+08:00')
}
