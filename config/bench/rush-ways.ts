/** The two ways in which an offer is given out in the same bench: Siyu's, and the usual one. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSchema } from '../../local-cloud/options'
import { root } from '../build'
import { builtSchema } from '../lib/siyu-cloud'
import { type BenchCloud } from './bench-cloud'
import type { Call } from './http-calls'
import { action } from './requests'
import type { Asked } from './rush-crowd'
import { claimProgramme, shelve } from './shelf'

export const pricePoints = 500

export interface RushWay {
  name: 'ours' | 'usual'
  shown: string
  schema(): DatabaseSchema
  /** Puts the stock up, through the doors where there are any. */
  offer(cloud: BenchCloud, stock: number): Promise<void>
  /** What somebody sees before: the page of the offer. */
  look(openid: string): Call
  take(openid: string, asked: Asked): Call
}

export const functionsDir = path.join(root, 'dist/bench/rush')

/** A folder of Siyu's functions with the usual way beside them. */
export function layOutFunctions(): void {
  cpSync(path.join(root, 'dist/cloudfunctions'), functionsDir, { recursive: true })
  const usual = path.join(functionsDir, 'usual')
  mkdirSync(usual, { recursive: true })
  writeFileSync(path.join(usual, 'config.json'), '{"timeout":60}')
  cpSync(path.join(__dirname, 'usual-way/rush.js'), path.join(usual, 'index.js'))
}

export const ours: RushWay = {
  name: 'ours',
  shown: 'Siyu',
  schema: builtSchema,
  async offer(cloud, stock) {
    const operator = 'oBenchOperator'
    await claimProgramme(cloud, operator)
    const offer = { kind: 'flash', quantity: stock, pricePoints } as const
    await shelve(cloud, { operator, offerId: 'rush', offer })
  },
  look: (openid) => action('rewards', openid, { action: 'getShop' }),
  take: (openid, asked) =>
    action('rewards', openid, { action: 'redeem', offerId: 'rush', pricePoints, ...asked }),
}

export const usual: RushWay = {
  name: 'usual',
  shown: 'usual way',
  schema() {
    const names = ['usualAccounts', 'usualEntries', 'usualRequests', 'usualOffers']
    return { collections: [...builtSchema().collections, ...names.map((name) => ({ name }))] }
  },
  // The stock lies in the database from the beginning.
  offer: async () => undefined,
  look: (openid) => action('usual', openid, { action: 'look', offerId: 'rush' }),
  take: (openid, asked) =>
    action('usual', openid, { action: 'take', offerId: 'rush', pricePoints, ...asked }),
}
