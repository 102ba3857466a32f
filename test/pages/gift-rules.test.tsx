/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { defaultSettings } from '../../src/domain/settings'
import RulesScreen from '../../src/pages/operator/rules/index'
import ProfilePage from '../../src/pages/record/profile/index'
import { answering, freshPhone, sentTo, value } from './cloud-on-the-line'
import { phone } from './stubs/taro'

const gifts = [
  { version: 'cake_2', name: '蛋糕券', days: 30 },
  { version: 'bag_1', name: '帆布袋', days: 60 },
]
const standing = (change: object = {}, offered: object[] = gifts) =>
  value({
    version: 3,
    settings: { ...defaultSettings, ...change, version: 3 },
    rules: [],
    stores: [],
    gifts: offered,
  })
const preview = (change: object = {}) =>
  value({ faults: [], changes: [], needsApproval: true, isOutdated: false, example: null, ...change })

beforeEach(() => {
  freshPhone()
  // A draft outlives the screen, so every test is somebody else.
  phone.storage.set('siyu.openid', `o${Math.random()}`)
})

const sentRules = () =>
  sentTo('operator.previewSettings').at(-1)?.['settings'] as typeof defaultSettings | undefined

test('a gift is chosen from what can be one, goes out whole, and can be none again', async () => {
  const [cake, bag] = gifts
  const old = { version: 'cake_1', name: '蛋糕券', days: 7 }
  answering('operator.getSettings', standing({ birthday: { gift: old } }))
  answering('operator.previewSettings', preview())
  render(<RulesScreen />)
  expect(await screen.findByLabelText('生日礼 「蛋糕券」第 1 版，领到起 7 天，已选中')).toBeInTheDocument()
  fireEvent.click(screen.getByLabelText('生日礼 「蛋糕券」第 2 版，领到起 30 天'))
  await waitFor(() => expect(sentRules()?.birthday).toEqual({ gift: cake }))
  fireEvent.click(screen.getByLabelText('生日礼 不送'))
  await waitFor(() => expect(sentRules()?.birthday).toEqual({ gift: null }))
  fireEvent.click(screen.getByText('等级'))
  const bags = screen.getAllByLabelText('升级礼 「帆布袋」第 1 版，领到起 60 天')
  expect(bags).toHaveLength(3)
  fireEvent.click(bags[1]!)
  await waitFor(() =>
    expect(sentRules()?.tier.ladder.map(({ welcome }) => welcome)).toEqual([null, null, bag, null]),
  )
})

test('where nothing can be a gift it is said how something could', async () => {
  const nothing = /^还没有能送的券/
  answering('operator.getSettings', standing(), standing({}, []))
  const { unmount } = render(<RulesScreen />)
  await screen.findByLabelText('生日礼 不送，已选中')
  expect(screen.queryByText(nothing)).not.toBeInTheDocument()
  unmount()
  render(<RulesScreen />)
  expect(await screen.findByText(nothing)).toBeInTheDocument()
  fireEvent.click(screen.getByText('等级'))
  expect(screen.getAllByText('升级礼')).toHaveLength(3)
  expect(screen.getAllByText(nothing)).toHaveLength(1)
})

test('what is wrong with a gift stands at it', async () => {
  const fault = { path: 'birthday.gift', text: '生日礼：这张券这一版已经作废，请换一张' }
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview({ faults: [fault] }))
  render(<RulesScreen />)
  fireEvent.click(await screen.findByLabelText('生日礼 「帆布袋」第 1 版，领到起 60 天'))
  expect(await screen.findByText(fault.text)).toBeInTheDocument()
})

test('members read in their profile what comes with the birthday', async () => {
  const told = {
    now: 0,
    memberNo: '1',
    joinedAt: 0,
    nickname: null,
    avatarUrl: null,
    phone: null,
    birthday: null,
  }
  const rules = { birthdayOpensOn: null, birthdayCountsFrom: '2026-12', birthdayPercent: 200, leavesAt: null }
  answering('member.getProfile', value({ ...told, ...rules, birthdayGift: '帆布袋' }))
  render(<ProfilePage />)
  expect(await screen.findByText('生日那个月，消费积分 ×2，月初送「帆布袋」')).toBeInTheDocument()
})
