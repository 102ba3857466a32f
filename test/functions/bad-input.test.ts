/** Whatever is sent, the answer is one sentence and a code, and nothing is half done. */
import { at } from '../domain/given'
import { accept, openShop, type Shop, ulid } from './cloud'
import { drink, shopOffer } from './shelf'

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
  ['points', 'getInvites', {}],
  ['points', 'getContest', { period: 'weekly' }],
  ['points', 'enterWord', { requestId, word: '桂花' }],
  ['rewards', 'getShop', {}],
  ['rewards', 'getOffer', { offerId: 'latte' }],
  ['rewards', 'getWallet', { tab: 'used', before: '20' }],
  ['rewards', 'getCoupon', { couponId: 'caaaaaaaaaaaaaaaaaaa' }],
  ['rewards', 'redeem', { requestId, offerId: 'latte', pricePoints: 980 }],
  ['rewards', 'getCouponCode', { couponId: 'ca' }],
  ['rewards', 'hasCoupon', { couponId: 'ca' }],
  ['rewards', 'startGroup', { requestId, offerId: 'latte', pricePoints: 980 }],
  ['rewards', 'joinGroup', { requestId, groupId: `g${'a'.repeat(19)}`, pricePoints: 980 }],
  ['rewards', 'getGroup', { groupId: `g${'a'.repeat(19)}` }],
  ['rewards', 'listGroups', { offerId: 'latte' }],
  ['staff', 'getMe', {}],
  ['staff', 'acceptInvite', { requestId, code: 'ABCDEFGHJKMN' }],
  ['staff', 'identifyMember', { code: '12345678' }],
  ['staff', 'preview', { code: '12345678', storeId: 's1' }],
  ['staff', 'getDay', { storeId: 's1' }],
  ['staff', 'confirm', { requestId, ticket: 'T1' }],
  ['staff', 'undoUse', { requestId, receiptId: 'ca_0', reason: '拿错了' }],
  ['staff', 'inviteClerk', { requestId, storeIds: ['s1'], name: '小林' }],
  ['staff', 'endWork', { requestId, staffId: 'w1', storeId: 's1' }],
  ['operator', 'claimSetup', { requestId, code: 'x' }],
  ['operator', 'getOverview', {}],
  ['operator', 'saveStore', { requestId, storeId: 's1', name: '静安寺店' }],
  ['operator', 'inviteStaff', { requestId, storeIds: ['s1'], name: '小林' }],
  ['operator', 'adjustPoints', { requestId, member: '7K3F29QB', points: 5, reason: '补' }],
  ['operator', 'approve', { requestId, approvalId: `a${'b'.repeat(25)}`, decision: 'approve' }],
  ['operator', 'listApprovals', { kind: 'all' }],
  ['operator', 'findMember', { member: '7K3F29QB' }],
  ['operator', 'getMember', { member: '7K3F29QB', kind: 'all', before: '20' }],
  ['operator', 'getSettings', {}],
  ['operator', 'previewSettings', { settings: { brand: {} }, basedOn: 1 }],
  ['operator', 'proposeSettings', { requestId, settings: { brand: {} }, basedOn: 1, reason: '试' }],
  ['operator', 'inviteOperator', { requestId, name: '小张' }],
  ['operator', 'acceptOperator', { requestId, code: 'ABCDEFGHJKMN' }],
  ['operator', 'endOperator', { requestId, operatorId: `w${'a'.repeat(26)}`, reason: '离职' }],
  ['operator', 'saveWords', { requestId, day: '2026-11-21', words: ['桂花'] }],
  ['operator', 'getWords', { day: '2026-11-21' }],
  [
    'operator',
    'saveTemplate',
    { requestId, templateId: 'drink', content: drink(), basedOn: 0, reason: '上新' },
  ],
  ['operator', 'revokeVersion', { requestId, templateId: 'drink', number: 1, reason: '印错了' }],
  [
    'operator',
    'proposeOffer',
    { requestId, offerId: 'latte', content: shopOffer(), basedOn: 0, reason: '上新' },
  ],
  ['operator', 'addUnits', { requestId, offerId: 'latte', basedOn: 1, units: 5, reason: '加' }],
  ['operator', 'issueCoupons', { requestId, templateId: 'drink', memberNos: ['7K3F29QB'], reason: '补偿' }],
  [
    'operator',
    'revokeCoupon',
    { requestId, member: '7K3F29QB', couponId: `c${'a'.repeat(19)}`, reason: '发错了' },
  ],
  ['operator', 'closeOffer', { requestId, offerId: 'latte', basedOn: 1, reason: '卖完了' }],
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
        // A correction may take points away.
        if (field === 'points' && poison === -1) continue
        // A list of texts is what words are: a text with a dollar in it is a text.
        if (field === 'words' && Array.isArray(poison) && poison.length > 0) continue
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

test('a request id used again for something else is refused, for another person it is another request', async () => {
  const [fay, gus] = [shop.as('oFay'), shop.as('oGus')]
  await fay.join({ requestId })
  expect(await fay.join({ requestId, nickname: '别名' })).toMatchObject({ ok: false, code: 'REQUEST_REUSED' })
  expect(await gus.join({ requestId })).toMatchObject({ ok: true })
  expect(await fay.command('points', 'checkIn', { requestId })).toMatchObject({ ok: true })
})
