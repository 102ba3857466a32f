/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import RewardsPage from '../../src/pages/rewards/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { card, flash, offerView, redeemed, shop } from './shop-samples'
import { phone } from './stubs/taro'

beforeEach(() => {
  freshPhone()
  jest.useFakeTimers({ now })
  answering('rewards.getShop', () => value({ ...shop, now: Date.now() }))
})
afterEach(() => jest.useRealTimers())

const pass = (timeMs: number) => act(() => jest.advanceTimersByTimeAsync(timeMs))
const tap = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await pass(0)
}
const open = async () => {
  render(<RewardsPage />)
  await pass(0)
}

describe('the shop in its four states', () => {
  test('loading', async () => {
    answering('rewards.getShop', silence)
    await open()
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('refused, and asked again', async () => {
    answering('rewards.getShop', refusal('SERVICE_UNAVAILABLE', '服务暂时没有应答。'), value(shop))
    await open()
    fireEvent.click(screen.getByText('再试一次'))
    await pass(0)
    fireEvent.click(screen.getByText('兑换记录'))
    expect(phone.visits).toEqual(['to /pages/points/index?kind=spent'])
  })

  test('offline, over what was seen last', async () => {
    answering('rewards.getShop', value(shop), lost)
    await open()
    act(() => phone.comeBack())
    await pass(0)
    expect(screen.getByText(/^网络断了，下面是/)).toBeInTheDocument()
    expect(screen.getByText('3,268')).toBeInTheDocument()
  })

  test('empty: what is saved is not lost', async () => {
    answering('rewards.getShop', value({ ...shop, offers: [] }))
    await open()
    expect(screen.getByText('好礼还没有上架')).toBeInTheDocument()
    fireEvent.click(screen.getByText('看我的积分'))
    expect(phone.visits).toEqual(['to /pages/points/index'])
  })

  test('content: points, each card with its price and what keeps me from it', async () => {
    await open()
    expect(screen.getByText('3,268')).toBeInTheDocument()
    const names = screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
    expect(names.filter(Boolean)).toEqual([
      '栗子巴斯克 单片，1,280 积分，剩 64 份',
      '桂花拿铁 中杯 任意门店，980 积分，已兑 3,412',
      '小满随行杯 雾蓝 500ml 不锈钢内胆，3,500 积分，还差 232',
      '周末手冲体验课 双人 静安寺店，6,800 积分，11月24日 00:00 开兑',
      '云南日晒 200 g，980 积分，兑完了',
    ])
    expect(screen.getByText('钻石抢先 至 11月24日')).toBeInTheDocument()
    expect(screen.getByText('3 人团，24 小时内凑齐 · 每人 980 积分')).toBeInTheDocument()
    expect(screen.getByText('3 位朋友通过你的邀请加入，就能领')).toBeInTheDocument()
  })
})

test('a guest is shown the whole shop and the way in', async () => {
  answering('rewards.getShop', value({ ...shop, member: null }))
  await open()
  fireEvent.click(screen.getByText('加入会员'))
  expect(phone.visits).toEqual(['to /pages/join/index'])
})

test('a category shows its own alone', async () => {
  await open()
  fireEvent.click(screen.getByRole('tab', { name: '器具' }))
  expect(screen.getByRole('button', { name: /^小满随行杯/ })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^桂花拿铁/ })).not.toBeInTheDocument()
  expect(screen.getByText('挂耳咖啡 20 包 四种风味')).toBeInTheDocument()
})

test('more than twenty come as one goes down', async () => {
  const many = Array.from({ length: 25 }, (_, place) => card({ offerId: `o${place}`, name: `好礼 ${place}` }))
  answering('rewards.getShop', value({ ...shop, offers: many }))
  await open()
  expect(screen.getAllByRole('button', { name: /^好礼/ })).toHaveLength(20)
  act(() => phone.reachBottom())
  expect(screen.getAllByRole('button', { name: /^好礼/ })).toHaveLength(25)
})

describe('a flash offer', () => {
  test('counts down by the clock of the cloud and opens by itself at the second', async () => {
    await open()
    expect(screen.getByText('今晚 20:48 秒兑')).toBeInTheDocument()
    expect(screen.getByText('20:48 开兑')).toBeInTheDocument()
    expect(screen.getAllByText('12')[0]).toBeInTheDocument()
    await pass(755_000)
    expect(screen.getByText('20:48 开兑')).toBeInTheDocument()
    await pass(1000)
    expect(screen.queryByText('20:48 开兑')).not.toBeInTheDocument()
    expect(screen.getByText('抢兑')).toBeInTheDocument()
    expect(screen.getByText('正在秒兑')).toBeInTheDocument()
    expect(sentTo('rewards.getShop')).toHaveLength(1)
  })

  test('goes by the cloud where the phone is ten minutes late', async () => {
    answering('rewards.getShop', () => value({ ...shop, now: Date.now() + 600_000 }))
    await open()
    await pass(156_000)
    expect(screen.getByText('抢兑')).toBeInTheDocument()
  })

  test('is over at its end', async () => {
    const ending = { ...flash, opensAt: now - 1000, closesAt: now + 2000, left: 62 }
    answering('rewards.getShop', value({ ...shop, offers: [ending] }))
    await open()
    expect(screen.getByText('抢兑 剩 62')).toBeInTheDocument()
    await pass(2000)
    expect(screen.getByText('已结束')).toBeInTheDocument()
  })

  test('its sheet opens before it and waits for the second', async () => {
    answering('rewards.getOffer', value(offerView({ ...flash })))
    answering('rewards.redeem', value(redeemed))
    await open()
    fireEvent.click(screen.getByText('20:48 开兑'))
    await pass(0)
    const sheet = within(screen.getByRole('dialog', { name: '秒兑' }))
    expect(sheet.getByText('今晚 20:48 开兑，到点按钮会亮。')).toBeInTheDocument()
    fireEvent.click(sheet.getByText('20:48 开兑'))
    await pass(756_000)
    expect(sentTo('rewards.redeem')).toEqual([])
    fireEvent.click(sheet.getByText('用 580 积分兑换'))
    await pass(0)
    expect(sentTo('rewards.redeem')).toHaveLength(1)
  })
})

describe('redeeming', () => {
  const openSheet = async () => {
    await open()
    await tap(/^桂花拿铁/)
  }

  test('is two taps, with before and after, quantity, limit, end, validity and stores beside the button', async () => {
    answering('rewards.getOffer', value(offerView({ taken: 1, left: 62, quantity: 200 })))
    answering('rewards.redeem', value(redeemed))
    await openSheet()
    for (const words of [
      '2,288',
      '到店出示，换一份',
      '62 / 200，每人限 2，你已兑 1',
      '2026年12月31日 24:00',
      '换到后 28 天内用，含当天，现在换的话，可用到12月18日',
      '全部门店',
    ])
      expect(screen.getByText(words)).toBeInTheDocument()
    await tap('用 980 积分兑换')
    expect(sentTo('rewards.redeem')).toMatchObject([{ offerId: 'latte980', pricePoints: 980 }])
    expect(screen.getByText('换好了，已放进卡券，可用到12月18日。')).toBeInTheDocument()
    expect(screen.getByText('积分 3,268 → 2,288')).toBeInTheDocument()
    await tap('去看券')
    expect(phone.visits).toEqual(['to /pages/coupon/index?id=cbbbbbbbbbbbbbbbbbbb'])
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(sentTo('rewards.getShop')).toHaveLength(2)
  })

  test('two quick taps send one command', async () => {
    answering('rewards.getOffer', value(offerView()))
    answering('rewards.redeem', silence)
    await openSheet()
    await tap('用 980 积分兑换')
    await tap('用 980 积分兑换')
    expect(sentTo('rewards.redeem')).toHaveLength(1)
  })

  test('a lost answer is fetched with the same request', async () => {
    answering('rewards.getOffer', value(offerView()))
    answering('rewards.redeem', lost, value(redeemed))
    await openSheet()
    await tap('用 980 积分兑换')
    const [first, second] = sentTo('rewards.redeem')
    expect(second).toEqual({ ...first, repeat: true })
    expect(screen.getByText('去看券')).toBeInTheDocument()
  })

  test('a refusal is read as it is, and the offer is read again', async () => {
    const changed = offerView({ pricePoints: 1080 })
    answering('rewards.getOffer', value(offerView()), value(changed))
    answering('rewards.redeem', refusal('OFFER_CHANGED', '这份好礼现在是 1,080 积分，没有扣积分。'))
    await openSheet()
    await tap('用 980 积分兑换')
    expect(screen.getByText(/^这份好礼现在是 1,080 积分/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '用 1,080 积分兑换' })).toBeInTheDocument()
    expect(screen.getByText('1,080')).toBeInTheDocument()
  })

  test('what is for nothing is claimed in the same way', async () => {
    answering('rewards.getOffer', value(offerView({ pricePoints: 0 })))
    answering('rewards.redeem', value({ ...redeemed, pointsAfter: 3268 }))
    await openSheet()
    await tap('免费领取')
    expect(screen.queryByText(/→/)).not.toBeInTheDocument()
    expect(screen.getByText('去看券')).toBeInTheDocument()
  })

  test.each([
    [{ state: 'short', missing: 232, enough: null } as const, '看怎么攒积分', 'to /pages/points/index'],
    [{ state: 'tier', tierName: '钻石' } as const, '看怎么升级', 'to /pages/tier/index'],
    [{ state: 'helper', joined: 1, steps: 3 } as const, '邀请朋友加入', 'to /pages/earn/invite/index'],
    [{ state: 'join' } as const, '加入会员', 'to /pages/join/index'],
  ])('where %j is in the way, the button leads to what helps', async (stand, text, visit) => {
    answering('rewards.getOffer', value(offerView({ stand })))
    await openSheet()
    await tap(text)
    expect(phone.visits).toEqual([visit])
  })

  test('an offer that is gone since is said in the sheet', async () => {
    answering('rewards.getOffer', refusal('OFFER_UNKNOWN', '没有找到这份好礼，可能已经结束。'))
    await openSheet()
    expect(screen.getByText(/可能已经结束/)).toBeInTheDocument()
  })
})
