/** Files: stored, linked, read and deleted as the SDK does it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cloudWith, type Json, stopClouds, withSdk } from './with-cloud'

const files = `${withSdk}
  exports.main = async ({ how, path, fileID, text }) => {
    if (how === 'upload') return (await cloud.uploadFile({ cloudPath: path, fileContent: Buffer.from(text) })).fileID
    if (how === 'download') return (await cloud.downloadFile({ fileID })).fileContent.toString()
    if (how === 'link') return (await cloud.getTempFileURL({ fileList: [fileID] })).fileList
    if (how === 'delete') return (await cloud.deleteFile({ fileList: [fileID] })).fileList
  }`

const openCloud = () => cloudWith({ files })
let cloud: Awaited<ReturnType<typeof openCloud>>
beforeAll(async () => (cloud = await openCloud()))
afterAll(stopClouds)

const ask = async (event: object): Promise<Json> => (await cloud.call('files', event)).body
const upload = (path: string, text: string) => ask({ how: 'upload', path, text }) as Promise<string>
const linkTo = async (fileID: string) => (await ask({ how: 'link', fileID }))[0].tempFileURL as string

test('a file comes back as it was stored, under a Chinese name and again after it was replaced', async () => {
  const fileID = await upload('头像/小 满.txt', '第一份')
  expect(fileID).toBe('cloud://local-cloud.local-bucket/头像/小 满.txt')
  expect(await ask({ how: 'download', fileID })).toBe('第一份')
  expect(await upload('头像/小 满.txt', '第二份')).toBe(fileID)
  expect(await ask({ how: 'download', fileID })).toBe('第二份')
})

test('its link is read by whoever has it, as what it is, and runs nothing', async () => {
  const link = await linkTo(await upload('page.svg', '<svg/>'))
  const response = await fetch(link)
  expect(await response.text()).toBe('<svg/>')
  expect(response.headers.get('content-type')).toBe('image/svg+xml')
  expect(response.headers.get('content-security-policy')).toBe('sandbox')
})

test('a link says nothing of other files, and cannot be made up', async () => {
  const link = new URL(await linkTo(await upload('mine.txt', 'mine')))
  const other = new URL(await linkTo(await upload('yours.txt', 'yours')))
  const bent = (change: (url: URL) => void) => {
    const url = new URL(link)
    change(url)
    return fetch(url)
  }
  expect(link.pathname).not.toContain('mine')
  for (const change of [
    (url: URL) => (url.pathname = other.pathname),
    (url: URL) => url.searchParams.set('t', '9999999999'),
    (url: URL) => url.searchParams.set('sign', '0'.repeat(64)),
    (url: URL) => url.searchParams.delete('sign'),
    (url: URL) => (url.pathname = '/storage/../secrets.json'),
  ])
    expect((await bent(change)).status).toBe(404)
  link.searchParams.set('path', 'mine.txt')
  expect((await fetch(link, { method: 'PUT', body: 'theirs' })).status).toBe(404)
  expect(await (await fetch(link)).text()).toBe('mine')
})

test('a deleted file is gone, its link too', async () => {
  const fileID = await upload('old.txt', 'old')
  const link = await linkTo(fileID)
  expect(await ask({ how: 'delete', fileID })).toMatchObject([{ fileID, status: 0 }])
  expect((await fetch(link)).status).toBe(404)
  expect((await ask({ how: 'link', fileID }))[0]).toMatchObject({
    status: expect.any(Number),
    tempFileURL: '',
  })
  expect((await cloud.call('files', { how: 'download', fileID })).body.code).toBe('FUNCTION_FAILED')
  expect((await ask({ how: 'delete', fileID }))[0].status).not.toBe(0)
})

test.each([
  '../evil.txt',
  'a/../../evil.txt',
  '/etc/evil.txt',
  'a//b.txt',
  './a.txt',
  'a\\b.txt',
  'a\nb.txt',
  '',
  'x'.repeat(851),
])('the cloud path %j is refused', async (path) =>
  expect((await cloud.call('files', { how: 'upload', path, text: '' })).body.code).toBe('FUNCTION_FAILED'),
)

test('on disk no name can be guessed', async () => {
  await upload('guess.me', 'x')
  const names = readdirSync(join(cloud.dataDir, 'files'))
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{40}(\.[a-z0-9]+)?(\.stored)?$/)
})

test('the console lists what is stored', async () => {
  await upload('listed.txt', 'four')
  await upload('no-json.json', '{')
  const { body } = await cloud.ask('/console/api/files')
  expect(body).toContainEqual({
    path: 'listed.txt',
    bytes: 4,
    storedAt: expect.any(Number),
    url: expect.stringContaining('/storage/'),
  })
})

test('a file above the limit is not stored', async () => {
  const small = await cloudWith({ files }, { limits: { fileBytesMax: 10 } })
  const store = (text: string) => small.call('files', { how: 'upload', path: 'a.txt', text })
  expect((await store('x'.repeat(10))).status).toBe(200)
  expect((await store('x'.repeat(11))).body.message).toMatch(/BODY_TOO_LARGE.*larger than 10 bytes/)
  const { result } = await small.invoke('files', {
    how: 'download',
    fileID: 'cloud://local-cloud.local-bucket/a.txt',
  })
  expect(result).toBe('x'.repeat(10))
})
