/** Database calls an action makes, counted at the gateway, and what its answer weighs. Instances are warm. */
import { build } from '../build'
import { openBenchCloud } from './bench-cloud'
import { callsFigure, each, type Target } from './calls-figure'
import type { Figure } from './figure'
import { groupFigures } from './group-calls'
import type { Answered, Call } from './http-calls'
import { joining } from './joining'
import { recordFigures } from './record-calls'
import { rewardFigures } from './reward-calls'
import { action, command, order, orders, refunds, taken } from './requests'
import { openShop, type Shop } from './shop'
import { sleeperCallsFigure } from './sleeper-calls'
import type { BenchWish } from './wish'

export async function measureDatabaseCalls({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const cloud = await openBenchCloud()
  try {
    const shop = await openShop(cloud, isQuick ? 5 : 30)
    return [
      ...(await phoneFigures(shop)),
      ...(await groupFigures(shop)),
      ...(await clerkFigures(shop)),
      ...(await tillFigures(shop)),
      ...(await recordFigures(shop)),
      // From here on every call of the database is slow.
      ...(await rewardFigures(shop)),
      await sleeperCallsFigure(isQuick ? 2 : 5),
    ]
  } finally {
    await cloud.stop()
  }
}

async function phoneFigures({ cloud, members }: Shop): Promise<Figure[]> {
  const home = await each(
    cloud,
    members.map((openid) => action('member', openid, { action: 'getHome' })),
  )
  const rows: [string, Call[], Target?][] = [
    ['check-in', members.map((openid) => command('points', openid, { action: 'checkIn' })), { atMost: 2 }],
    ['statement', members.map((openid) => action('points', openid, { action: 'getStatement' }))],
    ['tier page', members.map((openid) => action('member', openid, { action: 'getTier' }))],
    ['member code', members.map((openid) => action('member', openid, { action: 'getCode' }))],
    ['join', members.map((openid) => command('member', `${openid}New`, joining))],
  ]
  const figures = [callsFigure('home', home, { atMost: 2 }), bytesFigure('home', home)]
  for (const [what, made, target] of rows) {
    const answers = await each(cloud, made)
    figures.push(callsFigure(what, answers, target))
    if (what === 'statement' || what === 'tier page') figures.push(bytesFigure(what, answers))
  }
  return figures
}

async function clerkFigures({ cloud, members, clerk }: Shop): Promise<Figure[]> {
  const shown = { qr: [] as Answered[], digits: [] as Answered[] }
  for (const openid of members) {
    const { body } = await taken(cloud.url, action('member', openid, { action: 'getCode' }))
    // The code is in the answer's value, as the member's card shows it.
    const { value } = JSON.parse(body) as { value: { qr: string; digits: string } }
    for (const way of ['qr', 'digits'] as const) {
      const identifying = { action: 'identifyMember', code: value[way] }
      shown[way].push(await taken(cloud.url, action('staff', clerk, identifying)))
    }
  }
  return [
    callsFigure('identify a member by QR', shown.qr),
    callsFigure('identify a member by digits', shown.digits),
  ]
}

async function tillFigures({ cloud, members }: Shop): Promise<Figure[]> {
  const single = members.map((openid) => orders(cloud, [order(`single-${openid}`, openid)]))
  const known = members.map((openid) => orders(cloud, [order(`again-${openid}`, openid)]))
  const many = hundred.map((place) => order(`many-${place}`, `buyer-${place}`))
  const next = hundred.map((place) => order(`next-${place}`, `buyer-${place}`))
  const one = hundred.map((place) => order(`one-${String(place).padStart(3, '0')}`, 'regular'))
  const oldest = [orders(cloud, one.slice(0, 1))]
  const paidWithPoints = members.map((openid) =>
    orders(cloud, [{ ...order(`points-${openid}`, openid), pointsUsed: 100 }]),
  )
  const back = members.map((openid) =>
    refunds(cloud, [{ refundId: 'r1', orderId: `points-${openid}`, amountFen: 2800 }]),
  )
  return [
    callsFigure('order, first of its member', await each(cloud, single), { atMost: 3 }),
    callsFigure('order, member known', await each(cloud, known), { atMost: 3 }),
    callsFigure('the same order again', await each(cloud, known), { atMost: 3 }),
    callsFigure('order paid with points too', await each(cloud, paidWithPoints), { atMost: 3 }),
    callsFigure('refund', await each(cloud, back), { atMost: 4 }),
    callsFigure('the same refund again', await each(cloud, back), { atMost: 4 }),
    perOrder('batch of 100 orders of 100 new members', await each(cloud, [orders(cloud, many)])),
    perOrder('the same batch again', await each(cloud, [orders(cloud, many)])),
    perOrder('batch of 100 orders of 100 known members', await each(cloud, [orders(cloud, next)])),
    perOrder('batch of 100 orders of one member', await each(cloud, [orders(cloud, one)])),
    callsFigure('an order whose entry was moved out, again', await each(cloud, oldest), { atMost: 4 }),
  ]
}

const hundred = Array.from({ length: 100 }, (_, place) => place)

function perOrder(what: string, [answered]: Answered[]): Figure {
  const calls = answered?.databaseCalls ?? Number.NaN
  return { what, value: calls / 100, unit: 'calls an order', target: { atMost: 1 }, note: `${calls} calls` }
}

function bytesFigure(what: string, answers: Answered[]): Figure {
  const value = Math.max(...answers.map(({ bytes }) => bytes)) / 1024
  return { what: `${what}, reply`, value, unit: 'KB', target: { atMost: what === 'home' ? 8 : 10 } }
}
