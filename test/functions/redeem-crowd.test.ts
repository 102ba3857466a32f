/** A crowd before a small stock: never more than there is, never two for one, and nothing stays reserved. */
import { accountFrom } from '../../cloudfunctions/lib/account'
import { sweepAllotments } from '../../cloudfunctions/lib/sweep'
import { balanceOf } from '../../src/domain/account'
import { MINUTE_MS } from '../../src/domain/calendar'
import { settings } from '../domain/given'
import { diceOf } from '../simulation/dice'
import { ulid } from './cloud'
import { type Desk, openDesk } from './desk'
import { opening, shopper, stockShelf, take, unitsOf } from './offer-shelf'

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
})

describe('ten thousand who want one of five hundred', () => {
  const crowd = Array.from({ length: 10_000 }, (_, place) => `m${String(place).padStart(26, 'a')}`)
  const requestOf = new Map(crowd.map((memberId) => [memberId, ulid(opening)]))

  beforeEach(() => {
    stockShelf(desk, { quantity: 500 })
    for (const memberId of crowd) shopper(desk, memberId, 980)
  })

  /** Everybody asks, five hundred at a time. */
  async function inWaves<Answer>(ask: (memberId: string) => Promise<Answer>): Promise<Answer[]> {
    const answers: Answer[] = []
    for (let first = 0; first < crowd.length; first += 500)
      answers.push(...(await Promise.all(crowd.slice(first, first + 500).map(ask))))
    return answers
  }

  /** What everybody has, once nothing is held any more. */
  async function outcome() {
    for (let minutes = 0; minutes < 4; minutes += 1) {
      desk.moveTo(desk.edge.now() + 3 * MINUTE_MS)
      while ((await sweepAllotments(desk.edge, settings)) > 0) if (unitsOf(desk).held === 0) break
    }
    const accounts = desk.all('accounts').map((stored) => accountFrom(stored._id, stored))
    return {
      holding: accounts.filter(({ coupons: own }) => Object.keys(own).length === 1).length,
      paid: accounts.filter((account) => balanceOf(account) === 0).length,
      holdingMore: accounts.filter(({ coupons: own }) => Object.keys(own).length > 1).length,
      ...unitsOf(desk),
    }
  }

  test('five hundred have it, each once, and nothing stays reserved', async () => {
    const replies = await inWaves((memberId) => take(desk, memberId))
    const codes = new Set(replies.map((reply) => (reply.ok ? 'OK' : reply.code)))
    expect(codes).toEqual(new Set(['OK', 'OFFER_GONE']))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(500)
    expect(await outcome()).toMatchObject({
      holding: 500,
      paid: 500,
      holdingMore: 0,
      left: 0,
      held: 0,
      sold: 500,
    })
  })

  test('the same where calls of the database fail all the time and everybody asks again', async () => {
    const dice = diceOf(7)
    desk.before = () => {
      if (dice.chance(0.15)) throw new Error('the database is gone')
    }
    const ask = async (memberId: string) => {
      for (let tries = 0; tries < 40; tries += 1) {
        const wish = { requestId: requestOf.get(memberId)!, repeat: tries > 0 }
        const reply = await take(desk, memberId, wish).catch(() => null)
        if (reply) return reply
      }
      return null
    }
    const replies = await inWaves(ask)
    desk.before = () => undefined
    const told = replies.filter((reply) => reply?.ok).length
    const { holding, paid, holdingMore, left, held, sold } = await outcome()
    expect([holdingMore, held]).toEqual([0, 0])
    expect([paid, sold, left]).toEqual([holding, holding, 500 - holding])
    expect(holding).toBe(told)
    expect(replies.filter((reply) => reply === null)).toEqual([])
  })
})
