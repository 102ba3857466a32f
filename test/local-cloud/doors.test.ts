/** The doors: who is let in and what is let in. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { cloudWith, folders, stopClouds } from './with-cloud'

const echo = `exports.main = async (event) => event`
const closed = { code: echo, config: { permissions: { invoke: false } } }

afterEach(stopClouds)

describe('the door of phones', () => {
  test('gives the function the input and the caller, and tells what it cost', async () => {
    const cloud = await cloudWith({ echo })
    const answer = await cloud.call('echo', { action: 'getHome' }, 'oBella')
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      action: 'getHome',
      userInfo: { appId: expect.stringMatching(/^wx[0-9a-f]{16}$/), openId: 'oBella' },
    })
    expect(answer.headers.get('x-cloud-database-calls')).toBe('0')
    expect(answer.headers.get('x-cloud-invocation')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('does not let a caller say who he is', async () => {
    const cloud = await cloudWith({ echo })
    const answer = await cloud.call('echo', { userInfo: { openId: 'oBoss' } }, 'oBella')
    expect(answer.body.userInfo.openId).toBe('oBella')
  })

  test.each([
    ['no identity', {}, '{}', 401, 'IDENTITY_MISSING'],
    ['an identity that is none', { 'x-openid': 'a b' }, '{}', 400, 'IDENTITY_INVALID'],
    ['no JSON', { 'x-openid': 'oA' }, '{"a":', 400, 'BODY_INVALID'],
    ['a list', { 'x-openid': 'oA' }, '[]', 400, 'BODY_INVALID'],
    ['nothing at all', { 'x-openid': 'oA' }, 'null', 400, 'BODY_INVALID'],
    [
      'a tower',
      { 'x-openid': 'oA' },
      `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      400,
      'BODY_INVALID',
    ],
    ['too much', { 'x-openid': 'oA' }, `"${'x'.repeat(100 * 1024)}"`, 413, 'BODY_TOO_LARGE'],
  ])('refuses %s in one sentence', async (_, headers, body, status, code) => {
    const cloud = await cloudWith({ echo })
    const answer = await cloud.ask('/invoke/echo', { method: 'POST', headers, body })
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ ok: false, code, message: expect.stringMatching(/^[A-Z].*\.$/) })
  })

  test('refuses too much also when nobody said how much it would be', async () => {
    const cloud = await cloudWith({ echo })
    const body = new ReadableStream({
      start(stream) {
        for (let part = 0; part < 30; part += 1) stream.enqueue(Buffer.alloc(10_000, 'x'))
        stream.close()
      },
    })
    const sent = { method: 'POST', headers: { 'x-openid': 'oA' }, body, duplex: 'half' }
    expect((await cloud.ask('/invoke/echo', sent)).body).toMatchObject({ code: 'BODY_TOO_LARGE' })
  })

  test('takes a body of exactly the limit', async () => {
    const cloud = await cloudWith({ echo })
    const body = `{"a":"${'x'.repeat(100 * 1024 - 8)}"}`
    expect(body).toHaveLength(100 * 1024)
    expect(
      (await cloud.ask('/invoke/echo', { method: 'POST', headers: { 'x-openid': 'oA' }, body })).status,
    ).toBe(200)
  })

  test('takes keys that mean something to JavaScript as they are', async () => {
    const cloud = await cloudWith({ keys: `exports.main = async (event) => Object.keys(event)` })
    const body = '{"__proto__":{"isAdmin":true},"constructor":1}'
    const answer = await cloud.ask('/invoke/keys', { method: 'POST', headers: { 'x-openid': 'oA' }, body })
    expect(answer.body).toEqual(['__proto__', 'constructor', 'userInfo'])
  })

  test('is closed to clients where config.json says so, and open to other ways in', async () => {
    const cloud = await cloudWith({ closed })
    expect(await cloud.call('closed')).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
    expect((await cloud.ask('/http/closed')).status).toBe(200)
  })

  test('knows only POST', async () => {
    const cloud = await cloudWith({ echo })
    expect(await cloud.ask('/invoke/echo')).toMatchObject({ status: 405, body: { code: 'METHOD_UNKNOWN' } })
  })
})

describe('the door of HTTP triggers', () => {
  test('gives the request as an event, without an identity', async () => {
    const who = `const { env } = process; exports.main = async (event) => ({ event, openid: env.WX_OPENID, source: env.TCB_SOURCE })`
    const cloud = await cloudWith({ who })
    const headers = { 'x-siyu-timestamp': '7', 'content-type': 'application/json', 'x-openid': 'oEvil' }
    const { body } = await cloud.ask('/http/who/orders/new?page=2&to=a%20b', {
      method: 'PUT',
      headers,
      body: '{"a": 1}',
    })
    expect(body.event).toMatchObject({
      path: '/orders/new',
      httpMethod: 'PUT',
      headers: { 'x-siyu-timestamp': '7', 'content-type': 'application/json' },
      queryStringParameters: { page: '2', to: 'a b' },
      body: '{"a": 1}',
      isBase64Encoded: false,
    })
    expect(body.openid).toBeUndefined()
    expect(body.source).toBe('wx_http')
  })

  test('keeps a signed text as it was sent, and writes bytes as base64', async () => {
    const cloud = await cloudWith({ echo })
    const text = '\ufeff{"名":"司遇 🎁"}\r\n'
    expect((await cloud.ask('/http/echo', { method: 'POST', body: text })).body.body).toBe(text)
    const bytes = Buffer.from([0xff, 0x00, 0x80])
    const { body } = await cloud.ask('/http/echo', { method: 'POST', body: bytes })
    expect(body).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true })
  })

  test('answers an integration response as HTTP, and any other result as JSON', async () => {
    const page = `exports.main = async ({ path }) => {
      if (path === '/plain') return { ok: true }
      if (path === '/bytes') return { statusCode: 200, headers: { 'content-type': 'image/png' }, isBase64Encoded: true, body: 'iVBORw==' }
      if (path === '/object') return { statusCode: 200, body: { a: 1 } }
      return { statusCode: 302, headers: { location: '/elsewhere' } }
    }`
    const cloud = await cloudWith({ page })
    expect((await cloud.ask('/http/page/plain')).body).toEqual({ ok: true })
    const bytes = await fetch(`${cloud.url}/http/page/bytes`)
    expect(bytes.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await bytes.arrayBuffer()).toString('hex')).toBe('89504e47')
    expect((await cloud.ask('/http/page/object')).text).toBe('{"a":1}')
    const moved = await cloud.ask('/http/page/', { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/elsewhere'])
  })

  test.each([
    { statusCode: 'two hundred' },
    { statusCode: 99 },
    { statusCode: 200, headers: { 'a b': 'c' } },
  ])('refuses the malformed integration response %j', async (response) => {
    const cloud = await cloudWith({ page: `exports.main = async () => (${JSON.stringify(response)})` })
    expect(await cloud.ask('/http/page')).toMatchObject({ status: 500, body: { code: 'REPLY_INVALID' } })
  })

  test('refuses an unknown function and a body above the limit', async () => {
    const cloud = await cloudWith({ echo }, { limits: { httpBodyBytesMax: 10 } })
    expect((await cloud.ask('/http/absent')).status).toBe(404)
    expect((await cloud.ask('/http/echo', { method: 'POST', body: 'x'.repeat(10) })).status).toBe(200)
    expect((await cloud.ask('/http/echo', { method: 'POST', body: 'x'.repeat(11) })).body.code).toBe(
      'BODY_TOO_LARGE',
    )
  })
})

describe('only this machine is let in', () => {
  /** fetch does not let one set Host. */
  const statusOf = (port: number, headers: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path: '/healthz', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.on('error', reject).end()
    })

  test.each([
    ['127.0.0.1:{port}', 200],
    ['localhost:{port}', 200],
    ['localhost', 200],
    ['evil.example', 403],
    ['evil.example:{port}', 403],
    ['127.0.0.1.evil.example', 403],
  ])('a request to %s gets %i', async (host, status) => {
    const { port } = await cloudWith({})
    expect(await statusOf(port, { host: host.replace('{port}', String(port)) })).toBe(status)
  })

  test('a page from elsewhere is refused, a page of the cloud is not', async () => {
    const { port, url } = await cloudWith({})
    expect(await statusOf(port, { origin: url })).toBe(200)
    expect(await statusOf(port, { origin: 'http://evil.example' })).toBe(403)
    expect(await statusOf(port, { origin: `http://127.0.0.1:${port + 1}` })).toBe(403)
    expect(await statusOf(port, { origin: 'null' })).toBe(403)
  })
})

describe('the site', () => {
  test('serves the app, its pages, and single files; nothing outside', async () => {
    const { dir } = folders()
    const site = join(dir, 'site')
    mkdirSync(join(site, 'js'), { recursive: true })
    writeFileSync(join(site, 'index.html'), '<title>the app</title>')
    writeFileSync(join(site, 'js', 'app.js'), '1')
    writeFileSync(join(dir, 'secret.txt'), 'not for you')
    writeFileSync(join(dir, 'who.json'), '[]')
    const cloud = await cloudWith(
      {},
      { site: { dir: site, files: { '/demo/who.json': join(dir, 'who.json') } } },
    )
    expect((await cloud.ask('/')).text).toContain('the app')
    expect((await cloud.ask('/pages/points?from=home')).text).toContain('the app')
    expect((await cloud.ask('/js/app.js')).headers.get('content-type')).toMatch('text/javascript')
    expect((await cloud.ask('/demo/who.json')).text).toBe('[]')
    expect((await cloud.ask('/js/absent.js')).status).toBe(404)
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/js/..%2f..%2fsecret.txt',
    ])
      expect((await cloud.ask(path)).text).not.toContain('not for you')
  })

  test('is not sent again while it is the same', async () => {
    const { dir } = folders()
    writeFileSync(join(dir, 'index.html'), 'hello')
    const cloud = await cloudWith({}, { site: { dir } })
    const tag = (await cloud.ask('/')).headers.get('etag')!
    expect((await cloud.ask('/', { headers: { 'if-none-match': tag } })).status).toBe(304)
  })
})
