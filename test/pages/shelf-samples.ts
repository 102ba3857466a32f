/** What operators read of the shelf. */
import type { OfferView } from '../../cloudfunctions/lib/offer-views'
import type { TemplateView } from '../../cloudfunctions/lib/template-views'
import { drink, shopOffer } from '../functions/shelf'
import { now } from './samples'

const version = {
  number: 2,
  content: drink(),
  at: now,
  byName: '许知行',
  reason: '上新',
  rows: [],
  revoked: null,
}

export const template: TemplateView = { templateId: 'drink', version, plannedFen: 280_000 }

export const offer: OfferView = {
  offerId: 'latte',
  version: 1,
  state: 'open',
  content: shopOffer(),
  gives: { number: 2, isRevoked: false, content: drink() },
  stock: { quantity: 100, left: 60, reservedCount: 1, givenCount: 39 },
}

const tiers = [
  { tierId: 'basic', name: '普通' },
  { tierId: 'silver', name: '银卡' },
  { tierId: 'gold', name: '金卡' },
  { tierId: 'diamond', name: '钻石' },
]
const stores = [{ storeId: 's1', name: '静安寺店' }]

/** What the forms may name. */
export const terms = { now, templates: [template], stores, tiers, aloneFenMax: 500_000 }

export const offerHistory = {
  ...terms,
  offer,
  fates: { redeemedCount: 31, undoneCount: 2, expiredCount: 3, revokedCount: 1 },
  moves: [
    {
      number: 1,
      move: 'opened',
      byName: '许知行',
      approvedName: '姚清和',
      at: now,
      reason: '冬季上新',
      rows: [{ label: '价格', before: '没有', after: '980 积分' }],
    },
  ],
}

export const templateHistory = { template, versions: [version], stores }
