/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import IdentifyPage from '../../src/pages/staff/identify/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const clerk = {
  name: '小周',
  isManager: false,
  stores: [
    { storeId: 's1', name: '静安寺店' },
    { storeId: 's2', name: '徐家汇店' },
  ],
}
const good = (title: string, text: string) => ({ isGood: true, title, text })
const seen = {
  kind: 'coupon',
  now,
  coupon: {
    couponId: 'ca',
    name: '桂花拿铁 中杯',
    words: '到店出示',
    picture: 'cup',
    rule: { kind: 'gift' },
    worthFen: 3200,
    from: now,
    until: now,
  },
  member: { memberNo: '7K3F29QD', name: '林**', tierId: 'gold', tierName: '金卡' },
  checks: [
    good('本店可用', '全部门店通用'),
    good('在有效期内', '12月18日 24:00 到期'),
    good('没有用过', '一次性码，刚刚联网核对'),
  ],
  use: { ticket: 'T1.coupon', endsAt: now + 120_000 },
  refusal: null,
  till: null,
}
const used = {
  receiptId: 'ca_0',
  couponId: 'ca',
  name: '桂花拿铁 中杯',
  picture: 'cup',
  storeId: 's1',
  at: now,
  undoUntil: now + 86_400_000,
}

beforeEach(() => {
  freshPhone()
  answering('staff.getMe', value(clerk))
})

async function scanned(found: object): Promise<void> {
  answering('staff.preview', found)
  render(<IdentifyPage />)
  const field = await screen.findByPlaceholderText('也可以在这里输入或粘贴')
  fireEvent.change(field, { target: { value: 'SIYU2.x' } })
  fireEvent.click(screen.getByText('识别'))
}

const tap = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('which store a clerk stands in', () => {
  const chosen = async (name: string) => {
    render(<IdentifyPage />)
    return screen.findByText(name)
  }

  test('is asked once on a phone, and kept', async () => {
    await chosen('静安寺店')
    fireEvent.click(screen.getByLabelText('换门店，现在是静安寺店'))
    fireEvent.click(screen.getByText('徐家汇店'))
    expect(screen.getByLabelText('换门店，现在是徐家汇店')).toBeInTheDocument()
    cleanup()
    expect(await chosen('徐家汇店')).toBeInTheDocument()
    answering('staff.preview', value(seen))
    fireEvent.change(screen.getByPlaceholderText('也可以在这里输入或粘贴'), { target: { value: 'SIYU2.x' } })
    fireEvent.click(screen.getByText('识别'))
    await waitFor(() => expect(sentTo('staff.preview')).toMatchObject([{ storeId: 's2' }]))
  })

  test('is the first of theirs where they no longer work in the one that was kept', async () => {
    phone.storage.set('siyu.store', 's9')
    expect(await chosen('静安寺店')).toBeInTheDocument()
  })
})

describe('a clerk scans the code of a coupon', () => {
  test('what, whose, three checks, and one button; then green', async () => {
    answering('staff.confirm', value(used))
    await scanned(value(seen))
    expect(await screen.findByText('桂花拿铁 中杯')).toBeInTheDocument()
    expect(screen.getByText('兑换券 · 收 ¥0.00')).toBeInTheDocument()
    expect(screen.getByText('林**')).toBeInTheDocument()
    for (const { title } of seen.checks) expect(screen.getByText(title)).toBeInTheDocument()
    expect(screen.getByText('20:38 前确认')).toBeInTheDocument()
    await tap('确认核销')
    expect(await screen.findByText('桂花拿铁 中杯 × 1')).toBeInTheDocument()
    expect(screen.getByText('用错了可在 11月22日 20:36 前撤销，原记录会保留')).toBeInTheDocument()
    expect(sentTo('staff.preview')).toMatchObject([{ code: 'SIYU2.x', storeId: 's1' }])
    expect(sentTo('staff.confirm')).toMatchObject([{ ticket: 'T1.coupon' }])
    fireEvent.click(screen.getByText('扫下一个'))
    expect(screen.queryByText('桂花拿铁 中杯 × 1')).not.toBeInTheDocument()
  })

  test('a second tap while it is under way sends nothing', async () => {
    answering('staff.confirm', silence)
    await scanned(value(seen))
    await tap('确认核销')
    fireEvent.click(screen.getByText('确认核销'))
    expect(sentTo('staff.confirm')).toHaveLength(1)
  })

  test('from ¥100 on it is asked whether the thing is at hand', async () => {
    answering('staff.confirm', value(used))
    await scanned(value({ ...seen, coupon: { ...seen.coupon, worthFen: 10_000 } }))
    await tap('确认核销')
    expect(screen.getByText('东西拿到手边了吗？')).toBeInTheDocument()
    expect(screen.getByText('桂花拿铁 中杯 · ¥100.00')).toBeInTheDocument()
    expect(sentTo('staff.confirm')).toEqual([])
    await tap('确认，已交给顾客')
    expect(await screen.findByText('桂花拿铁 中杯 × 1')).toBeInTheDocument()
  })

  test('without a network it says that nobody knows yet, and sends the same request again', async () => {
    answering('staff.confirm', lost, lost, value(used))
    await scanned(value(seen))
    await tap('确认核销')
    expect(await screen.findByText(/还不知道记上没有/)).toBeInTheDocument()
    await tap('再发一次')
    expect(await screen.findByText('桂花拿铁 中杯 × 1')).toBeInTheDocument()
    const ids = sentTo('staff.confirm').map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(1)
    expect(sentTo('staff.confirm').at(-1)).toMatchObject({ repeat: true })
  })

  test('one that another clerk was faster with is red, with when and where', async () => {
    answering('staff.confirm', refusal('COUPON_USED', '这张券 11月21日 20:36 已在静安寺店用掉。'))
    await scanned(value(seen))
    await tap('确认核销')
    expect(await screen.findByText('已经用过')).toBeInTheDocument()
    expect(screen.getByText('这张券 11月21日 20:36 已在静安寺店用掉。')).toBeInTheDocument()
    expect(screen.getByText(/可以对顾客说/)).toBeInTheDocument()
  })

  test('one of another store is red at once, and names the stores', async () => {
    const checks = [{ isGood: false, title: '不在本店用', text: '限徐家汇店' }, ...seen.checks.slice(1)]
    const refused = refusal('COUPON_STORE', '这张券不在这家店用。券还在，没有用掉。')
    await scanned(value({ ...seen, checks, use: null, refusal: refused }))
    expect(await screen.findByText('不能用在这里')).toBeInTheDocument()
    expect(screen.getByText('限徐家汇店')).toBeInTheDocument()
    expect(screen.getByText('可以对顾客说：「这张券还在您的卡券里，没有用掉。」')).toBeInTheDocument()
    expect(screen.queryByText('确认核销')).not.toBeInTheDocument()
  })

  test('one for orders leads to the till', async () => {
    const till = { ticket: 'T1.member', endsAt: now }
    const rule = { kind: 'cash', offFen: 1500, thresholdFen: 4900 }
    const refused = refusal('COUPON_FOR_ORDERS', '这张券在付款时抵扣。')
    await scanned(value({ ...seen, coupon: { ...seen.coupon, rule }, use: null, refusal: refused, till }))
    await tap('开单收款')
    expect(phone.visits).toEqual(['to /pages/staff/till/index?ticket=T1.member&store=s1&coupon=ca'])
  })
})

describe('afterwards', () => {
  const undoing = async () => {
    answering('staff.confirm', value(used))
    await scanned(value(seen))
    await tap('确认核销')
    await tap('撤销')
  }

  test('a use is undone with a reason', async () => {
    answering('staff.undoUse', value({ receiptId: 'ca_0', couponId: 'ca', at: now, until: now }))
    await undoing()
    fireEvent.click(screen.getByText('确定撤销'))
    expect(sentTo('staff.undoUse')).toEqual([])
    type('原因', '拿错了')
    await tap('确定撤销')
    expect(await screen.findByText('券已退回顾客的卡券')).toBeInTheDocument()
    expect(sentTo('staff.undoUse')).toMatchObject([{ receiptId: 'ca_0', reason: '拿错了' }])
  })

  test('what cannot be undone any more is said where it was asked', async () => {
    answering('staff.undoUse', refusal('UNDO_LATE', '超过 24 小时了，没有撤销。'))
    await undoing()
    await tap('顾客不要了')
    await tap('确定撤销')
    expect(await screen.findByText('超过 24 小时了，没有撤销。')).toBeInTheDocument()
  })
})

test('a clerk of several stores says in which one they stand', async () => {
  answering('staff.preview', value(seen))
  render(<IdentifyPage />)
  fireEvent.click(await screen.findByLabelText('换门店，现在是静安寺店'))
  fireEvent.click(screen.getByText('徐家汇店'))
  const field = screen.getByPlaceholderText('也可以在这里输入或粘贴')
  fireEvent.change(field, { target: { value: 'SIYU2.x' } })
  fireEvent.click(screen.getByText('识别'))
  await waitFor(() => expect(sentTo('staff.preview')).toMatchObject([{ storeId: 's2' }]))
})

test('the day of the store is one tap away', async () => {
  render(<IdentifyPage />)
  await tap('今天')
  expect(phone.visits[0]).toMatch(/^to \/pages\/staff\/day\/index\?store=s1/)
})
