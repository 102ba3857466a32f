/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { TabShell } from '../../src/custom-tab-bar/tab-shell'
import { closeCodeSheet } from '../../src/lib/code-sheet'
import { answering, freshPhone, lost, refusal, sentTo, silence, value } from './cloud-on-the-line'
import { memberCode } from './samples'
import { phone } from './stubs/taro'

const start = Date.UTC(2026, 10, 21, 12, 36)

beforeEach(() => {
  freshPhone()
  jest.useFakeTimers({ now: start + 9000 })
})

afterEach(() => {
  act(closeCodeSheet)
  jest.useRealTimers()
})

const pass = (timeMs: number) => act(() => jest.advanceTimersByTimeAsync(timeMs))

async function open() {
  render(<TabShell route='pages/home/index' />)
  fireEvent.click(screen.getByRole('button', { name: '会员码' }))
  await pass(0)
}

const codeNow = () => value(memberCode(Date.now()))
const shownDigits = () => screen.getByLabelText(/^数字码/).textContent

test('loading', async () => {
  answering('member.getCode', silence)
  await open()
  expect(screen.getByRole('dialog', { name: '会员码' })).toBeInTheDocument()
  expect(screen.queryByLabelText(/^数字码/)).not.toBeInTheDocument()
})

test('shows a QR, eight digits, whose it is, and the seconds that are left', async () => {
  answering('member.getCode', codeNow)
  await open()
  expect(screen.getByLabelText('会员码，请店员扫')).toHaveAttribute(
    'src',
    expect.stringMatching(/^data:image\/gif/),
  )
  expect(shownDigits()).toMatch(/^\d{4} \d{4}$/)
  expect(screen.getByText('林知夏')).toBeInTheDocument()
  expect(screen.getByText('21')).toBeInTheDocument()
  await pass(1000)
  expect(screen.getByText('20')).toBeInTheDocument()
})

test('turns with the window of the cloud and asks once a window', async () => {
  answering('member.getCode', codeNow)
  await open()
  const first = shownDigits()
  await pass(20_900)
  expect(shownDigits()).toBe(first)
  await pass(400)
  expect(shownDigits()).not.toBe(first)
  expect(sentTo('member.getCode')).toHaveLength(2)
})

test('reads aloud that ten seconds are left and that the code is new, and not every second', async () => {
  answering('member.getCode', codeNow)
  await open()
  const said = () => screen.getByRole('status').textContent
  expect(said()).toBe('')
  await pass(10_000)
  expect(said()).toBe('')
  await pass(1000)
  expect(said()).toBe('还有 10 秒换新码')
  await pass(9000)
  expect(said()).toBe('还有 10 秒换新码')
  await pass(2000)
  expect(said()).toBe('换了新码')
})

test('opened in its last seconds, the code is not said to have ten', async () => {
  jest.setSystemTime(start + 21_000)
  answering('member.getCode', codeNow)
  await open()
  expect(screen.getByText('9')).toBeInTheDocument()
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
  await pass(10_000)
  expect(screen.getByRole('status')).toHaveTextContent('换了新码')
})

test('goes by the clock of the cloud where the phone is ten minutes late', async () => {
  answering('member.getCode', () => value(memberCode(Date.now() + 600_000)))
  await open()
  expect(screen.getByText('21')).toBeInTheDocument()
})

test('rests while the app is hidden, and is new when it comes back', async () => {
  answering('member.getCode', codeNow)
  await open()
  act(() => phone.hide())
  await pass(120_000)
  expect(sentTo('member.getCode')).toHaveLength(1)
  act(() => phone.show())
  await pass(0)
  expect(sentTo('member.getCode')).toHaveLength(2)
})

test('stops when it is closed', async () => {
  answering('member.getCode', codeNow)
  await open()
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  await pass(120_000)
  expect(sentTo('member.getCode')).toHaveLength(1)
})

test('a code that is still good stays while its successor does not come', async () => {
  answering('member.getCode', codeNow, lost, codeNow)
  await open()
  const first = shownDigits()
  await pass(22_000)
  expect(shownDigits()).toBe(first)
  await pass(3500)
  expect(shownDigits()).not.toBe(first)
})

test('without a network it says why there is no code, and fetches one on a tap', async () => {
  answering('member.getCode', lost, codeNow)
  await open()
  expect(screen.getByText('会员码要联网才能用')).toBeInTheDocument()
  fireEvent.click(screen.getByText('再试一次'))
  await pass(0)
  expect(shownDigits()).toMatch(/^\d{4} \d{4}$/)
})

test('a guest is shown the way in', async () => {
  answering('member.getCode', refusal('MEMBER_NOT_JOINED', '你还不是会员。'))
  await open()
  fireEvent.click(screen.getByText('加入会员'))
  expect(phone.visits).toEqual(['to /pages/join/index'])
})

test('the bar marks its own tab and leads to the others', async () => {
  render(<TabShell route='pages/home/index' />)
  expect(screen.getByRole('tab', { name: '首页，已选中' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '首页，已选中' }))
  fireEvent.click(screen.getByRole('tab', { name: '我的' }))
  expect(phone.visits).toEqual(['tab /pages/me/index'])
})
