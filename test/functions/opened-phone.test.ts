/** What WeChat answers where a phone was asked for its number, and what the SDK makes of it. */
import { opensToNothing, phoneIn } from '../../cloudfunctions/lib/opened-phone'

const opened = (data: object) => ({ list: [{ data }], errCode: 0 })
const phone = { phoneNumber: '+8613800138000', purePhoneNumber: '13800138000', countryCode: '86' }

test('a number is taken without its country code', () => {
  expect(phoneIn(opened(phone))).toEqual({ number: '13800138000', country: '86' })
})

test.each([
  ['nothing', null],
  ['an empty list', { list: [] }],
  ['a run of steps', opened({ stepInfoList: [] })],
  ['a number in words', opened({ ...phone, purePhoneNumber: '一三八' })],
])('%s is no number', (_name, answer) => {
  expect(phoneIn(answer)).toBeNull()
})

test('an id that was opened before opens to nothing; every other failure is an outage', () => {
  const empty = 'internal svrkit error, empty openData json field for 41_x'
  expect(opensToNothing({ errCode: -1, errMsg: empty })).toBe(true)
  expect(opensToNothing(new Error(empty))).toBe(true)
  const outages = [
    'internal svrkit error, code -1',
    'internal svrkit error, empty respData',
    'ESOCKETTIMEDOUT',
  ]
  for (const errMsg of outages) expect(opensToNothing({ errMsg })).toBe(false)
  for (const thrown of [null, undefined, 'broken']) expect(opensToNothing(thrown)).toBe(false)
})
