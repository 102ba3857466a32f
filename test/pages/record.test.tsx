/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import HomePage from '../../src/pages/home/index'
import ExportPage from '../../src/pages/record/export/index'
import LeavePage from '../../src/pages/record/leave/index'
import ProfilePage from '../../src/pages/record/profile/index'
import type { ExportPage as Page } from '../../src/domain/export'
import type { LeavePreview } from '../../src/domain/leave-preview'
import type { ProfileView } from '../../src/domain/profile-view'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { memberHome, now } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

const leavesAt = Date.UTC(2026, 10, 28, 16)
const profile: ProfileView = {
  now,
  memberNo: '7K3F29QD',
  joinedAt: now,
  nickname: '林知夏',
  avatarUrl: null,
  phone: null,
  birthday: null,
  birthdayOpensOn: null,
  birthdayCountsFrom: '2026-12',
  birthdayPercent: 200,
  birthdayGift: null,
  leavesAt: null,
}
const preview: LeavePreview = {
  now,
  askedAt: null,
  leavesAt,
  coolingDays: 7,
  points: 3268,
  worthFen: 32_680,
  pendingPoints: 320,
  debtPoints: 0,
  tierName: '金卡',
  isTierLowest: false,
  growth: 6240,
  streakDays: 6,
  coupons: ['满 49 减 15', '全单 8.5 折', '桂花拿铁券'],
  profile: ['nickname'],
}
const page: Page = {
  now,
  memberNo: '7K3F29QD',
  about: {
    person: { 昵称: '林知夏', 生日: null },
    holdings: { 成长值: 6240 },
    invitations: [],
    corrections: [],
  },
  entries: [{ 序号: 2, 类型: '消费' }],
  orders: [],
  next: 'e0.2',
}

describe.each([
  ['profile', ProfilePage, 'member.getProfile', profile, '我的资料', '林知夏'],
  ['leave', LeavePage, 'member.previewLeave', preview, '退出会员', '3,268 积分'],
  ['export', ExportPage, 'member.export', { ...page, next: null }, '导出我的数据', '林知夏'],
])('%s in its states', (_, Screen, action, content, _title, words) => {
  test('loading', () => {
    answering(action, silence)
    render(<Screen />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('refused, and asked again', async () => {
    answering(action, refusal('SERVICE_UNAVAILABLE', '服务暂时没有应答。'), value(content))
    render(<Screen />)
    fireEvent.click(await screen.findByText('再试一次'))
    expect(await screen.findByText(words)).toBeInTheDocument()
  })

  test('offline without anything seen before', async () => {
    answering(action, lost)
    render(<Screen />)
    expect(await screen.findByText('网络断了')).toBeInTheDocument()
  })

  test('for who has not joined', async () => {
    answering(action, refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
    render(<Screen />)
    expect(await screen.findByText('加入后就能看')).toBeInTheDocument()
  })
})

describe('the profile', () => {
  const edit = async (title: string, parts: Partial<ProfileView> = {}) => {
    answering('member.getProfile', value({ ...profile, ...parts }))
    answering('member.setProfile', value({ changed: [] }))
    render(<ProfilePage />)
    fireEvent.click(await screen.findByText(title))
  }
  const told = () => sentTo('member.setProfile').map(({ requestId: _id, action: _action, ...input }) => input)

  test('says what each line is for', async () => {
    answering(
      'member.getProfile',
      value({ ...profile, birthday: { month: 2, day: 29, countsFrom: '2026-12', isCounting: false } }),
    )
    render(<ProfilePage />)
    expect(await screen.findByText('生日那个月，消费积分 ×2')).toBeInTheDocument()
    expect(screen.getByText('2月29日')).toBeInTheDocument()
    expect(screen.getByText('除了运营，别人只看到第一个字')).toBeInTheDocument()
    expect(screen.getByText(/都可以不填/)).toBeInTheDocument()
  })

  test('a nickname is saved once, however often it is tapped', async () => {
    await edit('昵称')
    type('怎么称呼你，最多 20 个字', ' 小满 ')
    fireEvent.click(screen.getByText('保存'))
    fireEvent.click(screen.getByText('保存'))
    expect(await screen.findByText('已经改好')).toBeInTheDocument()
    expect(told()).toEqual([{ nickname: '小满' }])
  })

  test('a field that was told can be taken away', async () => {
    await edit('昵称')
    fireEvent.click(screen.getByText('删掉昵称'))
    await waitFor(() => expect(told()).toEqual([{ nickname: null }]))
  })

  test('the rule of a birthday is said before it is saved', async () => {
    await edit('生日')
    expect(screen.getByText(/从 2026年12月起算，保存后一年内不能再改/)).toBeInTheDocument()
    type('月', '13')
    type('日', '1')
    fireEvent.click(screen.getByText('保存'))
    type('月', '2')
    type('日', '29')
    fireEvent.click(screen.getByText('保存'))
    await waitFor(() => expect(told()).toEqual([{ birthday: { month: 2, day: 29 } }]))
  })

  test('a birthday that is locked says from when it can be changed', async () => {
    await edit('生日', {
      birthday: { month: 5, day: 1, countsFrom: '2026-12', isCounting: false },
      birthdayOpensOn: '2027-11-21',
    })
    expect(screen.getByText(/2027年11月21日起可以再改。现在填的从 2026年12月起算。/)).toBeInTheDocument()
    expect(screen.queryByText('保存')).toBeNull()
  })

  test('a refusal stands in the sheet, and what was typed stays', async () => {
    answering('member.setProfile', refusal('BIRTHDAY_LOCKED', '生日一年只能改一次。'))
    await edit('昵称')
    answering('member.setProfile', refusal('INPUT_INVALID', '内容不对。'))
    fireEvent.click(screen.getByText('保存'))
    expect(await screen.findByText('内容不对。')).toBeInTheDocument()
    expect(screen.getByLabelText('怎么称呼你，最多 20 个字')).toHaveValue('林知夏')
  })

  test('a number comes from WeChat and is never typed', async () => {
    await edit('手机号')
    expect(screen.queryByRole('textbox')).toBeNull()
    const claimed = { state: 'claimed', orders: 3, points: 128, debtPoints: 0, isPassedOn: false }
    answering('member.claimByPhone', value(claimed))
    fireEvent.click(screen.getByText('用微信的手机号'))
    expect(
      await screen.findByText('已把这个手机号在门店的 3 笔消费归到你的会员号，带来 128 积分。'),
    ).toBeInTheDocument()
    expect(sentTo('member.claimByPhone')).toMatchObject([{ phone: expect.stringContaining('browser-') }])
    expect(told()).toEqual([])
    fireEvent.click(screen.getByText('知道了'))
    expect(await screen.findByText('已经改好')).toBeInTheDocument()
  })
})

describe('leaving', () => {
  test('says what is lost, and asks a second time before it asks the cloud', async () => {
    answering('member.previewLeave', value(preview), value({ ...preview, askedAt: now }))
    answering('member.leave', value({ leavesAt }))
    render(<LeavePage />)
    expect(await screen.findByText('待生效的 320 积分')).toBeInTheDocument()
    expect(screen.getByText('值 ¥326.80，退出就没有了')).toBeInTheDocument()
    expect(screen.getByText('3 张卡券')).toBeInTheDocument()
    expect(screen.getByText('「满 49 减 15」「全单 8.5 折」等，没用的退出就没有了')).toBeInTheDocument()
    expect(screen.getByText(/11月28日结束前随时能撤回/)).toBeInTheDocument()
    fireEvent.click(screen.getByText('我要退出'))
    expect(sentTo('member.leave')).toEqual([])
    expect(screen.getByText(/放弃 3,588 积分、3 张卡券和金卡/)).toBeInTheDocument()
    fireEvent.click(screen.getByText('确认申请退出'))
    expect(await screen.findByText(/已申请退出，11月28日结束时生效/)).toBeInTheDocument()
    expect(sentTo('member.leave')).toHaveLength(1)
  })

  test('thinking again asks for nothing', async () => {
    answering('member.previewLeave', value({ ...preview, coupons: [] }))
    render(<LeavePage />)
    fireEvent.click(await screen.findByText('我要退出'))
    expect(screen.queryByText(/张卡券/)).toBeNull()
    expect(screen.getByText(/放弃 3,588 积分和金卡/)).toBeInTheDocument()
    fireEvent.click(screen.getByText('再想想'))
    expect(screen.queryByText('确认退出')).toBeNull()
  })

  test('is taken back with one tap', async () => {
    answering('member.previewLeave', value({ ...preview, askedAt: now }), value(preview))
    answering('member.cancelLeave', value(null))
    render(<LeavePage />)
    fireEvent.click(await screen.findByText('撤回，继续做会员'))
    expect(await screen.findByText('已经撤回，什么都没有少')).toBeInTheDocument()
    expect(await screen.findByText('我要退出')).toBeInTheDocument()
  })

  test('home says until when it can be taken back, and leads there', async () => {
    answering('member.getHome', value({ ...memberHome, leavesAt }))
    render(<HomePage />)
    fireEvent.click(await screen.findByText(/已申请退出，11月28日结束时生效/))
    expect(phone.visits).toEqual(['to /pages/record/leave/index'])
  })
})

describe('the export', () => {
  test('is fetched page after page and copied as one document', async () => {
    const rows = { entries: [{ 序号: 1, 类型: '入会' }], orders: [{ 订单号: 'A1' }] }
    const last = { ...page, about: null, ...rows, next: null }
    answering('member.export', value(page), value(last))
    render(<ExportPage />)
    expect(await screen.findByText('积分流水 2')).toBeInTheDocument()
    expect(sentTo('member.export').map(({ cursor }) => cursor)).toEqual([undefined, 'e0.2'])
    fireEvent.click(screen.getByText('复制全部'))
    await waitFor(() => expect(phone.clipboard).not.toBe(''))
    expect(JSON.parse(phone.clipboard)).toMatchObject({
      说明: { 时区: '北京时间' },
      资料: { 昵称: '林知夏', 生日: null },
      积分流水: [{ 序号: 2 }, { 序号: 1 }],
      订单: [{ 订单号: 'A1' }],
    })
  })

  test('a long list shows some at a time', async () => {
    const entries = Array.from({ length: 50 }, (_, place) => ({ 序号: 50 - place }))
    answering('member.export', value({ ...page, entries, next: null }))
    render(<ExportPage />)
    expect(await screen.findByText('序号 31')).toBeInTheDocument()
    expect(screen.queryByText('序号 30')).toBeNull()
    fireEvent.click(screen.getByText('再看一些'))
    expect(screen.getByText('序号 1')).toBeInTheDocument()
  })
})
