/** The order door: signed, in time, each order answered by itself, and each posted once. */
import { sign } from '../../cloudfunctions/lib/signature'
import { at, iso } from '../domain/given'
import { openShop, type Shop } from './cloud'

const now = at('2026-11-21 09:00')
let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

const order = { orderId: 'G1', source: 'till', paidFen: 100, paidAt: iso(now), openid: 'oGood' }

test('reports a bad order by its place and posts the others', async () => {
  const bad: unknown[] = [
    { ...order, orderId: 'B1', paidFen: -1 },
    { ...order, orderId: 'B2', paidFen: 0.5 },
    { ...order, orderId: 'B3', paidFen: 2 ** 53 },
    { ...order, orderId: { $gt: '' } },
    { ...order, orderId: 'B5', unknown: 1 },
    { ...order, orderId: 'B6', paidAt: '2026-11-21' },
    null,
    'order',
    [],
    JSON.parse('{"__proto__":{"orderId":"B7"}}'),
    { ...order, orderId: 'B8', constructor: 1 },
    JSON.parse('['.repeat(90) + ']'.repeat(90)),
  ]
  const { value } = await shop.sell([...bad, order] as object[])
  expect(value.orders).toHaveLength(bad.length + 1)
  value.orders.slice(0, -1).forEach((reply: { message: string }, place: number) => {
    expect(reply).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
    expect(reply.message).toMatch(`第 ${place + 1} 笔`)
  })
  expect(value.orders.at(-1)).toMatchObject({ orderId: 'G1', ok: true, points: 1 })
  expect((await shop.all('orders')).map(({ _id }) => _id)).toEqual(['till_G1'])
})

test('says which order and what of it contradicts itself', async () => {
  const { openid: _openid, ...nameless } = order
  const lines = [
    { lineId: '1', paidFen: 60 },
    { lineId: '1', paidFen: 40 },
  ]
  const wrong: [object, string][] = [
    [nameless, 'memberNo、openid、externalId 要写一个，也只写一个'],
    [{ ...order, externalId: '007' }, 'memberNo、openid、externalId 要写一个，也只写一个'],
    [{ ...order, lines: lines.slice(1) }, 'lines 的 paidFen 加起来要等于订单的 paidFen'],
    [{ ...order, lines }, 'lines 里每个 lineId 只写一次'],
    [{ ...order, openid: '20261121' }, 'openid，只有数字，不是微信给的身份，没有人能用它登录'],
    [{ ...order, lines: [{ lineId: '1', paidFen: -1 }] }, 'lines.0.paidFen'],
  ]
  const { value } = await shop.sell(wrong.map(([sent], place) => ({ ...sent, orderId: `W${place}` })))
  const messages = value.orders.map((reply: { message: string }) => reply.message)
  expect(messages).toEqual(
    wrong.map(
      ([, what], place) =>
        `第 ${place + 1} 笔订单没有记：内容不对：${what}。什么都没有改动，请改好后再发一次。`,
    ),
  )
})

test('takes an order of the next five minutes and asks for a later one again later', async () => {
  const ahead = (ms: number, orderId: string) => ({ ...order, orderId, paidAt: iso(now + ms) })
  const { value } = await shop.sell([ahead(300_000, 'F1'), ahead(300_001, 'F2'), ahead(86_400_000, 'F3')])
  expect(value.orders).toMatchObject([
    { ok: true },
    { orderId: 'F2', ok: false, code: 'ORDER_AHEAD' },
    { orderId: 'F3', ok: false, code: 'ORDER_AHEAD' },
  ])
})

test('names an order that comes again with other content or for another member', async () => {
  await shop.sell([{ ...order, orderId: 'N1' }])
  const { value } = await shop.sell([
    { ...order, orderId: 'N1', paidFen: 101 },
    { ...order, orderId: 'N1', openid: 'oOther' },
    { ...order, orderId: 'N1' },
  ])
  expect(value.orders).toMatchObject([
    { orderId: 'N1', ok: false, code: 'ORDER_CONTENT_DIFFERS', message: expect.stringMatching('N1') },
    { orderId: 'N1', ok: false, code: 'ORDER_MEMBER_DIFFERS', message: expect.stringMatching('N1') },
    { orderId: 'N1', ok: true, points: 1 },
  ])
})

test('posts the first of two different orders under one id in one batch', async () => {
  const { value } = await shop.sell([
    { ...order, orderId: 'T1', paidFen: 200 },
    { ...order, orderId: 'T1', paidFen: 300 },
    { ...order, orderId: 'T1', paidFen: 200 },
  ])
  expect(value.orders).toMatchObject([
    { ok: true, points: 2 },
    { code: 'ORDER_CONTENT_DIFFERS' },
    { ok: true, points: 2 },
  ])
})

test('finds a member by number, typed in any form, and refuses one that nobody has', async () => {
  const { value: joined } = await shop.as('oNumber').join()
  const spoken = joined.memberNo.toLowerCase().replace(/^(....)/, '$1 ')
  const { openid: _openid, ...nameless } = order
  const { value } = await shop.sell([
    { ...nameless, orderId: 'M1', memberNo: joined.memberNo },
    { ...nameless, orderId: 'M2', memberNo: spoken },
    { ...nameless, orderId: 'M3', memberNo: '7K3F29QD' },
  ])
  expect(value.orders).toMatchObject([{ ok: true }, { ok: true }, { ok: false, code: 'MEMBER_UNKNOWN' }])
  expect((await shop.as('oNumber').call('member', 'getHome')).value.pendingPoints).toBe(2)
})

test('keeps customers of two tills with the same number apart, and orders of two sources too', async () => {
  const { openid: _openid, ...nameless } = order
  const { value } = await shop.sell([
    { ...nameless, orderId: 'X1', source: 'till-a', externalId: '007' },
    { ...nameless, orderId: 'X1', source: 'till-b', externalId: '007' },
  ])
  expect(value.orders).toMatchObject([
    { ok: true, growth: 1 },
    { ok: true, growth: 1 },
  ])
})

test('takes a hundred orders and no more, and not none', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ ...order, orderId: `H${place}` }))
  expect((await shop.sell(many(100))).value.orders).toHaveLength(100)
  expect(await shop.sell(many(101))).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
  expect(await shop.sell([])).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
})

test('is signed within five minutes, before and after, by the clock of the cloud', async () => {
  const signed = (seconds: number) => shop.sell([order], { at: now + seconds * 1000 })
  expect(await signed(-300)).toMatchObject({ ok: true })
  expect(await signed(300)).toMatchObject({ ok: true })
  expect(await signed(-301)).toMatchObject({ ok: false, code: 'SIGNATURE_EXPIRED' })
  expect(await signed(301)).toMatchObject({ ok: false, code: 'SIGNATURE_EXPIRED' })
})

test('refuses a signature of another key, of another body or of another time', async () => {
  expect(await shop.sell([order], { secret: 'guess' })).toMatchObject({
    ok: false,
    code: 'SIGNATURE_WRONG',
  })
  for (const timestamp of ['', 'x', '1e9', '-1', '9'.repeat(30), String(now)]) {
    const reply = await shop.sell([order], { timestamp })
    expect(reply).toMatchObject({ ok: false, code: 'SIGNATURE_EXPIRED' })
  }
  const url = `${shop.cloud.url}/http/ingress`
  const unsigned = await fetch(url, { method: 'POST', body: JSON.stringify({ orders: [order] }) })
  expect(await unsigned.json()).toMatchObject({ ok: false, code: 'SIGNATURE_WRONG' })
})

test('refuses a body that is no batch', async () => {
  const timestamp = String(now / 1000)
  for (const body of [
    '',
    '{',
    '[]',
    'null',
    '{"orders":{}}',
    '{"orders":[],"more":1}',
    '{"__proto__":{},"orders":[1]}',
  ]) {
    const signature = sign(shop.cloud.secrets.SIYU_INGRESS_SECRET!, timestamp, body)
    const headers = { 'x-siyu-timestamp': timestamp, 'x-siyu-signature': signature }
    const response = await fetch(`${shop.cloud.url}/http/ingress`, { method: 'POST', headers, body })
    expect(await response.json()).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
  }
})
