/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import type { OfferView } from '../../src/domain/offer-view'
import FriendsPage from '../../src/pages/group/friends/index'
import RewardsPage from '../../src/pages/rewards/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { card, offerView, redeemed, shop } from './shop-samples'
import { phone } from './stubs/taro'

const gift: Partial<OfferView> = {
  offerId: 'friends',
  kind: 'helper',
  name: '周年礼盒',
  picture: 'gift',
  pricePoints: 0,
  helper: { steps: 3 },
  joinedFriends: 1,
  stand: { state: 'helper', joined: 1, steps: 3 },
}

const showing = (change: Partial<OfferView> = {}) =>
  answering('rewards.getOffer', value(offerView({ ...gift, ...change })))

beforeEach(() => {
  freshPhone()
  phone.params = { offer: 'friends' }
  jest.useFakeTimers({ now, doNotFake: ['setTimeout', 'setImmediate'] })
})
afterEach(() => jest.useRealTimers())

test('the shop leads to it', async () => {
  const friends = card({ offerId: 'friends', kind: 'helper', name: '周年礼盒', helper: { steps: 3 } })
  answering('rewards.getShop', value({ ...shop, offers: [friends] }))
  render(<RewardsPage />)
  fireEvent.click(await screen.findByText('查看'))
  expect(phone.visits).toEqual(['to /pages/group/friends/index?offer=friends'])
})

test('loading', () => {
  answering('rewards.getOffer', silence)
  render(<FriendsPage />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('offline', async () => {
  answering('rewards.getOffer', lost)
  render(<FriendsPage />)
  expect(await screen.findByText('网络断了')).toBeInTheDocument()
})

test('one that is over leads to the shop', async () => {
  answering('rewards.getOffer', refusal('OFFER_UNKNOWN', '没有找到这份好礼，可能已经结束。'))
  render(<FriendsPage />)
  fireEvent.click(await screen.findByText('去看好礼'))
  expect(phone.visits).toEqual(['tab /pages/rewards/index'])
})

test('says how many came, how many are missing, and that sharing itself gives nothing', async () => {
  showing()
  render(<FriendsPage />)
  expect(await screen.findByText('还差 2 位')).toBeInTheDocument()
  expect(screen.getByText('1 / 3')).toBeInTheDocument()
  expect(screen.getByText('活动开始后，1 位朋友通过你的邀请加入')).toBeInTheDocument()
  expect(screen.getByText(/^礼是固定的这一份.*转发本身没有奖励。$/)).toBeInTheDocument()
  expect(screen.getByText('2026年12月31日 24:00')).toBeInTheDocument()
})

test('the card that is sent is the invitation of the member', async () => {
  showing()
  render(<FriendsPage />)
  fireEvent.click(await screen.findByText('复制链接发给朋友'))
  await screen.findByText('链接已复制，发给朋友就行')
  expect(phone.clipboard).toContain('#/pages/home/index?inviter=100200300400')
  expect(phone.share()).toEqual({
    title: '来做会员，消费就有积分',
    path: '/pages/home/index?inviter=100200300400',
  })
})

test('complete, it is taken with one tap and shown', async () => {
  showing({ joinedFriends: 4, stand: { state: 'open' } })
  answering('rewards.redeem', value({ ...redeemed, pointsAfter: redeemed.pointsBefore }))
  render(<FriendsPage />)
  expect(await screen.findByText('人齐了')).toBeInTheDocument()
  expect(screen.getByText('3 / 3')).toBeInTheDocument()
  const button = screen.getByRole('button', { name: '免费领取' })
  fireEvent.click(button)
  fireEvent.click(button)
  await screen.findByText('人齐了')
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(sentTo('rewards.redeem')).toMatchObject([{ offerId: 'friends', pricePoints: 0 }])
  expect(phone.visits).toEqual([`instead /pages/coupon/index?id=${redeemed.couponId}`])
})

test('a refusal is read where the button is', async () => {
  showing({ stand: { state: 'open' } })
  answering('rewards.redeem', refusal('OFFER_GONE', '刚刚兑完了，没有扣积分。'))
  render(<FriendsPage />)
  fireEvent.click(await screen.findByText('免费领取'))
  expect(await screen.findByText('刚刚兑完了，没有扣积分。')).toBeInTheDocument()
})

test.each([
  [{ memberNo: null, stand: { state: 'join' } }, '加入会员', 'to /pages/join/index'],
  [{ stand: { state: 'taken' }, taken: 1 }, '已领过，去看券', 'tab /pages/wallet/index'],
  [{ stand: { state: 'gone' }, left: 0 }, '看别的好礼', 'tab /pages/rewards/index'],
  [{ stand: { state: 'open' }, opensAt: now + 1 }, '看别的好礼', 'tab /pages/rewards/index'],
] as const)('%j leads to %s', async (change, button, visit) => {
  showing(change)
  render(<FriendsPage />)
  fireEvent.click(await screen.findByText(button))
  expect(phone.visits).toEqual([visit])
})
