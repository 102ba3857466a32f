/** Whose a picture is, by the id that WeChat gave its file. */
import { isOwnAvatar } from '../../src/domain/avatar'
import { profile } from './given'

const envId = 'shop-1'
const folder = `cloud://${envId}.bucket-7/avatars/${profile.memberNo}`
const mine = `${folder}/a.jpg`

const terms = { envId, memberNo: profile.memberNo }

test.each(['/a.png', '/a.jpg', '/01KAHB_-9.jpeg', `/${'a'.repeat(64)}.webp`])('is mine: %s', (name) => {
  expect(isOwnAvatar(folder + name, terms)).toBe(true)
})

test.each([
  `cloud://shop-2.bucket-7/avatars/${profile.memberNo}/a.jpg`,
  `cloud://shop-10.bucket-7/avatars/${profile.memberNo}/a.jpg`,
  `cloud://${envId}/avatars/${profile.memberNo}/a.jpg`,
  `cloud://${envId}.bucket-7/avatars/7K3F29QB/a.jpg`,
  `cloud://${envId}.bucket-7/x/avatars/${profile.memberNo}/a.jpg`,
  `${folder}/../7K3F29QB/a.jpg`,
  `${folder}/b/a.jpg`,
  `cloud://${envId}.bucket-7.b/avatars/${profile.memberNo}/a.jpg`,
  `cloud://${envId}.bucket-7/x/${profile.memberNo}/a.jpg`,
  `${folder}/a.svg`,
  `${folder}/a.jpg?x`,
  `${folder}/${'a'.repeat(65)}.jpg`,
  `https://elsewhere.example/avatars/${profile.memberNo}/a.jpg`,
  'javascript:alert(1)',
  '',
])('is not: %s', (fileId) => {
  expect(isOwnAvatar(fileId, terms)).toBe(false)
})

test('of nobody knows which environment is not mine either', () => {
  expect(isOwnAvatar(mine, { ...terms, envId: '' })).toBe(false)
})
