/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import RulesScreen from '../../src/pages/operator/rules/index'
import { defaultSettings } from '../../src/domain/settings'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { phone } from './stubs/taro'

const standing = (version = 3, change: object = {}) =>
  value({ version, settings: { ...defaultSettings, ...change, version }, rules: [], stores: [], gifts: [] })
const row = { path: 'checkIn.dailyPoints', label: '每天签到的积分', before: '5', after: '8', weighs: true }
const preview = (change: object = {}) =>
  value({ faults: [], changes: [row], needsApproval: true, isOutdated: false, example: null, ...change })
const about = { name: '每天签到的积分' }

beforeEach(() => {
  freshPhone()
  // A draft outlives the screen, so every test is somebody else.
  phone.storage.set('siyu.openid', `o${Math.random()}`)
})

async function type(label: string, text: string) {
  fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
}

async function openReview() {
  fireEvent.click(screen.getByText('看看会怎样'))
  await type('为什么改', '签到的人少了')
}

test('loading', () => {
  answering('operator.getSettings', silence)
  render(<RulesScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('offline before anything was seen', async () => {
  answering('operator.getSettings', lost)
  render(<RulesScreen />)
  expect(await screen.findByText('网络断了')).toBeInTheDocument()
})

test('content: every rule has its name and its value, on the tab where it belongs', async () => {
  answering('operator.getSettings', standing())
  render(<RulesScreen />)
  expect(await screen.findByLabelText('每天签到的积分')).toHaveValue('5')
  expect(screen.getByLabelText('生日月倍率')).toHaveValue('2')
  fireEvent.click(screen.getByText('到期与抵扣'))
  expect(screen.getByLabelText('抵扣一份值多少钱')).toHaveValue('10')
  expect(screen.getByLabelText('到期前几天提醒')).toHaveValue('30、7')
  fireEvent.click(screen.getByText('竞赛'))
  expect(screen.getByLabelText('月赛奖品')).toHaveValue('300、200、100')
})

test('a change is previewed, needs a reason, and goes out whole and once', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview())
  answering('operator.proposeSettings', value({ state: 'waiting', approvalId: 'a', expiresAt: now }))
  render(<RulesScreen />)
  await type(about.name, '8')
  expect(await screen.findByText('1 处改动未发布')).toBeInTheDocument()
  fireEvent.click(screen.getByText('看看会怎样'))
  expect(await screen.findByText('要审批')).toBeInTheDocument()
  fireEvent.click(screen.getByText('提交审批'))
  expect(sentTo('operator.proposeSettings')).toHaveLength(0)
  await type('为什么改', '签到的人少了')
  fireEvent.click(screen.getByText('提交审批'))
  fireEvent.click(screen.getByText('提交审批'))
  expect(await screen.findByText(/^已提交，现在的规则还没有变。/)).toBeInTheDocument()
  const [sent] = sentTo('operator.proposeSettings')
  expect(sentTo('operator.proposeSettings')).toHaveLength(1)
  expect(sent).toMatchObject({
    reason: '签到的人少了',
    basedOn: 3,
    settings: { ...defaultSettings, version: 3, checkIn: { ...defaultSettings.checkIn, dailyPoints: 8 } },
  })
})

test('factors, money and lists are sent as the rules keep them, and what is no number as it was typed', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview())
  render(<RulesScreen />)
  await type('生日月倍率', '2.5')
  await type('倍率上限', '五')
  await type('每满 1 元的积分', '')
  fireEvent.click(screen.getByText('到期与抵扣'))
  await type('抵扣一份值多少钱', '10.5')
  await type('到期前几天提醒', '60，30、 7')
  fireEvent.click(screen.getByText('竞赛'))
  await type('周赛奖品', '１００、限定 马克杯')
  fireEvent.click(screen.getByLabelText('周赛开放 开放'))
  fireEvent.click(screen.getByLabelText('周赛算哪些积分 群口令，已选中'))
  const prizes = [
    { kind: 'label', label: '１００' },
    { kind: 'label', label: '限定 马克杯' },
  ]
  await waitFor(() =>
    expect(sentTo('operator.previewSettings').at(-1)).toMatchObject({
      settings: {
        purchase: { birthdayPercent: 250, multiplierPercentMax: '五', pointsPerYuan: null },
        redeem: { fen: 1050 },
        points: { noticeDays: [60, 30, 7] },
        contest: { weekly: { isOpen: true, activities: ['check-in', 'invite'], prizes } },
      },
    }),
  )
})

const advisor = { label: '专属顾问', values: { basic: '—', silver: '—', gold: '群里', diamond: '一对一' } }
const sentPrivileges = () =>
  (sentTo('operator.previewSettings').at(-1)?.['settings'] as typeof defaultSettings | undefined)?.tier
    .privileges

test('a privilege is added with what each tier gets of it', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview())
  render(<RulesScreen />)
  fireEvent.click(await screen.findByText('等级'))
  expect(screen.getByText('除了倍率，还没有写别的权益。')).toBeInTheDocument()
  fireEvent.click(screen.getByText('新增'))
  fireEvent.click(screen.getByText('放进这次改动'))
  expect(screen.queryByText('1 处改动未发布')).not.toBeInTheDocument()
  await type('权益名称', ' 专属顾问 ')
  await type('金卡得到什么，没有就写 —', '群里')
  await type('钻石得到什么，没有就写 —', '一对一')
  fireEvent.click(screen.getByText('放进这次改动'))
  expect(screen.getByText('1 处改动未发布')).toBeInTheDocument()
  expect(screen.getByText('普通— · 银卡— · 金卡群里 · 钻石一对一')).toBeInTheDocument()
  await waitFor(() => expect(sentPrivileges()).toEqual([advisor]))
})

test('a privilege is changed in its place, or taken away', async () => {
  const second = { ...advisor, label: '生日礼' }
  answering(
    'operator.getSettings',
    standing(3, { tier: { ...defaultSettings.tier, privileges: [advisor, second] } }),
  )
  answering('operator.previewSettings', preview())
  render(<RulesScreen />)
  fireEvent.click(await screen.findByText('等级'))
  fireEvent.click(screen.getByLabelText('改 专属顾问'))
  await type('权益名称', '搭配师')
  fireEvent.click(screen.getByText('放进这次改动'))
  await waitFor(() => expect(sentPrivileges()).toEqual([{ ...advisor, label: '搭配师' }, second]))
  fireEvent.click(screen.getByLabelText('改 搭配师'))
  fireEvent.click(screen.getByText('删掉这条权益'))
  await waitFor(() => expect(sentPrivileges()).toEqual([second]))
})

test('typed back to what it was is no change', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview())
  render(<RulesScreen />)
  await type(about.name, '8')
  await type(about.name, '5')
  expect(screen.queryByText('看看会怎样')).not.toBeInTheDocument()
})

test('a fault stands at its field and in the list of what to mend, which leads to its tab', async () => {
  const fault = { path: 'points.validMonths', text: '积分有效的月数不能大于 24' }
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview({ faults: [fault], changes: [] }))
  render(<RulesScreen />)
  fireEvent.click(await screen.findByText('到期与抵扣'))
  await type('积分有效的月数', '30')
  expect(await screen.findByText(fault.text)).toBeInTheDocument()
  fireEvent.click(screen.getByText('得积分'))
  fireEvent.click(screen.getByText('看看会怎样'))
  fireEvent.click(await screen.findByText(fault.text))
  expect(screen.getByLabelText('积分有效的月数')).toHaveValue('30')
})

test('only words are published at once', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview({ needsApproval: false }))
  answering('operator.proposeSettings', value({ state: 'published', version: 4 }))
  render(<RulesScreen />)
  fireEvent.click(await screen.findByText('品牌'))
  await type('品牌口号', '慢慢喝')
  await openReview()
  fireEvent.click(await screen.findByText('发布'))
  expect(await screen.findByText('第 4 版已经发布，半分钟内处处生效。')).toBeInTheDocument()
})

test('somebody published meanwhile: the changes stay, are not sent, and go on upon the new version', async () => {
  const newer = standing(4, { word: { points: 12, dailyMax: 3 } })
  answering('operator.getSettings', standing(), newer)
  answering('operator.previewSettings', preview())
  answering('operator.proposeSettings', refusal('SETTINGS_OUTDATED', '别人刚发布过新的规则。'))
  render(<RulesScreen />)
  await type(about.name, '8')
  await openReview()
  fireEvent.click(await screen.findByText('提交审批'))
  fireEvent.click(await screen.findByText('在新版上接着改'))
  expect(screen.getByLabelText('群口令的积分')).toHaveValue('12')
  expect(screen.getByLabelText(about.name)).toHaveValue('8')
  await waitFor(() => expect(sentTo('operator.previewSettings').at(-1)).toMatchObject({ basedOn: 4 }))
})

test('a preview that knows of a newer version makes the screen look for it', async () => {
  answering('operator.getSettings', standing(), standing(4))
  answering('operator.previewSettings', preview({ isOutdated: true }), preview())
  render(<RulesScreen />)
  await type(about.name, '8')
  expect(await screen.findByText('别人刚发布了新的一版')).toBeInTheDocument()
})

test('leaving with changes asks first; kept, they are there again', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview())
  const { unmount } = render(<RulesScreen />)
  await type(about.name, '8')
  fireEvent.click(screen.getByLabelText('返回'))
  expect(phone.visits).toEqual([])
  fireEvent.click(screen.getByText('接着改'))
  expect(screen.queryByText('还有改动没有发布')).not.toBeInTheDocument()
  fireEvent.click(screen.getByLabelText('返回'))
  fireEvent.click(screen.getByText('留着，先离开'))
  expect(phone.visits).toEqual(['back'])
  unmount()
  render(<RulesScreen />)
  expect(await screen.findByLabelText(about.name)).toHaveValue('8')
})

test('given up, the changes are gone, and leaving asks nothing', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', preview())
  const { unmount } = render(<RulesScreen />)
  await type(about.name, '8')
  fireEvent.click(screen.getByLabelText('返回'))
  fireEvent.click(screen.getByText('放弃改动并离开'))
  expect(phone.visits).toEqual(['back'])
  unmount()
  render(<RulesScreen />)
  expect(await screen.findByLabelText(about.name)).toHaveValue('5')
  fireEvent.click(screen.getByLabelText('返回'))
  expect(phone.visits).toEqual(['back', 'back'])
})

test('without a network the preview says so, and the changes stay', async () => {
  answering('operator.getSettings', standing())
  answering('operator.previewSettings', lost)
  render(<RulesScreen />)
  await type(about.name, '8')
  fireEvent.click(screen.getByText('看看会怎样'))
  expect(await screen.findByText('网络断了，什么都没有丢。连上网后再试一次。')).toBeInTheDocument()
  await act(async () => undefined)
  expect(screen.getByLabelText(about.name)).toHaveValue('8')
})
