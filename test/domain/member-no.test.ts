/** The member number, as it is made and as it is typed. */
import { memberNoFrom, readMemberNo } from '../../src/domain/member-no'

test('a member number is eight characters that nobody mistakes for others', () => {
  const numbers = Array.from({ length: 500 }, (_, seed) =>
    memberNoFrom(new Uint8Array(7).map((_, i) => seed * 7 + i * 31)),
  )
  for (const memberNo of numbers) expect(memberNo).toMatch(/^[1-9A-HJKMNP-TV-Z]{8}$/)
})

test('a member number is read in any form in which it may be typed', () => {
  const memberNo = memberNoFrom(Uint8Array.from([3, 99, 200, 14, 77, 160, 31]))
  const spaced = `${memberNo.slice(0, 4)} ${memberNo.slice(4)}`
  expect(readMemberNo(spaced.toLowerCase())).toBe(memberNo)
  expect(readMemberNo(`${memberNo.slice(0, 4)}-${memberNo.slice(4)}`)).toBe(memberNo)
})

test('one wrong character, or two that changed places, make it no number', () => {
  const memberNo = memberNoFrom(Uint8Array.from([3, 99, 200, 14, 77, 160, 31]))
  for (let place = 0; place < 8; place += 1) {
    for (const other of '123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      const typed = memberNo.slice(0, place) + other + memberNo.slice(place + 1)
      expect(readMemberNo(typed)).toBe(typed === memberNo ? memberNo : undefined)
    }
  }
  for (let place = 0; place < 7; place += 1) {
    const [a = '', b = ''] = [memberNo[place], memberNo[place + 1]]
    const swapped = memberNo.slice(0, place) + b + a + memberNo.slice(place + 2)
    expect(readMemberNo(swapped)).toBe(swapped === memberNo ? memberNo : undefined)
  }
})

test.each(['', '7K3F29Q', 'OIL0U000', '会员号七个字母', '$gt'])('%j is no member number', (typed) => {
  expect(readMemberNo(typed)).toBeUndefined()
})
