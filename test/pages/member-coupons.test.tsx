/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import MemberScreen from '../../src/pages/operator/member/index'
import { answering, freshPhone, sentTo, value } from './cloud-on-the-line'
import { type } from './fingers'
import { history } from './member-samples'
import { now } from './samples'
import { phone } from './stubs/taro'

const coupon = {
  couponId: `c${'a'.repeat(19)}`,
  name: '桂花拿铁券',
  state: 'usable',
  from: now,
  until: now + 1,
}

beforeEach(() => {
  freshPhone()
  phone.params = { no: history.member.memberNo ?? '' }
})

test('a coupon is taken back once, with a reason, and the page is read again', async () => {
  answering(
    'operator.getMember',
    value({ ...history, coupons: [{ ...coupon, isRevoked: false }] }),
    value(history),
  )
  answering('operator.revokeCoupon', value({ state: 'revoked', couponId: coupon.couponId }))
  render(<MemberScreen />)
  fireEvent.click(await screen.findByLabelText('收回桂花拿铁券'))
  type('理由', '发重了')
  const button = screen.getByRole('button', { name: '收回' })
  fireEvent.click(button)
  fireEvent.click(button)
  expect(await screen.findByText('券已收回')).toBeInTheDocument()
  expect(sentTo('operator.revokeCoupon')).toHaveLength(1)
  expect(sentTo('operator.revokeCoupon')[0]).toMatchObject({ couponId: coupon.couponId, reason: '发重了' })
  expect(screen.queryByText('桂花拿铁券')).toBeNull()
})

test('a coupon of a version that was taken back says so', async () => {
  answering('operator.getMember', value({ ...history, coupons: [{ ...coupon, isRevoked: true }] }))
  render(<MemberScreen />)
  expect(await screen.findByText('已作废')).toBeInTheDocument()
})
