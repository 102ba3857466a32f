/** openapi: answered on this machine, kept in the outbox, refused where production refuses. */
import { startCloud } from '../../local-cloud'
import { cloudWith, type Json, stopClouds, withSdk } from './with-cloud'

const sender = {
  code: `${withSdk}
    exports.main = async ({ api, request, list }) => {
      if (list) return cloud.getOpenData({ list })
      try {
        const method = api.split('.').reduce((part, name) => part[name], cloud.openapi)
        const { buffer, ...answer } = await method(request)
        return buffer ? { ...answer, bytes: buffer.toString('base64') } : answer
      } catch ({ errCode, errMsg }) {
        return { errCode, errMsg }
      }
    }`,
  config: {
    permissions: {
      openapi: [
        'subscribeMessage.send',
        'wxacode.getUnlimited',
        'phonenumber.getPhoneNumber',
        'security.msgSecCheck',
        'made.up',
      ],
    },
  },
}

const openCloud = () => cloudWith({ sender }, { clock: { at: 1_795_000_000_000, stands: true } })
let cloud: Awaited<ReturnType<typeof openCloud>>
beforeAll(async () => (cloud = await openCloud()))
afterAll(stopClouds)
afterEach(() => cloud.faults.clear())

const send = async (api: string, request: object): Promise<Json> =>
  (await cloud.call('sender', { api, request })).body
const message = {
  touser: 'oBella',
  templateId: 'tmpl',
  page: 'pages/points',
  data: { thing1: { value: '积分'.repeat(200) } },
}

test('a subscribe message lands in the outbox with who sent it to whom, when', async () => {
  expect(await send('subscribeMessage.send', message)).toMatchObject({
    errCode: 0,
    errMsg: 'openapi.subscribeMessage.send:ok',
  })
  expect(cloud.outbox()[0]).toMatchObject({
    at: 1_795_000_000_000,
    api: 'subscribeMessage.send',
    function: 'sender',
    openid: 'oAlice',
    errcode: 0,
    request: { touser: 'oBella', template_id: 'tmpl', data: { thing1: { value: '积分'.repeat(200) } } },
  })
})

test.each([
  ['no receiver', { ...message, touser: '' }, 40003],
  ['no template', { ...message, templateId: '' }, 40037],
  ['an empty value', { ...message, data: { thing1: { value: '' } } }, 47003],
])('a message with %s is refused as WeChat refuses it', async (_, request, errCode) => {
  expect(await send('subscribeMessage.send', request)).toMatchObject({ errCode })
})

test('a refusal can be injected, for the next message only', async () => {
  cloud.faults.add({ kind: 'api-error', api: 'subscribeMessage.send', errcode: 43101, times: 1 })
  expect(await send('wxacode.getUnlimited', { scene: 'x' })).toMatchObject({ errCode: 0 })
  expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
  expect(await send('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
  expect(
    cloud
      .outbox()
      .slice(0, 2)
      .map(({ errcode }) => errcode),
  ).toEqual([0, 43101])
})

test('a code is a picture, the same for the same scene', async () => {
  const [one, same, other] = await Promise.all(
    ['a=1', 'a=1', 'a=2'].map((scene) => send('wxacode.getUnlimited', { scene })),
  )
  expect(one.contentType).toBe('image/png')
  expect(Buffer.from(one.bytes, 'base64').subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect(same.bytes).toBe(one.bytes)
  expect(other.bytes).not.toBe(one.bytes)
})

test('a scene has 32 characters at most', async () => {
  expect(await send('wxacode.getUnlimited', { scene: 'x'.repeat(32) })).toMatchObject({ errCode: 0 })
  expect(await send('wxacode.getUnlimited', { scene: 'x'.repeat(33) })).toMatchObject({ errCode: 40169 })
})

test('a phone number is behind a code, once', async () => {
  const answer = await send('phonenumber.getPhoneNumber', { code: 'phone-13800138000' })
  expect(answer.phoneInfo).toEqual({
    phoneNumber: '13800138000',
    purePhoneNumber: '13800138000',
    countryCode: '86',
  })
  expect(await send('phonenumber.getPhoneNumber', { code: 'phone-13800138000' })).toMatchObject({
    errCode: 40029,
  })
  expect((await send('phonenumber.getPhoneNumber', { code: 'any' })).phoneInfo.phoneNumber).toMatch(
    /^190\d{8}$/,
  )
})

test('a text is checked', async () => {
  const check = (content: string) =>
    send('security.msgSecCheck', { content, version: 2, scene: 1, openid: 'oAlice' })
  expect((await check('你好')).result.suggest).toBe('pass')
  expect((await check('违规的话')).result.suggest).toBe('risky')
})

test('a call nobody answers here says so', async () => {
  expect(await send('made.up', {})).toMatchObject({
    errCode: -604100,
    errMsg: expect.stringContaining('does not answer made.up'),
  })
})

test('a call that config.json does not list is refused', async () => {
  expect(await send('urlscheme.generate', {})).toMatchObject({ errCode: -604101 })
})

test('open data is opened in the order asked', async () => {
  const { body } = await cloud.call('sender', { list: ['cloud-13911112222', 'cloud-b'] })
  expect(body.list).toMatchObject([
    { cloudID: 'cloud-13911112222', data: { phoneNumber: '13911112222' } },
    { cloudID: 'cloud-b', data: { phoneNumber: expect.stringMatching(/^190\d{8}$/) } },
  ])
})

test('the outbox is kept over a restart, newest first, and as long as it may be', async () => {
  const first = await cloudWith({ sender }, { limits: { outboxMax: 3 } })
  for (const scene of ['1', '2', '3', '4', '5', '6', '7', '8'])
    await first.invoke('sender', { api: 'wxacode.getUnlimited', request: { scene } })
  const { functionsDir, dataDir } = first
  await first.stop()
  const second = await startCloud({ functionsDir, dataDir, limits: { outboxMax: 3 } })
  expect(second.outbox().map(({ request }) => request.scene)).toEqual(['8', '7', '6'])
  await second.stop()
})
