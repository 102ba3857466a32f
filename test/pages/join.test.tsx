/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { rememberTouch, touchOf } from '../../src/lib/first-touch'
import JoinPage from '../../src/pages/join/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { guestHome } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

const joined = value({ memberNo: '2M8T61KA', joinedAt: guestHome.now })

test('loading', () => {
  answering('member.getHome', silence)
  render(<JoinPage />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  expect(screen.queryByText('同意并加入')).not.toBeInTheDocument()
})

test('offline', async () => {
  answering('member.getHome', lost)
  render(<JoinPage />)
  expect(await screen.findByText('网络断了')).toBeInTheDocument()
})

test('one tap accepts the versions that are on the page and goes home', async () => {
  answering('member.getHome', value(guestHome))
  answering('member.join', joined)
  render(<JoinPage />)
  fireEvent.click(await screen.findByText('同意并加入'))
  await waitFor(() => expect(phone.visits).toEqual(['start /pages/home/index']))
  expect(sentTo('member.join')[0]).toMatchObject({
    accept: { privacy: '2026-11-01', rules: '2026-11-01' },
    firstTouch: { kind: 'direct' },
  })
})

test('who came for a group goes on to it', async () => {
  phone.params = { groupId: 'gbbbbbbbbbbbbbbbbbbb' }
  answering('member.getHome', value(guestHome))
  answering('member.join', joined)
  render(<JoinPage />)
  fireEvent.click(await screen.findByText('同意并加入'))
  await waitFor(() => expect(phone.visits).toEqual(['start /pages/group/one/index?id=gbbbbbbbbbbbbbbbbbbb']))
})

test('two taps are one membership', async () => {
  answering('member.getHome', value(guestHome))
  answering('member.join', joined)
  render(<JoinPage />)
  const button = await screen.findByText('同意并加入')
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(phone.visits).toHaveLength(1))
  expect(sentTo('member.join')).toHaveLength(1)
})

test('a printed code that cannot be read does not stop the start, and says nothing', () => {
  expect(touchOf({ scene: '%E0%A4%A' })).toEqual({ kind: 'direct' })
  expect(touchOf({ scene: 'channel%3Dposter-12' })).toEqual({ kind: 'channel', id: 'poster-12' })
})

test('tells where the person came from the first time, not the last', async () => {
  rememberTouch({ channel: 'poster-12' })
  rememberTouch({ inviter: '7K3F29QD' })
  answering('member.getHome', value(guestHome))
  answering('member.join', joined)
  render(<JoinPage />)
  fireEvent.click(await screen.findByText('同意并加入'))
  await waitFor(() => expect(sentTo('member.join')).toHaveLength(1))
  expect(sentTo('member.join')[0]).toMatchObject({ firstTouch: { kind: 'channel', id: 'poster-12' } })
})

test('a refusal is said, and nothing is left', async () => {
  answering('member.getHome', value(guestHome))
  answering('member.join', refusal('CONSENT_OUTDATED', '章程刚换了新版，请再看一次。'))
  render(<JoinPage />)
  fireEvent.click(await screen.findByText('同意并加入'))
  expect(await screen.findByText('章程刚换了新版，请再看一次。')).toBeInTheDocument()
  expect(phone.visits).toEqual([])
})

test('looking around first is a way out, and both texts can be read before', async () => {
  answering('member.getHome', value(guestHome))
  render(<JoinPage />)
  fireEvent.click(await screen.findByText('《隐私说明》'))
  fireEvent.click(screen.getByText('《会员章程》'))
  fireEvent.click(screen.getByText('先逛逛'))
  expect(phone.visits).toEqual([
    'to /pages/notice/index?kind=privacy',
    'to /pages/notice/index?kind=rules',
    'back',
  ])
  expect(sentTo('member.join')).toEqual([])
})
