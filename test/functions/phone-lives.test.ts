/** Numbers that are claimed, let go, joined by hand, bought under and given back, in any order: every point is somebody's, once. */
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import { postRefunds } from '../../cloudfunctions/lib/refunds'
import { accountFrom } from '../../cloudfunctions/lib/account'
import { pendingOf } from '../../src/domain/account'
import { settings } from '../domain/given'
import { diceOf } from '../simulation/dice'
import { alice, bo } from './desk'
import { mergeAs } from './merge-desk'
import { memberNo, now } from './office'
import { boNo, claiming, openPhoneShop, type PhoneShop, removeNumber, sell } from './phone-shop'

const numbers = ['13800138000', '13900139000']
/** So little that nobody reaches a tier, which would multiply it. */
const paidFen = 100

/** Whose each number is and whose each order was, told without any id: the rule in words. */
interface Told {
  /** A member, or the number itself while it is nobody's. */
  owner: Record<string, string>
  /** Who claimed it themselves, and can let it go; what an operator has joined stays joined. */
  heldBy: Record<string, string>
  /** What was bought while a number was nobody's, until it is somebody's. */
  points: Record<string, number>
  boughtBy: Record<string, string>
}

function given(told: Told, phone: string, to: string): void {
  const free = `free ${phone}`
  if (told.owner[phone] === free) {
    told.points[to] = (told.points[to] ?? 0) + (told.points[free] ?? 0)
    told.points[free] = 0
    for (const [orderId, by] of Object.entries(told.boughtBy)) if (by === free) told.boughtBy[orderId] = to
  }
  told.owner[phone] = to
}

function free(told: Told, phone: string, memberId: string): void {
  if (told.heldBy[phone] !== memberId) return
  told.owner[phone] = `free ${phone}`
  told.heldBy[phone] = ''
}

const membersNumber = { [alice]: memberNo, [bo]: boNo }

async function letGo(shop: PhoneShop, memberId: string): Promise<void> {
  await removeNumber(shop, memberId)
  await eraseAll(shop.edge)
}

async function deed(shop: PhoneShop, told: Told, drawn: { serial: number; pick: <T>(of: T[]) => T }) {
  const { serial, pick } = drawn
  const [phone, memberId] = [pick(numbers), pick([alice, bo])]
  const kept = (await shop.account(memberId)).profile?.phone?.number
  const orderIds = Object.keys(told.boughtBy)
  const what = pick(['buy', 'buy', 'buy', 'claim', 'let go', 'join', 'give back', 'again'])
  if (what === 'buy') {
    await sell(shop, `A${serial}`, { externalId: `phone:${phone}`, paidFen })
    const by = told.owner[phone] ?? ''
    told.boughtBy[`A${serial}`] = by
    told.points[by] = (told.points[by] ?? 0) + 1
  } else if (what === 'claim') {
    if (!(await isTaken(shop, memberId))) return
    expect(await claiming(shop, memberId, { phone: `c${phone}` })).toMatchObject({ state: 'claimed' })
    if (kept && kept !== phone) free(told, kept, memberId)
    given(told, phone, memberId)
    told.heldBy[phone] = memberId
    await eraseAll(shop.edge)
  } else if (what === 'let go') {
    await letGo(shop, memberId)
    if (kept) free(told, kept, memberId)
  } else if (what === 'join') {
    if (!told.owner[phone]?.startsWith('free') || !(told.points[`free ${phone}`] ?? 0)) return
    const from = { source: 'till', externalId: `phone:${phone}` }
    const into = membersNumber[memberId] ?? ''
    const asked = { requestId: shop.requestId(), from, into, reason: '同一位' }
    expect(await mergeAs(shop, 'ann', asked)).toMatchObject({ state: 'merged' })
    given(told, phone, memberId)
  } else if (orderIds.length > 0) {
    const orderId = pick(orderIds)
    if (what === 'again') return void (await sellAgain(shop, orderId))
    const refund = { refundId: `R${orderId}`, orderId, source: 'till', refundedAt: now, amountFen: paidFen }
    await postRefunds(shop.edge, settings, [refund])
    const by = told.boughtBy[orderId] ?? ''
    told.points[by] = (told.points[by] ?? 0) - 1
    told.boughtBy = Object.fromEntries(Object.entries(told.boughtBy).filter(([id]) => id !== orderId))
  }
}

/** So many ids may lead to one card; the lives here stay below it. */
const isTaken = async (shop: PhoneShop, memberId: string) =>
  (await shop.account(memberId)).aliases.length < 32

/** Sent under whichever number it was bought with: the document knows, the till sends the same again. */
async function sellAgain(shop: PhoneShop, orderId: string): Promise<void> {
  for (const phone of numbers) await sell(shop, orderId, { externalId: `phone:${phone}`, paidFen })
}

test.each(Array.from({ length: 8 }, (_, seed) => seed))('life %i', async (seed) => {
  const shop = await openPhoneShop()
  const dice = diceOf(seed)
  const told: Told = {
    owner: Object.fromEntries(numbers.map((phone) => [phone, `free ${phone}`])),
    heldBy: {},
    points: {},
    boughtBy: {},
  }
  for (let serial = 0; serial < 60; serial += 1) {
    await deed(shop, told, { serial, pick: (of) => dice.pick(of) })
    const sum = Object.values(told.points).reduce((total, points) => total + points, 0)
    const stored = shop.all('accounts').map((one) => pendingOf(accountFrom('', one)))
    expect(stored.reduce((total, points) => total + points, 0)).toBe(sum)
    for (const memberId of [alice, bo])
      expect(pendingOf(await shop.account(memberId))).toBe(told.points[memberId] ?? 0)
  }
})
