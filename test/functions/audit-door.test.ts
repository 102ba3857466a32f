/** The built timer counts and audits on the local cloud, and an operator reads what it found. */
import { at, iso } from '../domain/given'
import { openShop, type Shop } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-20 12:00')
})
afterAll(() => shop.stop())

test('what the night found is there for operators, and for nobody else', async () => {
  const [alice, boss] = [shop.as('oAlice'), shop.as('oBoss')]
  await alice.join()
  await boss.command('operator', 'claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
  const empty = (await boss.call('operator', 'getAudit')).value
  expect(empty).toMatchObject({ report: null, history: [], days: [] })

  const order = { orderId: 'A1', source: 'till', paidFen: 12_800, openid: 'oAlice' }
  await shop.sell([{ ...order, paidAt: iso(at('2026-11-20 11:00')) }])
  await alice.command('points', 'checkIn')
  await shop.cloud.clock.forwardTo(at('2026-11-21 03:00'))
  await shop.cloud.fireTimer('timer', 'tick')
  const { value } = await boss.call('operator', 'getAudit')
  expect(value.report).toMatchObject({ day: '2026-11-20', accounts: 1, entries: 3, orders: 1, found: 0 })
  expect(value.days).toHaveLength(30)
  expect(value.days[0]).toEqual({
    day: '2026-11-20',
    issued: 133,
    spent: 0,
    expired: 0,
    reversed: 0,
    active: 5,
    pending: 128,
    debt: 0,
  })
  expect(shop.calls()).toBeLessThanOrEqual(4)
  expect(await alice.call('operator', 'getAudit')).toMatchObject({ ok: false, code: 'ROLE_MISSING' })

  await shop.cloud.fireTimer('timer', 'tick')
  expect((await boss.call('operator', 'getAudit')).value.history).toHaveLength(1)
  await shop.cloud.clock.forwardTo(at('2026-11-24 10:00'))
  await shop.cloud.fireTimer('timer', 'tick')
  const later = (await boss.call('operator', 'getAudit')).value
  expect(later.history.map(({ day }: { day: string }) => day)).toEqual(['2026-11-23', '2026-11-20'])
  expect(later.days.slice(0, 4).map(({ issued }: { issued: number }) => issued)).toEqual([0, 0, 0, 133])
})
