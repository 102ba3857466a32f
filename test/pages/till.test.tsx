/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import TillPage from '../../src/pages/staff/till/index'
import { fenOf, shown, typed } from '../../src/pages/staff/till/typed-amount'
import { DAY_MS } from '../../src/domain/calendar'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const coupon = (couponId: string, rule: object, why: string | null = null) => ({
  couponId,
  name: `券 ${couponId}`,
  rule,
  until: now + 20 * DAY_MS,
  why,
})
const quote = {
  member: { name: '林**', tierId: 'gold', tierName: '金卡', points: 3268 },
  coupons: [
    coupon('cash', { kind: 'cash', offFen: 1500, thresholdFen: 4900 }),
    coupon('percent', { kind: 'percent', percentOff: 15, capFen: 2000, thresholdFen: 0 }),
    coupon('far', { kind: 'cash', offFen: 100, thresholdFen: 0 }, '这张券不在这家店用。'),
  ],
  redeem: { points: 100, fen: 1000, orderPercentMax: 50, pointsMin: 100 },
  price: {},
  gone: [],
  points: 2282,
  activatesAt: now + 7 * DAY_MS,
  now,
}
const sold = {
  orderId: 'a'.repeat(25),
  totalFen: 126_800,
  paidFen: 91_300,
  pointsUsed: 3200,
  points: 2282,
  activatesAt: now + 7 * DAY_MS,
  pointsAfter: 68,
  tierId: 'gold',
}

beforeEach(() => {
  freshPhone()
  phone.params = { ticket: 'T1.x', store: 's1' }
})

const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const press = (keys: string[]) => keys.forEach((key) => tap(key))

async function opened() {
  answering('staff.quote', value(quote))
  render(<TillPage />)
  await screen.findByText('林**')
}

async function wholeSale() {
  await opened()
  press(['1', '2', '6', '8'])
  tap(/减钱的券/)
  fireEvent.click(screen.getByText('满 49 减 15'))
  tap(/打折的券/)
  fireEvent.click(screen.getByText('8.5 折 最多减 20'))
  tap('用最多 3,200 积分')
}

describe('the till', () => {
  test('loading', () => {
    answering('staff.quote', silence)
    render(<TillPage />)
    expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
  })

  test('offline', async () => {
    answering('staff.quote', lost)
    render(<TillPage />)
    expect(await screen.findByText('网络断了')).toBeInTheDocument()
  })

  test('an old ticket leads back to the code', async () => {
    answering('staff.quote', refusal('TICKET_EXPIRED', '扫码之后过了太久。'))
    render(<TillPage />)
    expect(await screen.findByText('重新扫会员码')).toBeInTheDocument()
  })

  test('the price stands over the keypad while it is typed, and what it earns once it rests', async () => {
    await wholeSale()
    expect(screen.getByText('¥913.00')).toBeInTheDocument()
    expect(screen.getByText('共省 ¥355.00')).toBeInTheDocument()
    expect(await screen.findByText(/本单得 2,282 积分/)).toBeInTheDocument()
    expect(sentTo('staff.quote').at(-1)).toMatchObject({
      ticket: 'T1.x',
      storeId: 's1',
      amountFen: 126_800,
      couponIds: ['cash', 'percent'],
      pointsUsed: 3200,
    })
  })

  test('a coupon that was used meanwhile is said over the keypad before anything is sold', async () => {
    await opened()
    const message = '这张券 11月21日 09:00 已在静安寺店用掉。'
    answering('staff.quote', value({ ...quote, gone: [{ couponId: 'cash', message }] }))
    press(['1', '00'])
    expect(await screen.findByText(message)).toBeInTheDocument()
  })

  test('no coupon is chosen by itself, and one that is not for here says why', async () => {
    await opened()
    press(['1', '00'])
    expect(screen.getByText('¥100.00')).toBeInTheDocument()
    tap(/减钱的券/)
    expect(screen.getByText('这张券不在这家店用。')).toBeInTheDocument()
  })

  test('the coupon whose code was shown is in the price, because the member has said so', async () => {
    phone.params = { ticket: 'T1.x', store: 's1', coupon: 'cash' }
    await opened()
    press(['5', '0'])
    expect(screen.getByText('¥35.00')).toBeInTheDocument()
  })

  test('a threshold that is not reached is said in the row, and nothing is sold so', async () => {
    answering('staff.sell', value(sold))
    await opened()
    press(['4', '8'])
    tap(/减钱的券/)
    fireEvent.click(screen.getByText('满 49 减 15'))
    expect(screen.getByText('满 ¥49 可用，还差 ¥1。先不用这张，下次再用。')).toBeInTheDocument()
    tap('确认入账')
    expect(sentTo('staff.sell')).toEqual([])
  })

  test('points go by steps, and shrink with the order', async () => {
    await opened()
    press(['5', '0'])
    tap('多用 100 积分')
    tap('多用 100 积分')
    expect(screen.getByText('−¥20.00')).toBeInTheDocument()
    tap('删一位')
    expect(screen.getByText('这笔用不了')).toBeInTheDocument()
    expect(screen.getAllByText('¥5.00').length).toBeGreaterThan(0)
  })

  test('a sale is sent once at the price that stands there, and its answer is large', async () => {
    answering('staff.sell', value(sold))
    await wholeSale()
    tap('确认入账')
    expect(await screen.findByText('收好了')).toBeInTheDocument()
    expect(screen.getByText('¥913.00')).toBeInTheDocument()
    expect(screen.getByText('68 积分')).toBeInTheDocument()
    expect(sentTo('staff.sell')).toMatchObject([{ payableFen: 91_300, couponIds: ['cash', 'percent'] }])
  })

  test('an answer lost on the way is asked for again under the same request', async () => {
    answering('staff.sell', lost, lost, value(sold))
    await wholeSale()
    tap('确认入账')
    expect(await screen.findByText(/网络断了/)).toBeInTheDocument()
    tap('确认入账')
    expect(await screen.findByText('收好了')).toBeInTheDocument()
    const requests = sentTo('staff.sell')
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(1)
    expect(requests.at(-1)).toMatchObject({ repeat: true })
  })

  test('another price is told, and nothing is shown as sold', async () => {
    answering('staff.sell', refusal('PRICE_CHANGED', '价格变了，现在应收 ¥914.00。'))
    await wholeSale()
    tap('确认入账')
    expect(await screen.findByText('价格变了，现在应收 ¥914.00。')).toBeInTheDocument()
  })

  test('a sale is undone with a reason, and what came back is listed', async () => {
    answering('staff.sell', value(sold))
    const undone = { refundedFen: 91_300, takenBackPoints: 2282, owedPoints: 0, returnedPoints: 3200 }
    answering('staff.undoSale', value({ ...undone, returnedCouponIds: ['cash', 'percent'] }))
    await wholeSale()
    tap('确认入账')
    await screen.findByText('收好了')
    tap('撤销')
    tap('确定撤销')
    expect(sentTo('staff.undoSale')).toEqual([])
    type('原因', '机器坏了')
    tap('确定撤销')
    expect(await screen.findByText('已撤销')).toBeInTheDocument()
    expect(screen.getByText('2 张券')).toBeInTheDocument()
    await waitFor(() =>
      expect(sentTo('staff.undoSale')).toMatchObject([{ orderId: sold.orderId, reason: '机器坏了' }]),
    )
  })
})

test('an amount is typed in yuan with two places at most', () => {
  const of = (keys: string[]) => keys.reduce(typed, '')
  expect(of(['1', '2', '.', '5'])).toBe('12.5')
  expect(of(['.', '0', '5', '9', '.'])).toBe('0.05')
  expect(of(['0', '0', '7'])).toBe('7')
  expect(of(['1', '00', '00', '00', '00'])).toBe('100000')
  expect([fenOf(''), fenOf('12.'), fenOf('12.5'), fenOf('999999.99')]).toEqual([0, 1200, 1250, 99_999_999])
  expect([shown(''), shown('1268.5'), shown('12.')]).toEqual(['¥0', '¥1,268.5', '¥12.'])
})
