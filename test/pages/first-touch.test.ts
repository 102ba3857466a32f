/** @jest-environment jsdom */
import { firstTouch, rememberTouch, touchOf } from '../../src/lib/first-touch'
import { freshPhone } from './cloud-on-the-line'

beforeEach(freshPhone)

test('each way in is told by its own word', () => {
  expect(touchOf({ channel: 'poster-12' })).toEqual({ kind: 'channel', id: 'poster-12' })
  expect(touchOf({ group: 'g9' })).toEqual({ kind: 'group', id: 'g9' })
  expect(touchOf({ inviter: '7K3F29QD' })).toEqual({ kind: 'inviter', id: '7K3F29QD' })
  expect(touchOf({ live: 'l1' })).toEqual({ kind: 'live', id: 'l1' })
  expect(touchOf({ store: 'jingan' })).toEqual({ kind: 'store', id: 'jingan' })
  expect(touchOf({})).toEqual({ kind: 'direct' })
})

test('a QR code of WeChat packs it into its scene', () => {
  expect(touchOf({ scene: 'store%3Djingan' })).toEqual({ kind: 'store', id: 'jingan' })
})

test('a scene that cannot be read is no reason to fail', () => {
  expect(touchOf({ scene: '%E0%A4%A' })).toEqual({ kind: 'direct' })
})

test('a card opened in a group chat is a group, known or not', () => {
  expect(touchOf({}, 1044)).toEqual({ kind: 'group' })
})

test('what the cloud would refuse as an id is not sent', () => {
  expect(touchOf({ channel: '海报' })).toEqual({ kind: 'direct' })
  expect(touchOf({ channel: 'x'.repeat(65) })).toEqual({ kind: 'direct' })
  expect(touchOf({ channel: 'x'.repeat(64) })).toMatchObject({ kind: 'channel' })
})

test('the first one that says something stays', () => {
  rememberTouch({})
  expect(firstTouch()).toEqual({ kind: 'direct' })
  rememberTouch({ channel: 'poster-12' })
  rememberTouch({ inviter: '7K3F29QD' })
  expect(firstTouch()).toEqual({ kind: 'channel', id: 'poster-12' })
})
