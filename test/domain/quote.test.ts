/** What the till shows of a member before anything is sold. */
import type { Campaign } from '../../src/domain/campaign'
import { quoteFor } from '../../src/domain/quote'
import type { CouponRule, TemplateVersion } from '../../src/domain/template'
import { at, given, settings } from './given'
import { coupon, template } from './given-shop'

const now = at('2026-11-21 09:00')
const cash: CouponRule = { kind: 'cash', offFen: 500, thresholdFen: 0 }
const versions = new Map<string, TemplateVersion>(
  [
    template({ _id: 'here_1', name: '立减券', rule: cash }),
    template({ _id: 'far_1', name: '远店券', rule: cash, storeIds: ['s2'] }),
    template(),
  ].map((version) => [version._id, version]),
)
const quote = (coupons: ReturnType<typeof given>['coupons']) =>
  quoteFor(
    given({ coupons }),
    { amountFen: 5000, couponIds: [], pointsUsed: 0 },
    { now, settings, storeId: 's1', versions },
  )

test('what can be used comes first, the nearest end before the others, and what is handed over is left out', () => {
  const shown = quote({
    ca: coupon({ version: 'far_1', until: at('2026-11-22') }),
    cb: coupon({ version: 'here_1', until: at('2026-12-24') }),
    cc: coupon({ version: 'here_1', until: at('2026-12-01') }),
    cd: coupon(),
  })
  expect(shown?.coupons.map(({ couponId, why }) => [couponId, why])).toEqual([
    ['cc', null],
    ['cb', null],
    ['ca', '这张券不在这家店用。'],
  ])
})

test('a campaign for some products weighs their lines alone, as it will in the sale', () => {
  const beans: Campaign = {
    kind: 'multiplier',
    percent: 200,
    id: 'beans',
    name: '豆子日',
    from: '2026-11-21',
    to: '2026-11-21',
    tiers: [],
    storeIds: [],
    skus: ['beans'],
    memberMax: 0,
  }
  const lines = [
    { lineId: '1', fen: 3000, sku: 'beans' },
    { lineId: '2', fen: 2000, sku: 'cup' },
  ]
  const terms = { now, settings: { ...settings, campaigns: [beans] }, storeId: 's1', versions }
  expect(quoteFor(given(), { lines, couponIds: [], pointsUsed: 0 }, terms)?.points).toBe(80)
})
