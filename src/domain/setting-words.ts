/** The value of a setting in words, as operators read it before they let it become a rule. */
import { activityNames } from './contest-rules'
import { grouped, shortYuan } from './figures'
import type { Gift } from './gift'
import { giftPath, giftWords } from './gift-words'
import { downgradeWords } from './programme'
import type { Settings } from './settings'

const NONE = '没有'

/** How values are written, by the end of their path; the first that fits. Everything else is written as it is. */
const written: [RegExp, (value: never, settings: Settings) => string][] = [
  [/orderPercentMax$/, (value: number) => `${value}%`],
  [/(Percent|PercentMax|\.percent)$/, (value: number) => `×${value / 100}`],
  [/^(redeem\.fen|coupons\.aloneFenMax)$/, (value: number) => shortYuan(value)],
  [/^campaigns\..*\.kind$/, (value: string) => (value === 'bonus' ? '一单另送' : '消费倍率')],
  [
    /^campaigns\..*\.tiers$/,
    (value: string[], settings) => listed(value.map((id) => tierName(id, settings))),
  ],
  [/\.(storeIds|skus)$/, (value: string[]) => listed(value)],
  [/\.memberMax$/, (value: number) => (value === 0 ? '不限' : `${grouped(value)} 单`)],
  [
    /\.activities$/,
    (value: (keyof typeof activityNames)[]) => listed(value.map((one) => activityNames[one])),
  ],
  [/\.prizes$/, (value: Prizes) => listed(value.map(prizeText))],
  [giftPath, (value: Gift | null) => (value ? giftWords(value) : NONE)],
  [/^tier\.privileges$/, (value: Privileges) => listed(value.map(privilegeText))],
  [
    /noticeDays$/,
    (value: number[] | number) => (Array.isArray(value) ? listed(value.map(String)) : `${value}`),
  ],
  [/^tier\.downgrade$/, (value: keyof typeof downgradeWords) => downgradeWords[value]],
]

type Prizes = Settings['contest']['weekly']['prizes']
type Privileges = Settings['tier']['privileges']

/** What a value of this path is in words: 150 at a multiplier is ×1.5, an empty list is 没有. */
export function settingWords(path: string, value: unknown, settings: Settings): string {
  const [, write] = written.find(([pattern]) => pattern.test(path)) ?? []
  // The settings have their shape, so what stands at a path is what its writer takes.
  if (write) return write(value as never, settings)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'number' ? grouped(value) : String(value)
}

const listed = (parts: string[]) => (parts.length === 0 ? NONE : parts.join('、'))

function tierName(id: string, settings: Settings): string {
  return settings.tier.ladder.find((tier) => tier.id === id)?.name ?? id
}

/** What is only called something stands in quotes: a prize that is called 100 积分 is none. */
function prizeText(prize: Prizes[number]): string {
  return prize.kind === 'points' ? `${grouped(prize.points)} 积分` : `「${prize.label}」`
}

function privilegeText({ label, values }: Privileges[number]): string {
  return `${label}（${Object.values(values).join(' / ')}）`
}
