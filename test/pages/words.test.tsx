/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import WordsScreen from '../../src/pages/operator/words/index'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { type } from './fingers'
import { now } from './samples'
import { phone } from './stubs/taro'

const today = { day: '2026-11-21', words: ['桂花'], savedAt: now }
const tomorrow = { day: '2026-11-22', words: [], savedAt: null }
const listed = (...days: object[]) => value({ now, days })

beforeEach(freshPhone)

test('loading', () => {
  answering('operator.listWords', silence)
  render(<WordsScreen />)
  expect(screen.getByRole('status', { name: '正在读取' })).toBeInTheDocument()
})

test('refused', async () => {
  answering('operator.listWords', refusal('ROLE_MISSING', '这里只给有权限的人用。'))
  render(<WordsScreen />)
  expect(await screen.findByText('这里只给有权限的人用。')).toBeInTheDocument()
})

test('offline, over what was seen last', async () => {
  answering('operator.listWords', listed(today), lost)
  render(<WordsScreen />)
  await screen.findByText('桂花')
  act(() => phone.comeBack())
  expect(await screen.findByText(/^网络断了，下面是/)).toBeInTheDocument()
})

test('empty: without a word today it says what that means', async () => {
  answering('operator.listWords', listed({ ...today, words: [] }))
  render(<WordsScreen />)
  expect(await screen.findByText(/^今天还没有口令，会员输什么都对不上。/)).toBeInTheDocument()
  expect(screen.getByText('还没有排')).toBeInTheDocument()
})

test('the words of a day to come are saved one in a line, once', async () => {
  answering(
    'operator.listWords',
    listed(today, tomorrow),
    listed(today, { ...tomorrow, words: ['落叶', '初雪'] }),
  )
  answering('operator.saveWords', value({ ...tomorrow, words: ['落叶', '初雪'] }))
  render(<WordsScreen />)
  fireEvent.click(await screen.findByText('11月22日'))
  fireEvent.click(screen.getByText('保存'))
  expect(sentTo('operator.saveWords')).toHaveLength(0)
  type('口令，一行一个', ' 落叶 \n\n初雪、')
  fireEvent.click(screen.getByText('保存'))
  fireEvent.click(screen.getByText('保存'))
  expect(await screen.findByText('口令存好了')).toBeInTheDocument()
  expect(await screen.findByText('落叶、初雪')).toBeInTheDocument()
  expect(sentTo('operator.saveWords')).toHaveLength(1)
  expect(sentTo('operator.saveWords')[0]).toMatchObject({ day: '2026-11-22', words: ['落叶', '初雪'] })
})

test('what the cloud does not take stays in the sheet, with what to do', async () => {
  answering('operator.listWords', listed(today))
  answering('operator.saveWords', refusal('INPUT_INVALID', '请求的内容不对'))
  render(<WordsScreen />)
  fireEvent.click(await screen.findByText('今天'))
  type('口令，一行一个', '桂花\n桂花')
  fireEvent.click(screen.getByText('保存'))
  expect(await screen.findByText(/^口令没有保存。/)).toBeInTheDocument()
  expect(screen.getByLabelText('口令，一行一个')).toHaveValue('桂花\n桂花')
})
