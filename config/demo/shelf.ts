/** What the demonstration brand gives for points, and for nothing: a full shelf, a dozen days before the first start. */
import { DAY_MS, MINUTE_MS } from '../../src/domain/calendar'
import type { OfferContent } from '../../src/domain/offer'
import type { CouponRule, Picture, TemplateContent } from '../../src/domain/template'
import { act, type Scene } from './scene'
import { stores } from './shopping'
import { operator } from './team'

interface Made {
  templateId: string
  name: string
  picture: Picture
  words: string
  worthFen: number
  rule?: CouponRule
  days?: number
  storeIds?: string[]
  /** Null where there is no end to it. */
  budgetFen?: number | null
}

/** What comes with a birthday: nobody knows how often, so it has no budget. */
const treat: Made = {
  templateId: 'treat',
  name: '生日请喝 任选一杯',
  picture: 'cup',
  worthFen: 3600,
  words: '生日月送的，到店菜单上任选一杯。',
  budgetFen: null,
}

const made: Made[] = [
  {
    templateId: 'latte',
    name: '桂花拿铁 中杯',
    picture: 'cup',
    worthFen: 2800,
    words: '到店任选冷热，可换燕麦奶。',
  },
  {
    templateId: 'flask',
    name: '小满随行杯 雾蓝 500ml',
    picture: 'bottle',
    worthFen: 9800,
    words: '不锈钢内胆，到店领取，送第一杯美式。',
  },
  {
    templateId: 'basque',
    name: '栗子巴斯克 单片',
    picture: 'cake',
    worthFen: 3200,
    words: '每天现做，卖完为止，建议下午三点前来。',
  },
  {
    templateId: 'class',
    name: '周末手冲体验课 双人',
    picture: 'class',
    worthFen: 19800,
    words: '周六日下午两点开课，请提前一天到店约位。',
    days: 60,
    storeIds: stores.slice(0, 1).map(({ storeId }) => storeId),
  },
  {
    templateId: 'drip',
    name: '挂耳咖啡 20 包 四种风味',
    picture: 'tool',
    worthFen: 2400,
    words: '到店领取一盒，四种风味各五包。',
  },
  {
    templateId: 'beans',
    name: '云南日晒 250g',
    picture: 'beans',
    worthFen: 8800,
    words: '到店领取，可以请店员帮忙研磨。',
  },
  {
    templateId: 'tea',
    name: '双人下午茶',
    picture: 'gift',
    worthFen: 4500,
    words: '两杯饮品和一份甜点，堂食。',
  },
  {
    templateId: 'cash15',
    name: '满 49 减 15',
    picture: 'money',
    worthFen: 1500,
    words: '堂食外带都能用，结账时出示。',
    rule: { kind: 'cash', offFen: 1500, thresholdFen: 4900 },
  },
  {
    templateId: 'percent15',
    name: '全单 8.5 折',
    picture: 'money',
    worthFen: 2000,
    words: '最多减 20 元，结账时出示。',
    rule: { kind: 'percent', percentOff: 15, capFen: 2000, thresholdFen: 0 },
    days: 14,
  },
  treat,
]

const validDays = 30

/** The first version of its template, as the rules name it. */
export const birthdayGift = { version: `${treat.templateId}_1`, name: treat.name, days: validDays }

function templateOf({
  name,
  words,
  picture,
  worthFen,
  rule,
  days = validDays,
  storeIds = [],
  budgetFen = 2_000_000,
}: Made): TemplateContent {
  const validity = { kind: 'days', days } as const
  return {
    name,
    words,
    picture,
    rule: rule ?? { kind: 'gift' },
    validity,
    storeIds,
    worthFen,
    budgetFen,
  }
}

type Wished = Pick<OfferContent, 'templateId' | 'category' | 'pricePoints' | 'quantity'> &
  Partial<OfferContent>

function offerOf(startedAt: number, wished: Wished): OfferContent {
  const usual = { kind: 'shop', oldPricePoints: 0, perMemberMax: 1, tierId: 'basic' } as const
  const open = { opensAt: startedAt - 13 * DAY_MS, closesAt: startedAt + 45 * DAY_MS }
  return { ...usual, ...open, early: null, group: null, helper: null, ...wished }
}

/** What one of an offer of the shop costs, in points. */
export function priceOf(offerId: string): number {
  return shopOf(0)[offerId]?.pricePoints ?? 0
}

/** Offers of the shop, by their ids; times are counted from the first start. */
function shopOf(startedAt: number): Record<string, OfferContent> {
  const offer = (wished: Wished) => offerOf(startedAt, wished)
  return {
    latte: offer({
      templateId: 'latte',
      category: '饮品券',
      pricePoints: 260,
      quantity: 150,
      perMemberMax: 3,
    }),
    flask: offer({ templateId: 'flask', category: '器具', pricePoints: 880, quantity: 40 }),
    basque: offer({
      templateId: 'basque',
      category: '甜点',
      pricePoints: 290,
      quantity: 64,
      perMemberMax: 2,
    }),
    class: offer({
      templateId: 'class',
      category: '体验课',
      pricePoints: 1680,
      quantity: 20,
      opensAt: startedAt + 2 * DAY_MS,
      early: { tierId: 'diamond', hours: 72 },
    }),
    beans: offer({
      templateId: 'beans',
      category: '咖啡豆',
      pricePoints: 780,
      quantity: 50,
      tierId: 'gold',
    }),
    cash15: offer({
      templateId: 'cash15',
      category: '优惠券',
      pricePoints: 130,
      quantity: 300,
      perMemberMax: 5,
    }),
    percent15: offer({ templateId: 'percent15', category: '优惠券', pricePoints: 0, quantity: 200 }),
  }
}

/** What opens at a second, what takes a group, and what takes friends. */
function eventsOf(startedAt: number): Record<string, OfferContent> {
  const offer = (wished: Wished) => offerOf(startedAt, wished)
  const week = startedAt + 7 * DAY_MS
  return {
    drip: offer({
      kind: 'flash',
      templateId: 'drip',
      category: '咖啡豆',
      pricePoints: 160,
      oldPricePoints: 220,
      quantity: 200,
      opensAt: startedAt + 20 * MINUTE_MS,
      closesAt: week,
    }),
    tea: offer({
      kind: 'group',
      templateId: 'tea',
      category: '饮品券',
      pricePoints: 380,
      quantity: 30,
      group: { places: 3, hours: 24 },
    }),
    friends: offer({
      kind: 'helper',
      templateId: 'latte',
      category: '饮品券',
      pricePoints: 0,
      quantity: 100,
      helper: { steps: 3 },
    }),
  }
}

/** One operator saves the templates and opens the offers: none of them costs so much that it takes two. */
export async function fillShelf(scene: Scene): Promise<void> {
  const asOperator = (event: { action: string }) => act(scene, operator.openid, { to: 'operator', event })
  for (const one of made) {
    const content = templateOf(one)
    const { templateId } = one
    const saving = { action: 'saveTemplate', templateId, content, basedOn: 0, reason: '冬季上新' }
    await asOperator(saving)
  }
  for (const [offerId, content] of Object.entries({
    ...shopOf(scene.startedAt),
    ...eventsOf(scene.startedAt),
  })) {
    const opening = { action: 'proposeOffer', offerId, content, basedOn: 0, reason: '冬季上新' }
    await asOperator(opening)
  }
}
