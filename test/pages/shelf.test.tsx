/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import ShelfScreen from '../../src/pages/operator/rewards/index'
import { answering, freshPhone, lost, refusal, silence, value } from './cloud-on-the-line'
import { now } from './samples'
import { offer, template } from './shelf-samples'
import { phone } from './stubs/taro'

const shelf = (offers: object[], templates: object[] = [template]) => value({ now, offers, templates })

beforeEach(freshPhone)

test('loading', () => {
  answering('operator.listOffers', silence)
  render(<ShelfScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('refused', async () => {
  answering('operator.listOffers', refusal('ROLE_MISSING', '这里只给有权限的人用。'))
  render(<ShelfScreen />)
  expect(await screen.findByText('这里只给有权限的人用。')).toBeInTheDocument()
})

test('offline, over what was seen last', async () => {
  answering('operator.listOffers', shelf([offer]), lost)
  render(<ShelfScreen />)
  await screen.findByText('桂花拿铁券')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: without a template the next step is to write one, with one it is to open an offer', async () => {
  answering('operator.listOffers', shelf([], []))
  const { unmount } = render(<ShelfScreen />)
  expect(await screen.findByText('还没有开兑换')).toBeInTheDocument()
  expect(screen.getByText('写券模板')).toBeInTheDocument()
  unmount()
  freshPhone()
  answering('operator.listOffers', shelf([]))
  render(<ShelfScreen />)
  expect(await screen.findByText('开一个兑换')).toBeInTheDocument()
})

test('an offer says its price, its limit, how it stands and what is left', async () => {
  const stock = { quantity: 100, left: 0, reservedCount: 0, givenCount: 100 }
  const gone = { ...offer, offerId: 'gone', stock }
  answering('operator.listOffers', shelf([offer, gone, { ...offer, offerId: 'shut', state: 'closed' }]))
  render(<ShelfScreen />)
  expect((await screen.findAllByText('普通兑换 · 饮品 · 980 积分 · 每人 2 份'))[0]).toBeInTheDocument()
  expect(screen.getAllByText('剩 60 / 100 份 · 发出 39 · 占用 1')).toHaveLength(2)
  for (const state of ['开着', '兑完了', '已关闭']) expect(screen.getByText(state)).toBeInTheDocument()
})

test('an offer whose name is long shows all of it, with its state after it', async () => {
  answering('operator.listOffers', shelf([offer]))
  render(<ShelfScreen />)
  const name = await screen.findByText('桂花拿铁券')
  expect(name).not.toHaveClass('one')
  expect(name).toHaveClass('two')
})

test.each([
  ['some may have it already', 24, true],
  ['nobody may have it yet', 2, false],
])('an offer that opens tomorrow, and %s', async (_, hours, isSaid) => {
  const early = { tierId: 'diamond' as const, hours }
  const content = { ...offer.content, opensAt: now + 20 * 3_600_000, early }
  answering('operator.listOffers', shelf([{ ...offer, content }]))
  render(<ShelfScreen />)
  expect(await screen.findByText(/ 开始$/)).toBeInTheDocument()
  expect(screen.queryAllByText('已可提前兑')).toHaveLength(isSaid ? 1 : 0)
})

test('templates show what one costs, their budget, and what is planned of it', async () => {
  const content = { ...template.version.content, budgetFen: 500_000 }
  const limited = { ...template, templateId: 'limited', version: { ...template.version, content } }
  const unplanned = { ...template, templateId: 'unplanned', plannedFen: 0 }
  answering('operator.listOffers', shelf([offer], [template, limited, unplanned]))
  render(<ShelfScreen />)
  fireEvent.click(await screen.findByText('券模板'))
  expect(screen.getByText(/第 2 版 · 一张 ¥28，不限总额，已开出的最多 ¥2,800$/)).toBeInTheDocument()
  expect(screen.getByText(/一张 ¥28，预算 ¥5,000，已开出的最多 ¥2,800$/)).toBeInTheDocument()
  expect(screen.getByText(/一张 ¥28，不限总额$/)).toBeInTheDocument()
})

test('an issue shows how far it has come, and who got nothing and why', async () => {
  const missed = [{ memberNo: '7K3F29QD', message: '已经退出，没有发。等对方重新加入后再发。' }]
  const issue = {
    issueId: 'i1',
    label: '桂花拿铁券',
    reason: '停电',
    byName: '许知行',
    approvedName: null,
    at: now,
  }
  const counts = { state: 'running', listedCount: 40, doneCount: 20, givenCount: 19, missed }
  answering('operator.listOffers', shelf([offer]))
  answering('operator.listIssues', value({ issues: [{ ...issue, ...counts }], next: null }))
  // Who has just sent one out comes here.
  phone.params = { tab: 'issues' }
  render(<ShelfScreen />)
  expect(await screen.findByText('正在发 20 / 40')).toBeInTheDocument()
  expect(screen.getByText(/^7K3F29QD：已经退出/)).toBeInTheDocument()
})
