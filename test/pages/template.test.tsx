/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import TemplateScreen from '../../src/pages/operator/template/index'
import { answering, freshPhone, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { templateHistory, terms } from './shelf-samples'
import { phone } from './stubs/taro'

beforeEach(() => {
  freshPhone()
  answering('operator.listTemplates', value(terms))
  answering('operator.getTemplate', value(templateHistory))
})

test('loading', () => {
  answering('operator.listTemplates', silence)
  render(<TemplateScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('a coupon is seen as the member will see it while it is typed, and saved once', async () => {
  answering('operator.saveTemplate', value({ templateId: 'x', version: templateHistory.versions[0] }))
  render(<TemplateScreen />)
  fireEvent.click(await screen.findByText('满减券'))
  type('名称', '满 49 减 15')
  type('怎么使用', '结账时出示')
  type('减多少，元', '15')
  type('满多少，元', '49')
  type('一张的成本，元', '15')
  expect(screen.getByText('满 49 可用')).toBeInTheDocument()
  type('理由', '上新')
  fireEvent.click(screen.getByText('保存'))
  fireEvent.click(screen.getByText('保存'))
  await screen.findByText('保存')
  expect(sentTo('operator.saveTemplate')).toHaveLength(1)
  expect(sentTo('operator.saveTemplate')[0]).toMatchObject({
    basedOn: 0,
    reason: '上新',
    content: {
      name: '满 49 减 15',
      rule: { kind: 'cash', offFen: 1500, thresholdFen: 4900 },
      validity: { kind: 'days', days: 30 },
      worthFen: 1500,
      budgetFen: null,
      storeIds: [],
    },
  })
})

test('half typed, the coupon says what is missing in the place where it will stand', async () => {
  render(<TemplateScreen />)
  expect(await screen.findByText('还没有名称')).toBeInTheDocument()
  expect(screen.getByText('到店出示，换一份 · 全部门店')).toBeInTheDocument()
  fireEvent.click(screen.getByText('满减券'))
  expect(screen.getByText('请写减多少，如 15。')).toBeInTheDocument()
  type('减多少，元', '15')
  expect(screen.queryByText('请写减多少，如 15。')).toBeNull()
  expect(screen.getByText('无门槛')).toBeInTheDocument()
  fireEvent.click(screen.getByText('固定日期'))
  expect(screen.getByText('选好第一天和最后一天。')).toBeInTheDocument()
  type('第一天', '2026-11-21')
  type('最后一天', '2026-12-31')
  expect(screen.queryByText('选好第一天和最后一天。')).toBeNull()
  type('名称', '满 49 减 15')
  expect(screen.getByText('满 49 减 15')).toBeInTheDocument()
})

test.each([
  ['8.5', 15],
  ['9', 10],
  ['0.1', 99],
])('%s 折 is so many percent off', async (typed, percentOff) => {
  answering('operator.saveTemplate', refusal('TEMPLATE_WORTH', '成本不能低于这张券最多减的金额，没有保存。'))
  render(<TemplateScreen />)
  fireEvent.click(await screen.findByText('折扣券'))
  for (const [label, text] of [
    ['名称', '折'],
    ['怎么使用', '出示'],
    ['打几折', typed],
    ['最多减，元', '20'],
    ['一张的成本，元', '1'],
    ['理由', '试'],
  ] as const)
    type(label, text)
  fireEvent.click(screen.getByText('保存'))
  expect(await screen.findByText(/^成本不能低于/)).toBeInTheDocument()
  expect(sentTo('operator.saveTemplate')[0]).toMatchObject({
    content: { rule: { kind: 'percent', percentOff } },
  })
})

test('a version is taken back with a reason, after it is said that this is for good', async () => {
  answering('operator.revokeVersion', value({ version: templateHistory.versions[0], revokedAt: 0 }))
  phone.params = { templateId: 'drink' }
  render(<TemplateScreen />)
  fireEvent.click(await screen.findByRole('button', { name: '作废这一版，第 2 版' }))
  expect(screen.getByText(/全部不能再用，也不能恢复/)).toBeInTheDocument()
  fireEvent.change(screen.getAllByLabelText('理由').at(-1)!, { target: { value: '印错了' } })
  const confirm = screen.getByRole('button', { name: '作废这一版' })
  fireEvent.click(confirm)
  fireEvent.click(confirm)
  expect(await screen.findByText('这一版已经作废')).toBeInTheDocument()
  expect(sentTo('operator.revokeVersion')).toHaveLength(1)
  expect(sentTo('operator.revokeVersion')[0]).toMatchObject({
    templateId: 'drink',
    number: 2,
    reason: '印错了',
  })
})

test('a version that is void says so, with who did it and why, and has no button', async () => {
  const [version] = templateHistory.versions
  const revoked = { byName: '姚清和', at: now, reason: '印错了' }
  answering('operator.getTemplate', value({ ...templateHistory, versions: [{ ...version, revoked }] }))
  phone.params = { templateId: 'drink' }
  render(<TemplateScreen />)
  expect(await screen.findByText('已作废')).toBeInTheDocument()
  expect(screen.getByText(/^姚清和 .* 作废：印错了$/)).toBeInTheDocument()
  expect(screen.queryByText('作废这一版')).toBeNull()
})
