/** A number that is claimed with bad luck: killed at any call, or with somebody else at work between any two. */
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import { pendingOf } from '../../src/domain/account'
import { MINUTE_MS } from '../../src/domain/calendar'
import { settings } from '../domain/given'
import { alice, bo } from './desk'
import { mergeAs } from './merge-desk'
import { memberNo, now, seat } from './office'
import {
  claiming,
  leaveNow,
  number,
  openPhoneShop,
  type PhoneShop,
  removeNumber,
  sell,
  type Wire,
} from './phone-shop'

class Killed extends Error {}

/** A platform that opens each id once, and a first order; the number is nobody's, or bo's with one more order. */
async function open(isBos: boolean): Promise<PhoneShop> {
  const shop = await openPhoneShop()
  const used = new Set<string>()
  const { openPhone } = shop.edge.platform
  shop.edge.platform.openPhone = async (cloudId) => {
    if (used.has(cloudId)) return null
    used.add(cloudId)
    return openPhone(cloudId)
  }
  await sell(shop, 'A1')
  if (!isBos) return shop
  await claiming(shop, bo, { phone: `c${number}b` })
  await sell(shop, 'A2')
  return shop
}

const pending = async (shop: PhoneShop, memberId: string) => pendingOf(await shop.account(memberId))

/** Does something before the call of this number; false where there was none. */
async function at<Value>(
  shop: PhoneShop,
  { call, happen }: { call: number; happen: () => unknown },
  work: () => Promise<Value>,
): Promise<{ value: Value | null; hasHappened: boolean }> {
  let calls = 0
  let hasHappened = false
  shop.before = async () => {
    calls += 1
    if (calls !== call) return
    hasHappened = true
    shop.before = () => undefined
    await happen()
  }
  const [outcome] = await Promise.allSettled([work()])
  shop.before = () => undefined
  if (outcome.status === 'fulfilled') return { value: outcome.value, hasHappened }
  if (outcome.reason instanceof Killed) return { value: null, hasHappened }
  throw outcome.reason
}

const kill = () => {
  throw new Killed()
}

describe.each([
  ['nobody’s', false],
  ['somebody else’s', true],
])('a number that is %s', (_name, isBos) => {
  const bos = isBos ? 258 : 0

  test.each([false, true])(
    'killed at any call and sent again, it ends the same (repeat: %s)',
    async (repeat) => {
      let isIn = true
      for (let call = 1; isIn; call += 1) {
        const shop = await open(isBos)
        const requestId = shop.requestId()
        const claim = () => claiming(shop, alice, { requestId, repeat })
        isIn = (await at(shop, { call, happen: kill }, claim)).hasHappened
        await sell(shop, 'A3')
        const again = await claiming(shop, alice, { requestId, repeat: true })
        // Opened, and killed before it was written down: nothing has happened, and the next tap asks WeChat again.
        if (again.code === 'PHONE_UNREAD') await claiming(shop, alice, { phone: `c${number}n` })
        else expect(again).toMatchObject({ state: 'claimed', isPassedOn: isBos })
        await sell(shop, 'A4')
        expect(await pending(shop, alice)).toBeGreaterThanOrEqual(129)
        expect((await pending(shop, alice)) + (await pending(shop, bo))).toBe(129 * (isBos ? 4 : 3))
        expect(shop.all('phones')).toMatchObject([{ epoch: Number(isBos) }])
        expect((await shop.account()).aliases).toHaveLength(1)
      }
    },
  )

  test('a purchase between any two calls is one of the two’s, and nobody else’s', async () => {
    for (let call = 1, isIn = true; isIn; call += 1) {
      const shop = await open(isBos)
      const happen = () => sell(shop, 'A3')
      const { hasHappened } = await at(shop, { call, happen }, () => claiming(shop, alice))
      isIn = hasHappened
      expect((await pending(shop, alice)) + (await pending(shop, bo))).toBe(
        bos + 129 * (isBos ? 0 : 1) + (isIn ? 129 : 0),
      )
      await sell(shop, 'A4')
      expect(await pending(shop, alice)).toBeGreaterThanOrEqual(129)
    }
  })

  test('a copy of it between any two calls, and then somebody else claims it: both copies are answered alike', async () => {
    let compared = 0
    for (let call = 1, isIn = true; isIn; call += 1) {
      const shop = await open(isBos)
      const cleo = `m${'c'.repeat(26)}`
      await seat(shop, { memberId: cleo, memberNo: 'CCCCCCCC' })
      const requestId = shop.requestId()
      let copy: Wire = null
      const happen = async () => {
        copy = await claiming(shop, alice, { requestId })
        await claiming(shop, cleo, { phone: `c${number}c` })
      }
      const claim = () => claiming(shop, alice, { requestId })
      const { value: first, hasHappened } = await at(shop, { call, happen }, claim)
      isIn = hasHappened
      if (!isIn) break
      // What WeChat gave opens once: before the one that opened it has kept it, the other one reads nothing.
      if ([first, copy].some(({ code }: Wire) => code === 'PHONE_UNREAD')) continue
      expect(copy).toMatchObject({ state: 'claimed' })
      expect(first).toEqual(copy)
      compared += 1
    }
    expect(compared).toBeGreaterThan(3)
  })

  test('of two who claim it at once one has it, and the other has it with the next tap', async () => {
    const winners = new Set<string>()
    for (let call = 1, isIn = true; isIn; call += 1) {
      const shop = await open(isBos)
      const cleo = `m${'c'.repeat(26)}`
      await seat(shop, { memberId: cleo, memberNo: 'CCCCCCCC' })
      let second: Wire = null
      const happen = async () => (second = await claiming(shop, cleo, { phone: `c${number}c` }))
      const { value: first, hasHappened } = await at(shop, { call, happen }, () => claiming(shop, alice))
      isIn = hasHappened
      if (!isIn) break
      const replies = [first, second].map((one: Wire) => one.state ?? one.code)
      expect(replies[1]).toBe('claimed')
      expect(['claimed', 'PHONE_CLAIMED']).toContain(replies[0])
      await sell(shop, 'A3')
      const before = [await pending(shop, alice), await pending(shop, cleo)]
      winners.add(before[0]! > before[1]! ? 'alice' : 'cleo')
      expect(before[0]! + before[1]! + (await pending(shop, bo))).toBe(129 * (isBos ? 3 : 2))
      await claiming(shop, alice, { phone: `c${number}n` })
      await sell(shop, 'A4')
      expect(await pending(shop, alice)).toBe(before[0]! + 129)
    }
    expect(winners.size).toBeGreaterThan(0)
  })
})

describe('whoever loses a number to another in the same moment', () => {
  const cleo = `m${'c'.repeat(26)}`

  /** Cleo claims it in the middle of alice's claim, whose card says the same epoch of the same number afterwards. */
  async function openLost(): Promise<PhoneShop> {
    for (let call = 1; ; call += 1) {
      const shop = await open(false)
      await seat(shop, { memberId: cleo, memberNo: 'CCCCCCCC' })
      const happen = () => claiming(shop, cleo, { phone: `c${number}c` })
      const { value } = await at(shop, { call, happen }, () => claiming(shop, alice))
      const [lost, won] = [await shop.account(alice), await shop.account(cleo)].map(
        ({ profile }) => profile?.phone?.hold,
      )
      if (value?.code !== 'PHONE_CLAIMED' || lost?.epoch !== won?.epoch) continue
      expect([lost, value.message]).toEqual([won, expect.stringContaining('另一个会员号')])
      return shop
    }
  }

  test('takes it out of their profile, and ends nothing of who has it', async () => {
    const shop = await openLost()
    await removeNumber(shop, alice)
    expect(shop.all('erasures')).toMatchObject([{ kind: 'phone', memberId: alice, epoch: 0 }])
    await eraseAll(shop.edge)
    expect([shop.all('erasures'), shop.all('phones')]).toMatchObject([[], [{ epoch: 0 }]])
    await sell(shop, 'A2')
    expect([await pending(shop, alice), await pending(shop, cleo)]).toEqual([0, 258])
  })

  test('and is merged with them before it was looked at, ends nothing of who has it', async () => {
    const shop = await openLost()
    await removeNumber(shop, alice)
    const asked = { requestId: shop.requestId(), from: memberNo, into: 'CCCCCCCC', reason: '同一位' }
    expect(await mergeAs(shop, 'ann', asked)).toMatchObject({ state: 'merged' })
    await eraseAll(shop.edge)
    await sell(shop, 'A2')
    expect(await pending(shop, cleo)).toBe(258)
  })

  test('while who has it ends it by the same', async () => {
    const shop = await openLost()
    await removeNumber(shop, cleo)
    await eraseAll(shop.edge)
    await sell(shop, 'A2')
    expect([await pending(shop, alice), await pending(shop, cleo)]).toEqual([0, 129])
    expect(shop.all('phones')).toMatchObject([{ epoch: 1 }])
  })

  test('leaves, and ends nothing of who has it', async () => {
    const shop = await openLost()
    await leaveNow(shop, alice)
    await eraseAll(shop.edge)
    expect(shop.all('phones')).toMatchObject([{ epoch: 0 }])
  })
})

test('letting go, killed at any call, is done by a later tick, and takes nothing from who comes between', async () => {
  const letGo = async (shop: PhoneShop) => {
    await removeNumber(shop, bo)
    await eraseAll(shop.edge)
  }
  for (const happen of [kill, null]) {
    for (let call = 1, isIn = true; isIn; call += 1) {
      const shop = await open(true)
      const between = happen ?? (() => claiming(shop, alice))
      const { hasHappened } = await at(shop, { call, happen: between }, () => letGo(shop))
      isIn = hasHappened
      if (happen) await letGo(shop)
      else if (!isIn) await claiming(shop, alice)
      shop.moveTo(now + 15 * MINUTE_MS)
      await sweepEffects(shop.edge, settings, {})
      await eraseAll(shop.edge)
      expect(shop.all('erasures')).toEqual([])
      await sell(shop, 'A3')
      expect([await pending(shop, alice), await pending(shop, bo)]).toEqual([happen ? 0 : 129, 258])
    }
  }
})
