/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { GroupPage as GroupShown } from '../../src/domain/group-view'
import { touchOf } from '../../src/lib/first-touch'
import GroupsPage from '../../src/pages/group/list/index'
import GroupPage from '../../src/pages/group/one/index'
import RewardsPage from '../../src/pages/rewards/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { card, offerView, shop } from './shop-samples'
import { phone } from './stubs/taro'

const groupId = 'gbbbbbbbbbbbbbbbbbbb'

function group(change: Partial<GroupShown> = {}): GroupShown {
  return {
    now,
    groupId,
    offerId: 'tea',
    name: '双人下午茶',
    picture: 'cake',
    pricePoints: 680,
    places: 3,
    missing: 2,
    startedAt: now - 1000,
    closesAt: now + 3 * 3_600_000,
    state: 'open',
    seats: [{ name: '林**', isMe: false }],
    isMine: false,
    member: { points: 3268, memberNo: '2M8T61KA' },
    obstacle: null,
    ruleLine: '到店出示，换一份',
    validityText: '换到后 28 天内用，含当天',
    storesText: '静安寺店、衡山路店',
    ...change,
  }
}

beforeEach(() => {
  freshPhone()
  phone.params = { id: groupId, offer: 'tea' }
  jest.useFakeTimers({ now })
  answering('rewards.getGroup', () => value({ ...group(), now: Date.now() }))
})
afterEach(() => jest.useRealTimers())

const pass = (timeMs: number) => act(() => jest.advanceTimersByTimeAsync(timeMs))
const open = async (Page: () => ReactNode) => {
  render(<Page />)
  await pass(0)
}
const tap = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await pass(0)
}

describe('one group', () => {
  test('loading', async () => {
    answering('rewards.getGroup', silence)
    await open(GroupPage)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('one that is not there leads to the shop', async () => {
    answering('rewards.getGroup', refusal('GROUP_UNKNOWN', '没有找到这个团，没有扣积分。'))
    await open(GroupPage)
    fireEvent.click(screen.getByText('去看好礼'))
    expect(phone.visits).toEqual(['tab /pages/rewards/index'])
  })

  test('offline, over what was seen last', async () => {
    answering('rewards.getGroup', value(group()), lost)
    await open(GroupPage)
    act(() => phone.comeBack())
    await pass(0)
    expect(screen.getByText(/^网络断了，下面是/)).toBeInTheDocument()
  })

  test('says who is in it, how many it misses, and what happens if it is not full', async () => {
    await open(GroupPage)
    expect(screen.getByText('还差 2 人')).toBeInTheDocument()
    expect(screen.getByLabelText('林**，还差 2 人')).toBeInTheDocument()
    expect(screen.getByText('3 人团 · 每人 680 积分')).toBeInTheDocument()
    expect(screen.getByText(/没凑满，每个人的积分都原样退回/)).toBeInTheDocument()
    expect(screen.getByText('2,588')).toBeInTheDocument()
    expect(screen.getByText('静安寺店、衡山路店')).toBeInTheDocument()
  })

  test('a place is taken once, however often it is tapped, and then friends are called', async () => {
    const mine = group({
      missing: 1,
      seats: [
        { name: '林**', isMe: false },
        { name: '周**', isMe: true },
      ],
      isMine: true,
    })
    answering('rewards.getGroup', value(group()), value(mine))
    answering('rewards.joinGroup', value({ groupId, closesAt: now, pointsAfter: 20 }))
    await open(GroupPage)
    const button = screen.getByRole('button', { name: '用 680 积分参团' })
    fireEvent.click(button)
    fireEvent.click(button)
    await pass(0)
    expect(sentTo('rewards.joinGroup')).toMatchObject([{ groupId, pricePoints: 680 }])
    expect(screen.getByText('还差 1 人')).toBeInTheDocument()
    await tap('复制链接发给朋友')
    const path = `/pages/group/one/index?id=${groupId}&inviter=2M8T61KA`
    expect(phone.clipboard).toContain(`#${path}`)
    expect(phone.share()).toEqual({ title: '一起拼：双人下午茶', path })
    expect(touchOf({ id: groupId, inviter: '2M8T61KA' })).toEqual({ kind: 'inviter', id: '2M8T61KA' })
  })

  test('a refusal is read as it is, and the group again', async () => {
    answering('rewards.joinGroup', refusal('GROUP_FULL', '这个团刚刚满了，没有扣积分。'))
    await open(GroupPage)
    await tap('用 680 积分参团')
    expect(screen.getByText('这个团刚刚满了，没有扣积分。')).toBeInTheDocument()
    expect(sentTo('rewards.getGroup')).toHaveLength(2)
  })

  test.each([
    ['POINTS_SHORT', '看怎么攒积分', 'to /pages/points/index'],
    ['OFFER_TIER', '看怎么升级', 'to /pages/tier/index'],
    ['OFFER_TAKEN', '看别的团', 'to /pages/group/list/index?offer=tea'],
  ])('%s is said before the tap, with what helps', async (code, button, visit) => {
    const obstacle = { code, message: '这次不行，没有扣积分。' }
    answering('rewards.getGroup', value(group({ obstacle })))
    await open(GroupPage)
    expect(screen.getByText(obstacle.message)).toBeInTheDocument()
    expect(screen.queryByText('用 680 积分参团')).not.toBeInTheDocument()
    await tap(button)
    expect(phone.visits).toEqual([visit])
  })

  test('a guest joins first and comes back to this very group', async () => {
    const obstacle = { code: 'MEMBER_NOT_JOINED', message: '你还不是会员。' }
    answering('rewards.getGroup', value(group({ member: null, obstacle })))
    await open(GroupPage)
    await tap('加入会员，再回来参团')
    expect(phone.visits).toEqual([`to /pages/join/index?groupId=${groupId}`])
    // Nobody is named by the card that somebody sends who is nobody's friend yet.
    expect(phone.share()).toMatchObject({ path: `/pages/group/one/index?id=${groupId}` })
  })

  test('who waits is told of a friend without a tap, and nothing is asked under another screen', async () => {
    const missing = (count: number) => value(group({ isMine: true, missing: count }))
    answering('rewards.getGroup', missing(2), missing(2), missing(1))
    await open(GroupPage)
    const asked = sentTo('rewards.getGroup').length
    act(() => phone.goUnder())
    await pass(60_000)
    expect(sentTo('rewards.getGroup')).toHaveLength(asked)
    act(() => phone.comeBack())
    await pass(20_000)
    expect(screen.getByText('还差 1 人')).toBeInTheDocument()
  })

  test('who only looks asks no more', async () => {
    await open(GroupPage)
    await pass(60_000)
    expect(sentTo('rewards.getGroup')).toHaveLength(1)
  })

  test.each([
    ['full', true, '人齐了', '去看券', 'tab /pages/wallet/index'],
    ['full', false, '人齐了', '看别的团', 'to /pages/group/list/index?offer=tea'],
    ['failed', true, '没有凑满', '看别的好礼', 'tab /pages/rewards/index'],
    ['settling', true, '人齐了，正在发券', '看别的好礼', 'tab /pages/rewards/index'],
    ['settling', false, '人齐了，正在发券', '看别的团', 'to /pages/group/list/index?offer=tea'],
  ] as const)('%s, mine: %s', async (state, isMine, title, button, visit) => {
    answering('rewards.getGroup', value(group({ state, isMine, missing: 0 })))
    await open(GroupPage)
    expect(screen.getByText(title)).toBeInTheDocument()
    await tap(button)
    expect(phone.visits).toEqual([visit])
  })

  test('at its end it is read again, once', async () => {
    answering('rewards.getGroup', value(group({ closesAt: now + 2000 })), value(group({ state: 'settling' })))
    await open(GroupPage)
    await pass(1000)
    expect(sentTo('rewards.getGroup')).toHaveLength(1)
    await pass(1000)
    expect(screen.getByText('时间到了，没有凑满')).toBeInTheDocument()
    await pass(5000)
    expect(sentTo('rewards.getGroup')).toHaveLength(2)
  })
})

describe('the groups that miss somebody', () => {
  test('each leads to itself, and my own says that it is mine', async () => {
    const mine = group({ groupId: 'gmine', isMine: true, name: '我的下午茶' })
    answering('rewards.listGroups', value({ now, groups: [group(), mine] }))
    await open(GroupsPage)
    expect(screen.getByText('双人下午茶 · 每人 680 积分')).toBeInTheDocument()
    expect(screen.getAllByText('我在里面')).toHaveLength(1)
    expect(screen.getAllByText('差 2 人 · 还剩 3 小时')).toHaveLength(2)
    fireEvent.click(screen.getAllByText('看团')[0]!)
    expect(phone.visits).toEqual([`to /pages/group/one/index?id=${groupId}`])
  })

  test('none: start one', async () => {
    answering('rewards.listGroups', value({ now, groups: [] }))
    await open(GroupsPage)
    await tap('去开团')
    expect(phone.visits).toEqual(['tab /pages/rewards/index'])
  })

  test('refused, and asked again', async () => {
    answering('rewards.listGroups', lost, value({ now, groups: [group()] }))
    await open(GroupsPage)
    await tap('再试一次')
    expect(screen.getByText('看团')).toBeInTheDocument()
  })
})

describe('from the shop', () => {
  const tea = { offerId: 'tea', kind: 'group', name: '双人下午茶', group: { places: 3, hours: 24 } } as const

  test('a group is started with a tap, and shown', async () => {
    answering('rewards.getShop', value({ ...shop, offers: [card(tea)] }))
    answering('rewards.getOffer', value(offerView(tea)))
    answering('rewards.startGroup', value({ groupId, closesAt: now, pointsAfter: 20 }))
    await open(RewardsPage)
    await tap('查看')
    expect(screen.getByText('换到后 28 天内用，含当天')).toBeInTheDocument()
    expect(screen.getByText(/24 小时内没凑满 3 人，积分原样退回/)).toBeInTheDocument()
    await tap('用 980 积分开团')
    expect(sentTo('rewards.startGroup')).toMatchObject([{ offerId: 'tea', pricePoints: 980 }])
    await tap('参加别人开的团')
    expect(phone.visits).toEqual([
      `to /pages/group/one/index?id=${groupId}`,
      'to /pages/group/list/index?offer=tea',
    ])
  })

  test('the groups that I am in are one tap away', async () => {
    answering('rewards.getShop', value({ ...shop, groupIds: [groupId] }))
    await open(RewardsPage)
    fireEvent.click(screen.getByText('我参加的团'))
    expect(phone.visits).toEqual([`to /pages/group/one/index?id=${groupId}`])
  })
})
