/** The members of a rush: with points enough, written as the functions would have left them; and what they have after it. */
import { createHmac } from 'node:crypto'
import { accountFrom, documentOf } from '../../cloudfunctions/lib/account'
import type { Stored } from '../../cloudfunctions/lib/store'
import { shardFrom } from '../../cloudfunctions/lib/shard'
import { balanceOf, blankAccount } from '../../src/domain/account'
import { DAY_MS } from '../../src/domain/calendar'
import { base32 } from '../../src/domain/request'
import type { BenchCloud } from './bench-cloud'
import { fillFolder } from './database-folder'
import type { RushWay } from './rush-ways'

export const memberKey = 'bench-member-key'
export const heldPoints = 1000
const batch = 500

export const openidOf = (place: number) => `oBenchRush${place}`

/** Writes so many members into a database folder, for both ways of giving an offer out. */
export async function fillWithShoppers(
  dir: string,
  { count, stock, way }: { count: number; stock: number; way: RushWay },
): Promise<void> {
  const now = Date.now()
  await fillFolder({ dir, now, schema: way.schema() }, async (insert) => {
    if (way.name === 'usual') await insert('usualOffers', [{ _id: 'rush', left: stock }])
    for (let first = 0; first < count; first += batch) {
      const places = Array.from({ length: Math.min(batch, count - first) }, (_, place) => first + place)
      if (way.name === 'usual') {
        const accounts = places.map((place) => ({ _id: openidOf(place), balance: heldPoints, coupons: 0 }))
        await insert('usualAccounts', accounts)
      } else
        await insert(
          'accounts',
          places.map((place) => shopper(place, now)),
        )
    }
  })
}

/** The member whom the functions make of an openid under the key of this bench. */
function memberIdOf(openid: string): string {
  const mac = createHmac('sha256', memberKey).update(`openid:${openid}`).digest()
  return `m${base32(mac, 26)}`
}

function shopper(place: number, now: number): Stored {
  const memberNo = `R${String(place).padStart(7, '0')}`
  const year = new Date(now).getUTCFullYear() + 1
  return documentOf({
    ...blankAccount(memberIdOf(openidOf(place))),
    version: 1,
    profile: { memberNo, nickname: null, avatarUrl: null, joinedAt: now - DAY_MS },
    lots: { [`m${year}11`]: heldPoints },
  })
}

/** What a rush has left behind. */
export interface Aftermath {
  /** Coupons that members hold. */
  coupons: number
  /** Members who hold more than one. */
  twice: number
  pointsMoved: number
  held: number
  sold: number
  left: number
}

export async function aftermathOf(cloud: BenchCloud, way: RushWay): Promise<Aftermath> {
  const own = way.name === 'usual' ? await usualShoppers(cloud) : await shoppers(cloud)
  const members = {
    coupons: own.reduce((sum, { coupons }) => sum + coupons, 0),
    twice: own.filter(({ coupons }) => coupons > 1).length,
    pointsMoved: own.reduce((sum, { balance }) => sum + heldPoints - balance, 0),
  }
  if (way.name === 'usual') {
    // The function writes it in this shape.
    const [offer] = (await cloud.documents('usualOffers')) as { left: number }[]
    return { ...members, held: 0, sold: members.coupons, left: offer?.left ?? Number.NaN }
  }
  return { ...members, ...(await unitsOf(cloud)) }
}

/** The units of every allotment by the state of their claims. */
export async function unitsOf(cloud: BenchCloud): Promise<Pick<Aftermath, 'held' | 'sold' | 'left'>> {
  const shards = (await all(cloud, 'allotments')).map(shardFrom)
  const claims = shards.flatMap((shard) => Object.values(shard.claims))
  const count = (state: string) => claims.filter((claim) => claim.state === state).length
  return { held: count('held'), sold: count('sold'), left: shards.reduce((sum, { left }) => sum + left, 0) }
}

interface Shopper {
  balance: number
  coupons: number
}

async function shoppers(cloud: BenchCloud): Promise<Shopper[]> {
  const accounts = (await all(cloud, 'accounts')).map((stored) => accountFrom(stored._id, stored))
  const members = accounts.filter(({ profile }) => profile?.memberNo.startsWith('R'))
  return members.map((account) => ({
    balance: balanceOf(account),
    coupons: Object.keys(account.coupons).length,
  }))
}

/** The function writes them in this shape. */
const usualShoppers = async (cloud: BenchCloud) => (await all(cloud, 'usualAccounts')) as unknown as Shopper[]

async function all(cloud: BenchCloud, collection: string): Promise<Stored[]> {
  const found: Stored[] = []
  for (;;) {
    // Every document has an id.
    const page = (await cloud.documents(collection, found.length, 100)) as Stored[]
    found.push(...page)
    if (page.length < 100) return found
  }
}
