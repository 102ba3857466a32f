/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import OfferScreen from '../../src/pages/operator/offer/index'
import { at } from '../domain/given'
import { answering, freshPhone, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { offerHistory, terms } from './shelf-samples'
import { phone } from './stubs/taro'

beforeEach(() => {
  freshPhone()
  answering('operator.listTemplates', value(terms))
  answering('operator.getOffer', value(offerHistory))
})

const standing = async () => {
  phone.params = { offerId: 'latte' }
  render(<OfferScreen />)
  await screen.findByText('改兑换')
}

test('loading', () => {
  answering('operator.getOffer', silence)
  phone.params = { offerId: 'latte' }
  render(<OfferScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('an offer that there is not says so', async () => {
  answering('operator.getOffer', refusal('OFFER_UNKNOWN', '没有找到这个兑换，什么都没有改动。请刷新后再看。'))
  phone.params = { offerId: 'gone' }
  render(<OfferScreen />)
  expect(await screen.findByText(/^没有找到这个兑换/)).toBeInTheDocument()
})

test('a new offer is typed, says what it costs at most, and is sent once', async () => {
  answering('operator.proposeOffer', value({ state: 'saved', offerId: 'x', version: 1 }))
  render(<OfferScreen />)
  expect(await screen.findByText('请选一张券模板。')).toBeInTheDocument()
  fireEvent.click(screen.getByText('桂花拿铁券'))
  type('多少积分，0 是免费领', '980')
  type('一共几份', '178')
  expect(screen.getByText('全部发完最多花费 ¥4,984。')).toBeInTheDocument()
  type('开始的日子', '2026-11-22')
  type('开始的时间', '20:00')
  type('结束的日子', '2026-11-22')
  type('结束的时间', '20:00')
  expect(screen.getByText('结束要晚于开始。')).toBeInTheDocument()
  type('结束的日子', '')
  expect(screen.getByText('选好开始和结束的日子和时间。')).toBeInTheDocument()
  type('结束的日子', '2026-12-22')
  type('理由', '上新')
  fireEvent.click(screen.getByText('开兑换'))
  fireEvent.click(screen.getByText('开兑换'))
  await screen.findByText('开兑换')
  expect(sentTo('operator.proposeOffer')).toHaveLength(1)
  expect(sentTo('operator.proposeOffer')[0]).toMatchObject({
    basedOn: 0,
    reason: '上新',
    offerId: expect.stringMatching(/^[a-z0-9]{12}$/),
    content: {
      kind: 'shop',
      templateId: 'drink',
      pricePoints: 980,
      quantity: 178,
      opensAt: at('2026-11-22 20:00'),
      closesAt: at('2026-12-22 20:00'),
      group: null,
      helper: null,
    },
  })
})

test('what costs more than one operator may give says who has to agree', async () => {
  render(<OfferScreen />)
  fireEvent.click(await screen.findByText('桂花拿铁券'))
  fireEvent.click(screen.getByText('拼团兑'))
  type('多少积分，0 是免费领', '680')
  type('一共几团', '60')
  expect(
    screen.getByText('全部发完最多花费 ¥5,040，超过 ¥5,000，要另一位运营批准才生效。'),
  ).toBeInTheDocument()
})

test('an open offer shows what became of it, who moved it, and why', async () => {
  await standing()
  expect(screen.getByText('剩 60 / 100 份 · 发出 39 · 占用 1')).toBeInTheDocument()
  for (const count of ['31', '2', '3', '1']) expect(screen.getAllByText(count).length).toBeGreaterThan(0)
  expect(screen.getByText(/^开出 · 许知行 · 姚清和 批准/)).toBeInTheDocument()
  expect(screen.getByText('理由：冬季上新')).toBeInTheDocument()
})

test.each([
  ['diamond', '钻石已可兑'],
  ['gold', '金卡及以上已可兑'],
])(
  'an offer that %s members may take before it opens says so beside its whole name',
  async (tierId, words) => {
    const { offer, now } = offerHistory
    const content = { ...offer.content, opensAt: now + 20 * 3_600_000, early: { tierId, hours: 24 } }
    answering('operator.getOffer', value({ ...offerHistory, offer: { ...offer, content } }))
    await standing()
    expect(screen.getByText(words)).toBeInTheDocument()
    expect(screen.getAllByText('桂花拿铁券')[0]).toHaveClass('two')
  },
)

test('more units are added once, and what waits for a second operator says so', async () => {
  answering('operator.addUnits', value({ state: 'waiting', approvalId: 'a1', expiresAt: 0 }))
  await standing()
  fireEvent.click(screen.getByText('加库存'))
  type('加多少', '50')
  fireEvent.change(screen.getAllByLabelText('理由').at(-1)!, { target: { value: '卖得快' } })
  fireEvent.click(screen.getByText('加上'))
  fireEvent.click(screen.getByText('加上'))
  expect(await screen.findByText('已提交，等另一位运营批准')).toBeInTheDocument()
  expect(sentTo('operator.addUnits')).toHaveLength(1)
  expect(sentTo('operator.addUnits')[0]).toMatchObject({
    offerId: 'latte',
    basedOn: 1,
    units: 50,
    reason: '卖得快',
  })
})

test('a refused closing stays in its sheet with the sentence', async () => {
  answering('operator.closeOffer', refusal('OFFER_OUTDATED', '别人刚改过这个兑换，这一次没有保存。'))
  await standing()
  fireEvent.click(screen.getByText('关闭'))
  fireEvent.change(screen.getAllByLabelText('理由').at(-1)!, { target: { value: '换季' } })
  fireEvent.click(screen.getAllByText('关闭').at(-1)!)
  expect(await screen.findByText('别人刚改过这个兑换，这一次没有保存。')).toBeInTheDocument()
})

test.each([
  ['2026-11-22 20:10', '20:10'],
  ['2026-11-22 20:00:07', '20:00:07'],
])('an offer that opens at %s is changed without moving that second', async (opensAt, shown) => {
  answering('operator.proposeOffer', value({ state: 'saved', offerId: 'latte', version: 2 }))
  const { offer } = offerHistory
  const content = { ...offer.content, opensAt: at(opensAt), closesAt: at('2026-12-22 20:00') }
  answering('operator.getOffer', value({ ...offerHistory, offer: { ...offer, content } }))
  await standing()
  expect(screen.getByDisplayValue(shown)).toBeInTheDocument()
  type('多少积分，0 是免费领', '880')
  type('理由', '试试')
  fireEvent.click(screen.getByText('保存改动'))
  await screen.findByText('存好了，会员马上看得到')
  expect(sentTo('operator.proposeOffer')[0]).toMatchObject({ content: { opensAt: at(opensAt) } })
})
