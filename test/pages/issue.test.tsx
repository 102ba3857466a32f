/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import IssueScreen from '../../src/pages/operator/issue/index'
import { answering, freshPhone, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { terms } from './shelf-samples'

beforeEach(() => {
  freshPhone()
  answering('operator.listTemplates', value(terms))
})

test('loading', () => {
  answering('operator.listTemplates', silence)
  render(<IssueScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('a list is read as people paste it, each number once, and sent once', async () => {
  answering('operator.issueCoupons', refusal('MEMBERS_UNKNOWN', '没有这些会员号：8K3F29QD。一张都没有发。'))
  render(<IssueScreen />)
  fireEvent.click(await screen.findByText('桂花拿铁券'))
  type('会员号，一行一个', '7k3f 29qb\n8K3F-29QD，7K3F29QB\n\n')
  expect(screen.getByText('2 位，最多 500 位')).toBeInTheDocument()
  expect(screen.getByText(/^2 张最多花费 ¥56。/)).toBeInTheDocument()
  type('理由', '停电')
  fireEvent.click(screen.getByText('发券'))
  fireEvent.click(screen.getByText('发券'))
  expect(await screen.findByText(/^没有这些会员号：8K3F29QD/)).toBeInTheDocument()
  expect(sentTo('operator.issueCoupons')).toHaveLength(1)
  expect(sentTo('operator.issueCoupons')[0]).toMatchObject({
    templateId: 'drink',
    memberNos: ['7K3F29QB', '8K3F29QD'],
    reason: '停电',
  })
})

test('a number that was misread is named, and nothing is sent', async () => {
  render(<IssueScreen />)
  fireEvent.click(await screen.findByText('桂花拿铁券'))
  type('会员号，一行一个', '7K3F29QB\n8K3F29QB')
  type('理由', '停电')
  fireEvent.click(screen.getByText('发券'))
  expect(await screen.findByText(/^8K3F29QB打错了，一张都没有发。/)).toBeInTheDocument()
  expect(sentTo('operator.issueCoupons')).toHaveLength(0)
})

test('without a template or a number nothing is sent', async () => {
  render(<IssueScreen />)
  await screen.findByText('发哪张券，每人一张')
  type('理由', '停电')
  fireEvent.click(screen.getByText('发券'))
  type('会员号，一行一个', '7K3F29QB')
  fireEvent.click(screen.getByText('发券'))
  expect(sentTo('operator.issueCoupons')).toHaveLength(0)
})
