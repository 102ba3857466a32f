import * as v from 'valibot'
import {
  base32,
  factOpId,
  inputHash,
  RequestId,
  requestOpId,
  shortHash,
  timeOfRequest,
} from '../../src/domain/request'

test('the time in a request id is read as the phone had it', () => {
  expect(timeOfRequest('01ARYZ6S41TSV4RRFFQ69G5FAV')).toBe(1469918176385)
  expect(timeOfRequest('7ZZZZZZZZZ0000000000000000')).toBe(2 ** 48 - 1)
})

test.each([
  '01ARYZ6S41TSV4RRFFQ69G5FA',
  '01ARYZ6S41TSV4RRFFQ69G5FAVX',
  '81ARYZ6S41TSV4RRFFQ69G5FAV',
  '01aryz6s41tsv4rrffq69g5fav',
  '01ARYZ6S41TSV4RRFFQ69G5FIL',
  '',
])('%j is no request id', (text) => {
  expect(v.is(RequestId, text)).toBe(false)
})

test('the same request of another person or another action is another operation', () => {
  const id = '01ARYZ6S41TSV4RRFFQ69G5FAV'
  const ids = [
    requestOpId('m1', 'a', id),
    requestOpId('m2', 'a', id),
    requestOpId('m1', 'b', id),
    factOpId('m1', 'a', id),
  ]
  expect(new Set(ids).size).toBe(4)
  expect(requestOpId('m1', 'a', id)).toBe(ids[0])
})

test('an operation id is a field name that every database takes', () => {
  expect(requestOpId('m1', 'a', 'b')).toMatch(/^r[a-z2-7]{25}$/)
})

test('parts cannot be moved over their borders', () => {
  expect(shortHash('a', 'bc')).not.toBe(shortHash('ab', 'c'))
  expect(shortHash('a,b')).not.toBe(shortHash('a', 'b'))
})

test('an input has one hash, whatever the order of its keys', () => {
  expect(inputHash({ a: 1, b: { c: 2, d: [3, 4] } })).toBe(inputHash({ b: { d: [3, 4], c: 2 }, a: 1 }))
  expect(inputHash({ a: [3, 4] })).not.toBe(inputHash({ a: [4, 3] }))
})

test('base 32 writes five bits a letter', () => {
  expect(base32(Uint8Array.from([0, 0, 0, 0, 0]), 8)).toBe('aaaaaaaa')
  expect(base32(Uint8Array.from([255, 255, 255, 255, 255]), 8)).toBe('77777777')
  expect(base32(Uint8Array.from([0b00001_000, 0b10_00011_0]), 3)).toBe('bcd')
})
