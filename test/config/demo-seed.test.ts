/** The demonstration goes through the real doors; a start that is killed in the middle is completed by the next one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ask, expectValue } from '../../config/demo/doors'
import { crowd, knownPeople, passersBy } from '../../config/demo/people'
import { daysToldMax, seedDemo, type Telling } from '../../config/demo/seed'
import { clerk, operator } from '../../config/demo/team'
import { builtCloud } from '../../config/lib/siyu-cloud'
import { type Cloud, startCloud } from '../../local-cloud'

const startedAt = Date.now()
const telling: Telling = {
  startedAt,
  known: knownPeople.slice(0, 3),
  others: [...crowd().filter((_, index) => index % 30 === 0), ...passersBy().slice(0, 2)],
}
// Two whole stories and a part of one, each through two dozen halts of the clock.
jest.setTimeout(240_000)

const silent = { done: () => undefined }

const folders: string[] = []
const clouds: Cloud[] = []

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'siyu-demo-'))
  folders.push(folder)
  return folder
}

async function open(dataDir: string): Promise<Cloud> {
  const cloud = await startCloud({
    ...builtCloud(dataDir),
    clock: { at: startedAt - daysToldMax * 86_400_000 },
  })
  clouds.push(cloud)
  return cloud
}

afterAll(async () => {
  await Promise.all(clouds.map((cloud) => cloud.stop()))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What everybody sees on their card, without what differs between two clouds. */
async function cards(cloud: Cloud): Promise<unknown[]> {
  const openids = [...telling.known, ...telling.others].flatMap(({ customer }) =>
    'openid' in customer ? [customer.openid] : [],
  )
  return Promise.all(
    openids.map(async (openid) => {
      const home = await ask(cloud, openid, { to: 'member', event: { action: 'getHome' } })
      // The answer of member.getHome for somebody who has joined.
      const card = expectValue(home, 'member.getHome') as {
        member: { nickname: string }
        tier: { growth: number }
      }
      const { points, pendingPoints } = card as unknown as { points: number; pendingPoints: number }
      const coupons = {
        usable: await couponsOf(cloud, openid, 'usable'),
        used: await couponsOf(cloud, openid, 'used'),
      }
      return { nickname: card.member.nickname, points, pendingPoints, growth: card.tier.growth, coupons }
    }),
  )
}

async function couponsOf(cloud: Cloud, openid: string, tab: 'usable' | 'used'): Promise<string[]> {
  const wallet = await ask(cloud, openid, { to: 'rewards', event: { action: 'getWallet', tab } })
  // The answer of rewards.getWallet.
  const { usable, past } = expectValue(wallet, 'rewards.getWallet') as Record<string, { name: string }[]>
  return [...usable!, ...past!].map(({ name }) => name).sort()
}

/** The timer may have come to one of two clouds and not to the other: one tick finds what fell due, the next one tells. */
async function afterTimer(cloud: Cloud): Promise<Cloud> {
  for (let tick = 0; tick < 2; tick += 1) await cloud.fireTimer('timer', 'tick')
  return cloud
}

let undisturbed: Cloud
beforeAll(async () => {
  undisturbed = await open(newFolder())
  await seedDemo(undisturbed, telling, silent)
})

test('killed in the middle and begun again, it ends as if nothing had happened', async () => {
  const folder = newFolder()
  const disturbed = await open(folder)
  let sent = 0
  const kill = { done: (count: number) => void ((sent += count) > 100 && fail()) }
  const fail = (): never => {
    throw new Error('the machine went off')
  }
  await expect(seedDemo(disturbed, telling, kill)).rejects.toThrow('the machine went off')
  await disturbed.stop()
  const begunAgain = await open(folder)
  await seedDemo(begunAgain, telling, silent)

  const expected = await cards(await afterTimer(undisturbed))
  expect(JSON.stringify(expected)).toContain('挂耳咖啡 20 包 四种风味')
  expect(await cards(await afterTimer(begunAgain))).toEqual(expected)
  // Killed just before the end it begins once more, with everything told.
  await seedDemo(begunAgain, telling, silent)
  expect(await cards(await afterTimer(begunAgain))).toEqual(expected)
  expect(Math.abs(begunAgain.clock.now() - Date.now())).toBeLessThan(60_000)
})

/** The moments of all that moved somebody's points, as the pages of the statement show them from the top down. */
async function momentsOf(cloud: Cloud, openid: string, before: string | null = null): Promise<number[]> {
  const event = { action: 'getStatement', ...(before !== null && { before }) }
  const page = expectValue(await ask(cloud, openid, { to: 'points', event }), 'points.getStatement')
  // The answer of points.getStatement for somebody who has joined.
  const { entries, next } = page as { entries: { at: number; state: string }[]; next: string | null }
  const moments = entries.filter(({ state }) => state !== 'note').map(({ at }) => at)
  return next === null ? moments : [...moments, ...(await momentsOf(cloud, openid, next))]
}

test('a statement reads from the newest to the oldest, over the ends of months too', async () => {
  const moments = await momentsOf(undisturbed, 'demo-lin-zhixia')
  expect(moments.length).toBeGreaterThan(100)
  expect(moments).toEqual([...moments].sort((a, b) => b - a))
})

test('the clerk has a store and the operator the programme', async () => {
  expect(await ask(undisturbed, clerk.openid, { to: 'staff', event: { action: 'getMe' } })).toMatchObject({
    ok: true,
    value: { name: clerk.label, stores: [{ name: '衡山路店' }] },
  })
  expect(
    await ask(undisturbed, operator.openid, { to: 'operator', event: { action: 'getOverview' } }),
  ).toMatchObject({ ok: true })
})

test('the shelf has every way of having something, and some of it is taken', async () => {
  const reply = await ask(undisturbed, operator.openid, { to: 'operator', event: { action: 'listOffers' } })
  // The answer of operator.listOffers.
  const { offers } = expectValue(reply, 'operator.listOffers') as {
    offers: { content: { kind: string }; stock: { quantity: number; left: number } }[]
  }
  expect(offers.length).toBeGreaterThanOrEqual(8)
  expect([...new Set(offers.map(({ content }) => content.kind))].sort()).toEqual([
    'flash',
    'group',
    'helper',
    'shop',
  ])
  const taken = offers.filter(({ stock }) => stock.left < stock.quantity)
  expect(taken.length).toBeGreaterThanOrEqual(3)
  expect(taken.every(({ stock }) => stock.left > 0)).toBe(true)
})

describe('what else happened', () => {
  const hero = (to: string, action: string, input: object = {}) =>
    ask(undisturbed, 'demo-lin-zhixia', { to, event: { action, ...input } })

  beforeAll(() => afterTimer(undisturbed))

  test('the hero has an invitation that counted, one in its refund window, one without an order', async () => {
    expect(await hero('points', 'getInvites')).toMatchObject({
      value: { invitations: [{ state: 'joined' }, { state: 'ordered' }, { state: 'counted', points: 50 }] },
    })
  })

  test('both contests run, and the hero has a place in them', async () => {
    for (const period of ['weekly', 'monthly'])
      expect(await hero('points', 'getContest', { period })).toMatchObject({
        value: { isOpen: true, own: { place: expect.any(Number) } },
      })
  })

  test("the hero's statement has every kind of movement, and each that took points says from which", async () => {
    const { entries } = expectValue(await hero('points', 'getStatement'), 'points.getStatement') as {
      entries: { title: string; taken?: string }[]
    }
    const titles = entries.map(({ title }) => title)
    for (const title of ['消费', '积分抵扣', '退款', '调整', '群口令', '签到'])
      expect(titles).toContain(title)
    for (const { taken } of entries.filter(({ title }) => title === '积分抵扣' || title === '退款'))
      expect(taken).toMatch(/^取自 /)
  })

  test('the hero has coupons to use, and used one at the counter', async () => {
    const usable = expectValue(await hero('rewards', 'getWallet', { tab: 'usable' }), 'rewards.getWallet')
    // The answer of rewards.getWallet.
    expect((usable as { usable: { name: string }[] }).usable.map(({ name }) => name).sort()).toEqual([
      '全单 8.5 折',
      '挂耳咖啡 20 包 四种风味',
      '满 49 减 15',
    ])
    expect(await hero('rewards', 'getWallet', { tab: 'used' })).toMatchObject({
      value: { past: [{ name: '桂花拿铁 中杯' }] },
    })
  })

  test('two words of today are entered, and a third one is still to be', async () => {
    expect(await hero('member', 'getHome')).toMatchObject({ value: { ways: { word: { leftToday: 1 } } } })
  })
})
