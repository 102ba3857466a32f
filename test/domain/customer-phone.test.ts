/** A phone number as tills write it and as WeChat vouches for it: the same one is the same customer. */
import { phoneOfExternalId, wholeNumber } from '../../src/domain/customer-phone'

test.each([
  ['phone:13800138000', '8613800138000'],
  ['phone:+8613800138000', '8613800138000'],
  ['phone:+85291234567', '85291234567'],
])('%s is the number %s', (externalId, number) => {
  expect(phoneOfExternalId(externalId)).toBe(number)
})

test.each([
  '13800138000',
  'phone:',
  'phone:1380013800',
  'phone:138001380001',
  'phone:23800138000',
  'phone:+0613800138000',
  'Phone:13800138000',
  'phone:138 0013 8000',
])('%s is an id like any other', (externalId) => {
  expect(phoneOfExternalId(externalId)).toBeNull()
})

test('what WeChat vouches for is the same number', () => {
  expect(wholeNumber({ country: '86', number: '13800138000' })).toBe(phoneOfExternalId('phone:13800138000'))
  expect(wholeNumber({ country: '852', number: '91234567' })).toBe(phoneOfExternalId('phone:+85291234567'))
})
