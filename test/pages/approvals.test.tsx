/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import ApprovalsScreen from '../../src/pages/operator/approvals/index'
import { defaultSettings } from '../../src/domain/settings'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const hour = 3_600_000
const waiting = {
  approvalId: `a${'b'.repeat(25)}`,
  kind: 'adjust',
  state: 'waiting',
  rows: [{ label: '会员 7K3F29QD 的积分', before: '3,268', after: '4,768' }],
  reason: '11月18日订单 4471 出错两杯',
  byName: '唐宁',
  isMine: false,
  at: now - hour,
  expiresAt: now + 6 * 24 * hour,
  decided: null,
}
const decided = { byName: '许知行', at: now, reason: null }
const listed = (...approvals: object[]) => value({ now, approvals, next: null })

beforeEach(() => {
  freshPhone()
  answering('operator.getSettings', value({ settings: defaultSettings }))
})

test('loading', () => {
  answering('operator.listApprovals', silence)
  render(<ApprovalsScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('who is no operator is told so', async () => {
  answering('operator.listApprovals', refusal('ROLE_MISSING', '这里只给有权限的人用。'))
  render(<ApprovalsScreen />)
  expect(await screen.findByText('这里只给有权限的人用。')).toBeInTheDocument()
})

test('offline, over what was seen last', async () => {
  answering('operator.listApprovals', listed(waiting), lost)
  render(<ApprovalsScreen />)
  await screen.findByText('4,768')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: it says what would come here, with the limits in force', async () => {
  const { points } = defaultSettings
  const settings = { ...defaultSettings, points: { ...points, adjustAloneMax: 2000 } }
  answering('operator.listApprovals', listed())
  answering('operator.getSettings', value({ settings }))
  render(<ApprovalsScreen />)
  expect(await screen.findByText('没有要批的')).toBeInTheDocument()
  expect(
    await screen.findByText(/^调整积分超过 2,000、开兑换或发券的成本超过 ¥5,000、授予等级/),
  ).toBeInTheDocument()
})

test('empty, and the limits cannot be read: it says what would come here without them', async () => {
  answering('operator.listApprovals', listed())
  answering('operator.getSettings', lost)
  render(<ApprovalsScreen />)
  expect(
    await screen.findByText(/^调整积分超过上限、开兑换或发券的成本超过上限、授予等级/),
  ).toBeInTheDocument()
})

test('content: what exactly changes, who wants it, why, and until when', async () => {
  answering('operator.listApprovals', listed(waiting))
  render(<ApprovalsScreen />)
  for (const words of ['会员 7K3F29QD 的积分', '3,268', '4,768', '理由：11月18日订单 4471 出错两杯'])
    expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.getByText('唐宁 · 今天 19:36 提出')).toBeInTheDocument()
  expect(screen.getByText(/^11月27日 20:36 前没有人批就失效/)).toBeInTheDocument()
})

test('approving twice with two quick taps is one decision, and what came of it is said', async () => {
  answering('operator.listApprovals', listed(waiting), listed())
  answering('operator.approve', value({ ...waiting, state: 'done', decided }))
  render(<ApprovalsScreen />)
  const button = await screen.findByText('批准')
  fireEvent.click(button)
  fireEvent.click(button)
  expect(await screen.findByText('已批准，积分已经调整')).toBeInTheDocument()
  expect(await screen.findByText('没有要批的')).toBeInTheDocument()
  expect(sentTo('operator.approve')).toHaveLength(1)
  expect(sentTo('operator.approve')[0]).toMatchObject({
    approvalId: waiting.approvalId,
    decision: 'approve',
  })
})

test('one’s own proposal has no buttons: somebody else must decide', async () => {
  answering('operator.listApprovals', listed({ ...waiting, isMine: true }))
  render(<ApprovalsScreen />)
  expect(await screen.findByText('你提的，要另一位运营来批，11月27日前有效。')).toBeInTheDocument()
  expect(screen.queryByText('批准')).not.toBeInTheDocument()
})

test('a refusal needs its reason, and the reason goes with it', async () => {
  answering('operator.listApprovals', listed(waiting), listed())
  answering('operator.approve', value({ ...waiting, state: 'rejected', decided }))
  render(<ApprovalsScreen />)
  fireEvent.click(await screen.findByText('驳回'))
  fireEvent.click(screen.getByText('驳回这一条'))
  expect(sentTo('operator.approve')).toHaveLength(0)
  type('为什么驳回', '金额不对')
  fireEvent.click(screen.getByText('驳回这一条'))
  expect(await screen.findByText('已驳回，什么都没有改动')).toBeInTheDocument()
  expect(sentTo('operator.approve')[0]).toMatchObject({ decision: 'reject', reason: '金额不对' })
})

test('decided by somebody else meanwhile: the sentence stands on the card', async () => {
  answering('operator.listApprovals', listed(waiting))
  answering('operator.approve', refusal('APPROVAL_DECIDED', '这一条已经有人处理过了，没有再做一次。'))
  render(<ApprovalsScreen />)
  fireEvent.click(await screen.findByText('批准'))
  expect(await screen.findByText('这一条已经有人处理过了，没有再做一次。')).toBeInTheDocument()
})

test('the whole list says who decided what, and what did not come into force', async () => {
  const lapsed = { ...waiting, kind: 'settings', state: 'lapsed', decided }
  answering('operator.listApprovals', listed(), listed(lapsed))
  render(<ApprovalsScreen />)
  fireEvent.click(await screen.findByText('全部'))
  expect(await screen.findByText(/^许知行 今天 20:36 批准。那时已经有别的改动先生效/)).toBeInTheDocument()
  await waitFor(() => expect(sentTo('operator.listApprovals').at(-1)).toMatchObject({ kind: 'all' }))
})

test('an invitation without a reason shows none, and says how it ended', async () => {
  const rows = [{ label: '运营', before: '许知行、姚清和', after: '许知行、姚清和、唐宁' }]
  const lapsed = { ...waiting, kind: 'operator', rows, reason: '', state: 'lapsed', decided }
  answering('operator.listApprovals', listed(lapsed))
  render(<ApprovalsScreen />)
  expect(await screen.findByText('邀请一位新的运营')).toBeInTheDocument()
  expect(screen.getByText(/两人里有一位已经不是运营，邀请没有发出$/)).toBeInTheDocument()
  expect(screen.queryByText(/^理由/)).toBeNull()
})

test('all of them go on to the first', async () => {
  const older = { ...waiting, approvalId: `a${'c'.repeat(25)}`, state: 'done', decided, reason: '开业补发' }
  const page = { now, approvals: [{ ...waiting, state: 'rejected', decided }], next: `${now} x` }
  answering('operator.listApprovals', listed(), value(page), listed(older))
  render(<ApprovalsScreen />)
  await screen.findByText('没有要批的')
  fireEvent.click(screen.getByText('全部'))
  fireEvent.click(await screen.findByText('看更早的'))
  expect(await screen.findByText('理由：开业补发')).toBeInTheDocument()
  expect(screen.getByText('就这些了')).toBeInTheDocument()
  expect(sentTo('operator.listApprovals').at(-1)).toMatchObject({ kind: 'all', before: `${now} x` })
})

test('of something new nothing is struck through; of a change, what it is about stands first and was not changed', async () => {
  const none = '没有'
  const opened = [
    { label: '给什么', before: none, after: '云南日晒 250g（第 1 版）' },
    { label: '提前', before: none, after: none },
  ]
  const more = [
    { label: '兑换', before: '双人下午茶 · 拼团兑', after: '双人下午茶 · 拼团兑' },
    { label: '数量', before: '30 团', after: '60 团' },
  ]
  const offer = (approvalId: string, rows: object[]) => ({ ...waiting, approvalId, kind: 'offer', rows })
  answering('operator.listApprovals', listed(offer('new', opened), offer('more', more)))
  render(<ApprovalsScreen />)
  expect(await screen.findByText('云南日晒 250g（第 1 版）')).toBeInTheDocument()
  expect(screen.getAllByText(none)).toHaveLength(1)
  expect(screen.getAllByText('双人下午茶 · 拼团兑')).toHaveLength(1)
  expect(screen.getByText('30 团')).toBeInTheDocument()
  expect(screen.getAllByText('→')).toHaveLength(1)
})

test('a rule that begins alone is a change: it was nothing before', async () => {
  const rows = [{ label: '活动「立冬」', before: '没有', after: '消费 ×2' }]
  answering('operator.listApprovals', listed({ ...waiting, kind: 'settings', rows }))
  render(<ApprovalsScreen />)
  expect(await screen.findByText('→')).toBeInTheDocument()
})

test('what a rule would do is tried by whoever decides, on the rules that wait', async () => {
  const proposed = { ...waiting, kind: 'settings' }
  answering('operator.listApprovals', listed(proposed, { ...proposed, isMine: true }, waiting))
  answering('operator.whatIf', refusal('SETTINGS_OUTDATED', '别人刚发布过新的规则'))
  render(<ApprovalsScreen />)
  fireEvent.click(await screen.findByText('用上个月的真实订单试算'))
  expect(await screen.findByText('别人刚发布过新的规则')).toBeInTheDocument()
  expect(sentTo('operator.whatIf')).toMatchObject([{ approvalId: waiting.approvalId }])
})
