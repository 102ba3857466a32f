/** @jest-environment jsdom */
import { timeOfRequest } from '../../src/domain/request'
import { forgetRequestId, newRequestId, requestIdFor } from '../../src/lib/request-ids'
import { freshPhone } from './cloud-on-the-line'

beforeEach(freshPhone)

test('an id is a ULID of now that the cloud can read', () => {
  const before = Date.now()
  const id = newRequestId()
  expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(timeOfRequest(id)).toBeGreaterThanOrEqual(before)
  expect(timeOfRequest(id)).toBeLessThanOrEqual(Date.now())
})

test('a thousand ids are a thousand', () => {
  expect(new Set(Array.from({ length: 1000 }, newRequestId)).size).toBe(1000)
})

test('a command keeps its id until it is forgotten, and is then a repeat', () => {
  const first = requestIdFor('points.checkIn')
  expect(first.isRepeat).toBe(false)
  expect(requestIdFor('points.checkIn')).toEqual({ requestId: first.requestId, isRepeat: true })
  expect(requestIdFor('member.join').requestId).not.toBe(first.requestId)
  forgetRequestId('points.checkIn')
  expect(requestIdFor('points.checkIn')).not.toMatchObject({ requestId: first.requestId })
})
