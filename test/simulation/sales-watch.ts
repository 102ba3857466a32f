/** What refunds must have come to when everything rests: each that counts is posted, and all of an order's are exact. */
import type { Entry } from '../../src/domain/entry'
import type { OrderDocument } from '../../src/domain/order'
import type { Stored } from '../../cloudfunctions/lib/store'
import { isSame, type LedgerWatch } from './ledger-watch'
import { violate, type World } from './world'

type Came = Extract<OrderDocument, { content: object }>

/** What is left of an order and of its lines, and the ids of the refunds that count. */
function countedIn({ content: { paidFen, lines }, refunds }: Came) {
  const lineFens = Object.fromEntries(lines.map((line) => [line.lineId, line.paidFen]))
  const counting = new Set<string>()
  let leftFen = paidFen
  for (const { refundId, amountFen, lines: named } of refunds) {
    const asked = named ?? []
    const fits =
      asked.every((line) => line.amountFen <= (lineFens[line.lineId] ?? -1)) && amountFen <= leftFen
    if (!fits || (amountFen === 0 && (paidFen > 0 || counting.size > 0))) continue
    for (const line of asked) lineFens[line.lineId]! -= line.amountFen
    leftFen -= amountFen
    counting.add(refundId)
  }
  return { leftFen, lineFens: Object.values(lineFens), counting }
}

type Purchase = Extract<Entry['why'], { of: 'purchase' }>

/** What an order keeps of its points: of the whole, of the lines that campaigns weigh, and its bonuses. */
function keptOf(
  { leftFen, lineFens }: ReturnType<typeof countedIn>,
  { perYuan, multiplier }: Purchase,
): number {
  const times = (fen: number, percent: number) =>
    Math.floor((Math.floor(fen / 100) * perYuan * percent) / 100)
  const whole = lineFens.reduce((sum, fen) => sum + fen, 0)
  // What was given back by amount is shared by the lines, by what is left of each.
  const shared = lineFens.map((fen) => (whole === 0 ? 0 : Math.floor((leftFen * fen) / whole)))
  const parts = (multiplier.parts ?? []).map(({ lines, percent }) =>
    times(
      shared.reduce((sum, fen, place) => (lines[place] === '1' ? sum + fen : sum), 0),
      percent - 100,
    ),
  )
  const bonuses = leftFen > 0 ? (multiplier.bonuses ?? []).map(({ points }) => points) : []
  return [...parts, ...bonuses].reduce((sum, points) => sum + points, times(leftFen, multiplier.percent))
}

/** What is written down of an order stands for ever: refunds are only added to it. */
export function sawOrder(world: World, before: Stored | null, after: Stored): void {
  if (!before) return
  // Only the kernel writes orders, and it writes all of one.
  const [was, is] = [before, after] as unknown as [OrderDocument, OrderDocument]
  const kept = is.refunds.slice(0, was.refunds.length)
  if (!isSame(was.refunds, kept)) violate(world, `a refund of ${was._id} was changed or lost`)
  const { refunds: _before, ...fact } = was
  const { refunds: _after, ...facts } = is
  if ('content' in fact && !isSame(fact, facts)) violate(world, `the order ${was._id} was changed`)
}

/** Who sent a refund before its order need not send it again: with the order it is in the ledger too. */
export function expectPosted(
  world: World,
  { orderId, refunds }: { orderId: string; refunds: Waiting[] },
): void {
  const stored = world.database.get('orders', `till_${orderId}`)
  // Only the kernel writes orders, and it writes all of one.
  const { counting } = countedIn(stored as unknown as Came)
  for (const { refundId, opId } of refunds.filter((one) => counting.has(one.refundId))) {
    const isThere = [...world.database.all('accounts')].some(
      ({ journal }) => typeof journal === 'object' && journal !== null && opId in journal,
    )
    if (!isThere && !world.database.get('entries', opId))
      violate(world, `the refund ${refundId} still waits, and its order ${orderId} is in the ledger`)
  }
}

/** A refund whose sender was told that it waits for its order. */
export interface Waiting {
  refundId: string
  orderId: string
  opId: string
}

/** Looks at every order and at what its refunds took back and gave back. */
export function expectSalesInPeace({ world, ledger }: { world: World; ledger: LedgerWatch }): void {
  const entries = [...ledger.posted.values()].map(({ entry }) => entry)
  for (const stored of world.database.all('orders')) {
    // Only the kernel writes orders, and it writes all of one.
    const order = stored as unknown as OrderDocument
    if (!('content' in order) || order.refunds.length === 0) continue
    const { orderId, paidFen, pointsUsed = 0 } = order.content
    const counted = countedIn(order)
    const { leftFen, counting } = counted
    const own = entries.filter(({ why }) => 'orderId' in why && why.orderId === orderId)
    const sum = (kind: string) =>
      own
        .filter((entry) => entry.kind === kind)
        .reduce((total, entry) => total + entry.points + entry.pending - entry.debt, 0)
    const bought = own.find(({ kind }) => kind === 'purchase')
    if (bought?.why.of !== 'purchase') return violate(world, `${orderId} has refunds and no purchase`)
    const keeps = keptOf(counted, bought.why)
    if (sum('purchase') + sum('refund') !== keeps)
      violate(world, `${orderId} keeps ${sum('purchase') + sum('refund')} points, not ${keeps}`)
    const used =
      counting.size === 0 ? pointsUsed : leftFen === 0 ? 0 : Math.floor((pointsUsed * leftFen) / paidFen)
    if (0 - sum('points-as-cash') - sum('points-returned') !== used)
      violate(world, `${orderId} has not ${used} points used on it`)
  }
}
