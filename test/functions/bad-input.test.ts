/** Whatever is sent, the answer is one sentence and a code, and nothing is half done. */
import { at, iso } from '../domain/given'
import { accept, openShop, type Shop, ulid } from './cloud'

const now = at('2026-11-21 09:00')
let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

const million = 'x'.repeat(90_000)
const requestId = ulid(now)

/** Every action with an input that it takes. */
const actions: [string, string, object][] = [
  ['member', 'getHome', {}],
  ['member', 'join', { requestId, accept }],
  ['member', 'getCode', {}],
  ['member', 'getTier', {}],
  ['points', 'getStatement', { kind: 'all', before: '20' }],
  ['points', 'checkIn', { requestId }],
  ['staff', 'getMe', {}],
  ['staff', 'acceptInvite', { requestId, code: 'ABCDEFGHJKMN' }],
  ['staff', 'identifyMember', { code: '12345678' }],
  ['operator', 'claimSetup', { requestId, code: 'x' }],
  ['operator', 'getOverview', {}],
  ['operator', 'saveStore', { requestId, storeId: 's1', name: '静安寺店' }],
  ['operator', 'inviteStaff', { requestId, storeIds: ['s1'], name: '小林' }],
]

/** What no field of any action may be. */
const poisons = [{ $gt: '' }, { $ne: null }, [], ['$x'], null, -1, 0.5, 2 ** 53, true, million, '', '\u0000']

async function raw(name: string, body: string, openid = 'oMallory'): Promise<Response> {
  return fetch(`${shop.cloud.url}/invoke/${name}`, { method: 'POST', headers: { 'x-openid': openid }, body })
}

const isSentence = (message: unknown) => typeof message === 'string' && /[\u4e00-\u9fff].*。$/.test(message)

describe.each(actions)('%s.%s', (name, action, input) => {
  const ask = (event: object) => shop.as('oMallory').call(name, action, event)

  test('refuses a key it does not know', async () => {
    for (const extra of [{ memberId: 'm1' }, { openid: 'oAlice' }, { $where: '1' }, { constructor: 1 }]) {
      const reply = await ask({ ...input, ...extra })
      expect(reply).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
      expect(isSentence(reply.message)).toBe(true)
    }
  })

  test('refuses keys that every object inherits', async () => {
    const text = JSON.stringify({ action, ...input })
    const poisoned = `${text.slice(0, -1)},"__proto__":{"isOperator":true}}`
    expect(await (await raw(name, poisoned)).json()).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
  })

  test('refuses each field in another shape', async () => {
    for (const field of Object.keys(input)) {
      for (const poison of poisons) {
        const reply = await ask({ ...input, [field]: poison })
        expect([field, poison, reply]).toMatchObject([field, poison, { ok: false }])
        if (field !== 'code' || typeof poison !== 'string') expect(reply.code).toBe('INPUT_INVALID')
      }
    }
  })

  test('refuses to be left without what it needs', async () => {
    for (const field of Object.keys(input)) {
      if (field === 'kind' || field === 'before') continue
      const { [field]: _left, ...rest } = input as Record<string, unknown>
      expect(await ask(rest)).toMatchObject({ ok: false, code: 'INPUT_INVALID' })
    }
  })

  test('knows nobody without an identity, or with one of digits alone', async () => {
    for (const openid of ['', '12345678901234567890']) {
      const response = await raw(name, JSON.stringify({ action, ...input }), openid)
      expect(await response.json()).toMatchObject({ ok: false, code: 'IDENTITY_MISSING' })
    }
  })
})

test.each(['', 'nothing', '__proto__', 'constructor', 'toString', 'getHome '])(
  'there is no action %j',
  async (action) => {
    expect(await shop.as('oMallory').call('member', action)).toMatchObject({
      ok: false,
      code: 'ACTION_UNKNOWN',
    })
  },
)

test.each(['[]', '"getHome"', '7', 'null', '{"action":{"$gt":""}}', '{"action":["getHome"]}'])(
  'an event that is %s asks for nothing',
  async (body) => {
    expect(await (await raw('member', body)).json()).toMatchObject({ ok: false })
  },
)

test('the fields that WeChat adds by itself are not read and do no harm', async () => {
  const reply = await shop.as('oWx').call('member', 'getHome', {
    userInfo: { openId: 'oSomebodyElse', appId: 'wx1' },
    tcbContext: {},
  })
  expect(reply).toMatchObject({ ok: true, value: { state: 'guest' } })
})

test('nothing of all this was written down', async () => {
  expect(await shop.all('accounts')).toEqual([])
  expect(await shop.all('members')).toEqual([])
})

test('a phone reaches neither the order door nor the timer', async () => {
  for (const name of ['ingress', 'timer']) {
    const reply = await (await raw(name, '{}')).json()
    expect(reply).toMatchObject({ ok: false })
    expect(['FORBIDDEN', 'ROLE_MISSING']).toContain(reply.code)
  }
})

test('nobody gets anywhere over HTTP: there is no identity there', async () => {
  const response = await fetch(`${shop.cloud.url}/http/member`, {
    method: 'POST',
    body: '{"action":"getHome"}',
  })
  expect(await response.json()).toMatchObject({ ok: false })
})

describe('the order door', () => {
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
    const { sign } = await import('../../cloudfunctions/lib/signature')
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
})

test('a request id used again for something else is refused, for another person it is another request', async () => {
  const [fay, gus] = [shop.as('oFay'), shop.as('oGus')]
  await fay.join({ requestId })
  expect(await fay.join({ requestId, nickname: '别名' })).toMatchObject({ ok: false, code: 'REQUEST_REUSED' })
  expect(await gus.join({ requestId })).toMatchObject({ ok: true })
  expect(await fay.command('points', 'checkIn', { requestId })).toMatchObject({ ok: true })
})
