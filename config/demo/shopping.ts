/** What a person of the demonstration bought, and when: the same orders each time they are asked for. */
import { createHash } from 'node:crypto'
import { DAY_MS } from '../../src/domain/calendar'
import { type Dice, diceOf } from '../lib/dice'
import type { Person } from './people'

export type Order = Person['customer'] & {
  orderId: string
  source: 'till' | 'mall'
  storeId: string
  paidFen: number
  lines: Line[]
  /** ISO 8601 with the offset of Beijing. */
  paidAt: string
}

interface Line {
  lineId: string
  title: string
  quantity: number
  paidFen: number
}

export const stores = [
  { storeId: 'hengshan-lu', name: '衡山路店' },
  { storeId: 'xujiahui', name: '徐家汇店' },
]

const beijingOffsetMs = 8 * 3_600_000

const menu = [
  { title: '美式', priceFen: 2_200 },
  { title: '拿铁', priceFen: 2_600 },
  { title: '桂花拿铁', priceFen: 2_800 },
  { title: 'Dirty', priceFen: 3_000 },
  { title: '燕麦拿铁', priceFen: 3_200 },
  { title: '冷萃', priceFen: 3_600 },
  { title: '手冲 埃塞俄比亚', priceFen: 4_200 },
  { title: '挂耳 10 包', priceFen: 6_800 },
  { title: '小满拼配 250 克', priceFen: 9_800 },
  { title: '会议茶歇 每位', priceFen: 12_800 },
  { title: '咖啡礼盒', priceFen: 19_800 },
] as const

/** All orders of a person before `startedAt` (ms since 1970), oldest first. */
export function ordersOf(person: Person, startedAt: number): Order[] {
  const key = 'openid' in person.customer ? person.customer.openid : person.customer.externalId
  const number = createHash('sha256').update(key).digest().readUInt32BE()
  const dice = diceOf(number)
  const { boughtDaysAgo = [], joinedDaysAgo } = person
  const { ordersPerYear } = person.habit
  const count = ordersPerYear === 0 ? 0 : Math.max(1, Math.round((ordersPerYear * joinedDaysAgo) / 365))
  const days = Array.from({ length: count }, () => dice.between(0, joinedDaysAgo - 1))
  return [...days, ...boughtDaysAgo]
    .map((daysAgo) => momentOf(dice, daysAgo, startedAt))
    .sort((a, b) => a - b)
    .map((paidAt, index) => {
      const lines = basketOf(dice, dice.between(person.habit.minFen, person.habit.maxFen))
      return {
        ...person.customer,
        orderId: `${beijingTime(paidAt).slice(0, 10).replaceAll('-', '')}-${number.toString(36)}-${index + 1}`,
        // Who has not joined is known by a till's card, and a mall that named them would name somebody else.
        source: dice.roll() < 0.8 || 'externalId' in person.customer ? 'till' : 'mall',
        storeId: dice.pick(['hengshan-lu', 'hengshan-lu', 'xujiahui']),
        paidFen: lines.reduce((sum, line) => sum + line.paidFen, 0),
        paidAt: beijingTime(paidAt),
        lines,
      }
    })
}

/** Some minute between eight in the morning and nine at night, and earlier than the first start. */
function momentOf(dice: Dice, daysAgo: number, startedAt: number): number {
  const today = startedAt - ((startedAt + beijingOffsetMs) % DAY_MS)
  const minute = dice.between(8 * 60, 21 * 60 - 1)
  const at = today - daysAgo * DAY_MS + minute * 60_000
  return at < startedAt ? at : at - DAY_MS
}

/** Things from the menu while the purse lasts, one cup at least; a line a thing. */
function basketOf(dice: Dice, purseFen: number): Line[] {
  const counts = new Map<string, number>()
  let restFen = purseFen
  for (;;) {
    const [first, ...others] = menu.filter(({ priceFen }) => priceFen <= restFen)
    if (first === undefined && counts.size > 0) break
    const { title, priceFen } = first === undefined ? menu[0] : dice.pick([first, ...others])
    counts.set(title, (counts.get(title) ?? 0) + 1)
    restFen -= priceFen
  }
  return menu.flatMap(({ title, priceFen }, index) => {
    const quantity = counts.get(title) ?? 0
    return quantity === 0
      ? []
      : [{ lineId: String(index + 1), title, quantity, paidFen: quantity * priceFen }]
  })
}

/** An instant as a till in Beijing writes it. */
export function beijingTime(at: number): string {
  return new Date(at + beijingOffsetMs).toISOString().replace(/\.\d+Z$/, '+08:00')
}
