/** The one door of the SDK: what it takes, what it refuses, and that nothing stops it. */
import { request as httpRequest } from 'node:http'
import { AdminFailure, LostReply } from '../../../local-cloud/gateway/admin-failure'
import { type AdminCall, RawReply, type Services } from '../../../local-cloud/gateway/service'
import { type AdminDoor, ejson, openAdminDoor } from '../database/admin-door'

const calls: AdminCall[] = []
const services: Services = {
  echo: async (request, call) => {
    calls.push(call)
    return { data: { ...request, bytes: request.file instanceof Uint8Array ? [...request.file] : undefined } }
  },
  raw: async () => new RawReply('application/octet-stream', Uint8Array.of(1, 2, 3)),
  refuse: async () => {
    throw new AdminFailure('INVALID_PARAM', 'Not like this.')
  },
  lose: async () => {
    throw new LostReply()
  },
  break: async () => {
    throw new TypeError('a bug')
  },
  large: async () => ({ data: 'x'.repeat(3000) }),
}
const reported: string[] = []

let door: AdminDoor
beforeAll(async () => {
  const onError = (error: Error) => reported.push(error.message)
  door = await openAdminDoor({ gateway: { services, requestBytesMax: 5000, replyBytesMax: 2000, onError } })
})
afterAll(() => door.close())

async function post(body: string | FormData, type?: string): Promise<unknown> {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  const response = await fetch(door.url, { method: 'POST', body, headers })
  expect(response.status).toBe(200)
  return response.json()
}

test('an action finds its service, which knows the invocation and the collection', async () => {
  const fields = { wxCloudApiToken: 'invocation-1', collectionName: 'things', n: 1 }
  expect(await door.send('echo', fields)).toMatchObject({ data: { n: 1 }, requestId: expect.any(String) })
  expect(calls.pop()).toMatchObject({ action: 'echo', invocationId: 'invocation-1', collection: 'things' })
})

test('a multipart form is read: texts as texts, files as bytes', async () => {
  const form = new FormData()
  form.set('action', 'echo')
  form.set('wxCloudApiToken', 'invocation-2')
  form.set('file', new Blob([Uint8Array.of(0, 255, 10)], { type: 'application/octet-stream' }))
  expect(await post(form)).toMatchObject({ data: { action: 'echo', bytes: [0, 255, 10] } })
  expect(calls.pop()?.invocationId).toBe('invocation-2')
})

test('a form without a file name is read, as the SDK sends it', async () => {
  const part = (name: string, type: string, value: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n${type}\r\n${value}\r\n`
  const body = `${part('action', '', 'echo')}${part('requestData', 'Content-Type: application/octet-stream\r\n', '\b\u0000')}--edge--\r\n`
  expect(await post(body, 'multipart/form-data; boundary=edge')).toMatchObject({ data: { action: 'echo' } })
})

test('an answer may be bytes', async () => {
  const response = await fetch(door.url, { method: 'POST', body: JSON.stringify({ action: 'raw' }) })
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3])
})

test('a failure is told with its code and its sentence', async () => {
  expect(await door.send('refuse')).toMatchObject({ code: 'INVALID_PARAM', message: 'Not like this.' })
})

test('a bug is told as one, and reported', async () => {
  expect(await door.send('break')).toMatchObject({ code: 'SYS_ERR' })
  expect(reported).toEqual(['a bug'])
})

test('a lost reply breaks the connection', async () => {
  await expect(door.send('lose')).rejects.toThrow()
})

test.each([
  ['no JSON', '{"action":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '12'],
  ['nothing', ''],
])('a body that is %s is refused', async (_, body) => {
  expect(await post(body, 'application/json')).toMatchObject({ code: 'INVALID_PARAM' })
})

test('a form that is none is refused', async () => {
  expect(await post('no form', 'multipart/form-data; boundary=edge')).toMatchObject({ code: 'INVALID_PARAM' })
})

test.each([['unknown'], ['__proto__'], ['constructor'], ['toString'], ['']])(
  'the action %p is refused',
  async (action) => {
    expect(await door.send(action)).toMatchObject({ code: 'INVALID_ACTION' })
  },
)

test('a body at the limit is taken, one beyond it refused', async () => {
  const bodyOf = (bytes: number) => {
    const empty = JSON.stringify({ action: 'refuse', text: '' })
    return JSON.stringify({ action: 'refuse', text: 'x'.repeat(bytes - empty.length) })
  }
  expect(await post(bodyOf(5000), 'application/json')).toMatchObject({ code: 'INVALID_PARAM' })
  expect(await post(bodyOf(5001), 'application/json')).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
})

test('an answer beyond the limit is refused', async () => {
  expect(await door.send('large')).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE' })
})

test('a caller who hangs up in the middle of a request stops nobody', async () => {
  const { port } = new URL(door.url)
  await new Promise<void>((done) => {
    const half = httpRequest({ port, method: 'POST', path: '/admin', headers: { 'content-length': '1000' } })
    half.on('error', () => done())
    half.write('{"action":')
    setTimeout(() => half.destroy(new Error('hung up')), 20)
  })
  expect(await door.send('refuse')).toMatchObject({ code: 'INVALID_PARAM' })
})

test('faults come before the service and after it', async () => {
  const seen: string[] = []
  const faults = {
    before: async ({ action }: AdminCall) => {
      seen.push(`before ${action}`)
      if (seen.length > 2) throw new AdminFailure('SERVER_TIMEOUT', 'Too slow.')
    },
    after: async ({ action }: AdminCall) => void seen.push(`after ${action}`),
  }
  const faulty = await openAdminDoor({ gateway: { faults } })
  const insert = () =>
    faulty.send('database.insertDocument', { collectionName: 'others', data: [ejson({ n: 1 })] })
  expect(await insert()).toMatchObject({ data: { insertedIds: [expect.any(String)] } })
  expect(await insert()).toMatchObject({ code: 'SERVER_TIMEOUT' })
  expect(faulty.database.collections()[1]?.count).toBe(1)
  await faulty.close()
})
