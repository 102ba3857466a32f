/** Contests through the built functions: the table, one's own place, and closing them late, twice and at once. */
import { at, withContests } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-17 09:00')
  await shop.as('oBoss').command('operator', 'claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
  await openContests()
  const words = { day: '2026-11-17', words: ['桂花', '小满'] }
  await shop.as('oBoss').command('operator', 'saveWords', words)
  for (const openid of ['oAda', 'oBo', 'oCai', 'oDan']) {
    await shop.as(openid).join({ nickname: openid.slice(1) })
    await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + 1000)
    await shop.as(openid).command('points', 'checkIn')
  }
  for (const word of ['桂花', '小满']) await shop.as('oCai').command('points', 'enterWord', { word })
})
afterAll(() => shop.stop())

/** Contests are closed until two operators have opened them. */
async function openContests(): Promise<void> {
  const [boss, second] = [shop.as('oBoss'), shop.as('oSecond')]
  const { code } = (await boss.command('operator', 'inviteOperator', { name: '小张' })).value
  await second.command('operator', 'acceptOperator', { code })
  const proposal = { settings: withContests, reason: '开始竞赛', basedOn: 1 }
  const { approvalId } = (await boss.command('operator', 'proposeSettings', proposal)).value
  const decided = await second.command('operator', 'approve', { approvalId, decision: 'approve' })
  expect(decided.value).toMatchObject({ state: 'done' })
}

const contest = async (openid: string): Promise<Wire> =>
  (await shop.as(openid).call('points', 'getContest', { period: 'weekly' })).value
const tick = () => shop.cloud.fireTimer('timer', 'tick')
const points = async (openid: string) => (await shop.as(openid).call('member', 'getHome')).value.points

test('the table shows masked names in their places, and one’s own', async () => {
  const shown = await contest('oBo')
  expect(shown).toMatchObject({
    startsAt: at('2026-11-16'),
    endsAt: at('2026-11-23'),
    activities: ['签到', '群口令', '邀请'],
    prizes: ['100 积分', '60 积分', '30 积分'],
    own: { place: 3, points: 5 },
    last: null,
  })
  expect(shown.leaders).toEqual([
    { place: 1, name: 'C**', points: 25, isMe: false },
    { place: 2, name: 'A**', points: 5, isMe: false },
    { place: 3, name: 'B**', points: 5, isMe: true },
    { place: 4, name: 'D**', points: 5, isMe: false },
  ])
})

test('who has earned nothing yet has no place', async () => {
  await shop.as('oEve').join()
  expect((await contest('oEve')).own).toEqual({ place: null, points: 0 })
})

test('it closes after its end, whoever earns before that, and gives each prize once', async () => {
  await shop.cloud.clock.forwardTo(at('2026-11-23 00:01'))
  await tick()
  expect(await points('oCai')).toBe(25)
  await shop.as('oCai').command('points', 'checkIn')
  await shop.cloud.clock.forwardTo(at('2026-11-23 00:02'))
  await shop.as('oDan').command('points', 'checkIn')
  await shop.cloud.clock.forwardTo(at('2026-11-23 01:05'))
  await Promise.all([tick(), tick(), tick()])
  await tick()
  expect(await Promise.all(['oCai', 'oAda', 'oBo', 'oDan'].map(points))).toEqual([130, 65, 35, 10])
  const { last, leaders } = await contest('oAda')
  expect(last).toEqual({
    startsAt: at('2026-11-16'),
    winners: [
      { place: 1, name: 'C**', points: 25, prize: '100 积分', isMe: false },
      { place: 2, name: 'A**', points: 5, prize: '60 积分', isMe: true },
      { place: 3, name: 'B**', points: 5, prize: '30 积分', isMe: false },
    ],
  })
  expect(leaders.map(({ name }: Wire) => name)).toEqual(['C**', 'D**'])
  const { entries } = (await shop.as('oAda').call('points', 'getStatement')).value
  expect(entries[0]).toMatchObject({
    title: '竞赛奖',
    reason: '11月16日起的周竞赛 · 第 2 名，得 60 积分',
    points: 60,
  })
})

test('a winner who has left is nobody in the results that are kept', async () => {
  await shop.as('oBo').command('member', 'leave')
  await shop.cloud.clock.forwardTo(at('2026-12-01'))
  await tick()
  const kept = (await shop.all('contests')).find(({ _id }) => _id === 'weekly_2026-11-16')
  expect(kept.winners.map(({ name }: Wire) => name)).toEqual(['C**', 'A**', '已退出的会员'])
})
