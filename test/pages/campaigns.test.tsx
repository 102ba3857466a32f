/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import RulesScreen from '../../src/pages/operator/rules/index'
import { defaultSettings } from '../../src/domain/settings'
import { answering, freshPhone, sentTo, value } from './cloud-on-the-line'
import { type } from './fingers'
import { phone } from './stubs/taro'

const campaign = {
  kind: 'multiplier',
  percent: 200,
  id: 'memberday',
  name: '会员日',
  from: '2020-01-01',
  to: '2099-12-31',
  tiers: ['gold'],
  storeIds: [],
  skus: [],
  memberMax: 3,
}
const example = {
  points: 320,
  percent: 250,
  reason: '消费 ¥128.00 · 金卡 ×1.5 · 会员日 ×2，合计 ×2.5',
  steps: [
    { name: '消费', text: '×1', points: 128 },
    { name: '金卡', text: '×1.5', points: 64 },
    { name: '会员日', text: '×2', points: 128 },
  ],
}
const preview = (change: object = {}) =>
  value({ faults: [], changes: [], needsApproval: true, isOutdated: false, example, ...change })

beforeEach(() => {
  freshPhone()
  phone.storage.set('siyu.openid', `o${Math.random()}`)
})

async function openTab(campaigns: object[], stores: object[] = [{ storeId: 'jingan', name: '静安寺店' }]) {
  answering(
    'operator.getSettings',
    value({ version: 3, settings: { ...defaultSettings, campaigns }, rules: [], stores, gifts: [] }),
  )
  render(<RulesScreen />)
  fireEvent.click(await screen.findByText('活动'))
}

const proposed = () =>
  (sentTo('operator.previewSettings').at(-1)?.['settings'] as { campaigns: object[] } | undefined)?.campaigns

test('empty: no campaign says what to do', async () => {
  answering('operator.previewSettings', preview({ example: null }))
  await openTab([])
  expect(screen.getByText('没有活动。加一个，先看会怎样，再决定发不发。')).toBeInTheDocument()
})

test('a new campaign joins the change with everything that limits it', async () => {
  answering('operator.previewSettings', preview())
  await openTab([])
  fireEvent.click(screen.getByText('新增'))
  type('名称', '双十二')
  type('第一天', '2026-12-12')
  type('最后一天', '2026-12-13')
  type('倍率，如 2 就是 ×2', '1.5')
  fireEvent.click(screen.getByLabelText('限定等级 金卡'))
  fireEvent.click(await screen.findByLabelText('限定门店 静安寺店'))
  type('限定商品，写商品编号，用顿号隔开', 'latte，mocha')
  type('每人最多几单，0 是不限', '3')
  fireEvent.click(screen.getByText('放进这次改动'))
  expect(screen.getByText('1 处改动未发布')).toBeInTheDocument()
  const wanted = {
    kind: 'multiplier',
    percent: 150,
    name: '双十二',
    from: '2026-12-12',
    to: '2026-12-13',
    tiers: ['gold'],
    storeIds: ['jingan'],
    skus: ['latte', 'mocha'],
    memberMax: 3,
  }
  await waitFor(() => expect(proposed()).toMatchObject([wanted]))
  expect(JSON.stringify(proposed())).toMatch(/"id":"c[a-z0-9]{1,19}"/)
})

test('what is missing is said in the sheet, and joins nothing', async () => {
  await openTab([])
  fireEvent.click(screen.getByText('新增'))
  expect(screen.getByText('请写活动的名称。')).toBeInTheDocument()
  type('名称', '双十二')
  type('第一天', '2026-12-12')
  for (const [last, words] of [
    ['', '选好第一天和最后一天。'],
    ['2026-12-11', '最后一天不能早于第一天。'],
  ] as const) {
    type('最后一天', last)
    expect(screen.getByText(words)).toBeInTheDocument()
    fireEvent.click(screen.getByText('放进这次改动'))
    expect(screen.queryByText('1 处改动未发布')).toBeNull()
  }
  type('最后一天', '2026-12-12')
  expect(screen.queryByText('最后一天不能早于第一天。')).toBeNull()
  fireEvent.click(screen.getByText('放进这次改动'))
  expect(screen.getByText('1 处改动未发布')).toBeInTheDocument()
})

test.each([
  ['2020-12-12', '2020-12-11', '日期不对'],
  ['2099-12-12', '', '日期不对'],
  ['2020-12-11', '2020-12-12', '结束了'],
  ['2099-12-11', '2099-12-12', '还没开始'],
])('a campaign from %s to %s is %s', async (from, to, words) => {
  await openTab([{ ...campaign, from, to }])
  expect(screen.getByText(words)).toBeInTheDocument()
})

test('where there is no store the sheet says that a campaign is for every order', async () => {
  await openTab([], [])
  fireEvent.click(screen.getByText('新增'))
  expect(screen.getByText('还没有门店，活动对全部订单有效')).toBeInTheDocument()
})

test('one that runs can be ended today, changed to a bonus, or taken away', async () => {
  answering('operator.previewSettings', preview())
  await openTab([campaign])
  expect(screen.getByText('进行中')).toBeInTheDocument()
  fireEvent.click(screen.getByText('今天结束'))
  await waitFor(() => expect(proposed()).not.toMatchObject([{ to: campaign.to }]))
  fireEvent.click(screen.getByLabelText('改 会员日'))
  fireEvent.click(screen.getByLabelText('方式 一单另送积分'))
  type('一单另送多少积分', '80')
  fireEvent.click(screen.getByText('放进这次改动'))
  await waitFor(() => expect(proposed()).toMatchObject([{ id: 'memberday', kind: 'bonus', points: 80 }]))
  expect(proposed()?.[0]).not.toHaveProperty('percent')
  fireEvent.click(screen.getByLabelText('改 会员日'))
  fireEvent.click(screen.getByText('删掉这个活动'))
  await waitFor(() => expect(proposed()).toEqual([]))
})

test('a fault stands with its campaign', async () => {
  const fault = { path: 'campaigns.0', text: '第 1 个活动：最后一天不能早于第一天' }
  answering('operator.previewSettings', preview({ faults: [fault], example: null }))
  await openTab([campaign])
  expect(await screen.findByText(fault.text)).toBeInTheDocument()
})

test('an example order says what every rule adds to it, without changing anything', async () => {
  answering('operator.previewSettings', preview())
  await openTab([campaign])
  for (const words of ['+64', '+128', '320 积分', example.reason])
    expect(await screen.findByText(words)).toBeInTheDocument()
  fireEvent.click(screen.getByLabelText('月份 生日月'))
  type('实付多少元', '9.9')
  await waitFor(() =>
    expect(sentTo('operator.previewSettings').at(-1)).toMatchObject({
      example: { paidFen: 990, isBirthdayMonth: true, tierId: 'gold', storeId: null, sku: null },
    }),
  )
  expect(screen.queryByText('看看会怎样')).not.toBeInTheDocument()
})
