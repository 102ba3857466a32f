/** The caller's coupons: those that can be used lie in the account, the others in its entries. */
import type { Account } from '../../src/domain/account'
import { type NamedCoupon, ownCoupon } from '../../src/domain/coupon'
import { receiptId } from '../../src/domain/coupon-move'
import { type CouponView, couponViewOf, goneCoupon } from '../../src/domain/coupon-view'
import type { Entry } from '../../src/domain/entry'
import type { Refusal } from '../../src/domain/result'
import { shopOf } from '../../src/domain/shop-view'
import {
  pastCoupons,
  pastWhy,
  revokedCoupons,
  usableCoupons,
  type WalletBook,
  type WalletTab,
  type WalletView,
  wishOf,
} from '../../src/domain/wallet-view'
import type { OwnCard } from './action'
import { readCatalogue, readVersions } from './catalogue'
import type { Edge } from './edge'
import { listCouponMoves } from './entries'
import { readReceipts, whatBecameOf } from './receipts'
import { storeNamesOf } from './stores'

type Card = Pick<OwnCard<unknown>, 'edge' | 'account' | 'settings' | 'now'>

/** One tab of the wallet. Where there is nothing to use, it names what could be had first. */
export async function readWallet(
  card: OwnCard<{ tab: WalletTab; before?: string | undefined }>,
): Promise<WalletView> {
  const { edge, account, now, input } = card
  const held = await bookOf(edge, Object.values(account.coupons))
  const usable = usableCoupons(account, now, held)
  const isEmpty = input.tab === 'usable' && usable.length === 0
  const wish = isEmpty ? await readWish(card) : null
  const shown = { now, usableCount: usable.length, usable: input.tab === 'usable' ? usable : [], wish }
  if (input.tab === 'usable') return { ...shown, past: [], next: null }
  const { past, next } = await readPast(edge, account, {
    tab: input.tab,
    before: Number(input.before ?? Infinity),
  })
  const isFirst = input.tab === 'over' && input.before === undefined
  return { ...shown, past: [...(isFirst ? revokedCoupons(account, now, held) : []), ...past], next }
}

async function readWish({ edge, account, settings, now }: Card): Promise<WalletView['wish']> {
  const shelf = await readCatalogue(edge)
  return wishOf(shopOf(account, [...shelf.values()], { now, settings }))
}

async function readPast(
  edge: Edge,
  account: Account,
  { tab, before }: { tab: Exclude<WalletTab, 'usable'>; before: number },
): Promise<Pick<WalletView, 'past' | 'next'>> {
  const { rows, hasMore } = await listCouponMoves(edge.store, account, { tab, before })
  const coupons = rows.flatMap((entry) => pastWhy(entry, tab)?.coupons ?? [])
  const [book, receipts] = await Promise.all([
    bookOf(edge, coupons, storeIdsOf(rows)),
    readReceipts(edge.store, coupons.map(receiptId)),
  ])
  const isBack = (coupon: NamedCoupon) => (receipts.get(receiptId(coupon))?.undone ?? null) !== null
  const last = rows.at(-1)
  return {
    past: rows.flatMap((entry) => pastCoupons(entry, tab, { ...book, isBack })),
    next: hasMore && last ? String(last.seq) : null,
  }
}

function storeIdsOf(rows: Entry[]): string[] {
  return rows.flatMap(({ why }) => (why.of === 'coupon' && why.storeId ? [why.storeId] : []))
}

/** One coupon of the caller's. Refuses one that they no longer hold, and says what became of it. */
export async function readCoupon({
  edge,
  account,
  now,
  input: { couponId },
}: OwnCard<{ couponId: string }>): Promise<CouponView | Refusal> {
  const coupon = ownCoupon(account.coupons, couponId)
  if (!coupon) return whatBecameOf(edge, account, { couponId, say: goneCoupon })
  const { versions, storeNames } = await bookOf(edge, [coupon])
  const version = versions.get(coupon.version)
  if (!version) throw new Error(`the version ${coupon.version} of a coupon is not there`)
  return couponViewOf({ couponId, coupon, version, storeNames }, now)
}

/** The versions of coupons, and the names of the stores that they and their uses are of. */
async function bookOf(
  edge: Edge,
  coupons: { version: string }[],
  storeIds: string[] = [],
): Promise<WalletBook> {
  const versions = await readVersions(
    edge,
    coupons.map(({ version }) => version),
  )
  const named = [...versions.values()].flatMap((version) => version.storeIds)
  return { versions, storeNames: await storeNamesOf(edge.store, [...named, ...storeIds]) }
}
