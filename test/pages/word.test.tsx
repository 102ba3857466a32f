/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { act, fireEvent, render, screen } from '@testing-library/react'
import HomePage from '../../src/pages/home/index'
import { TabShell } from '../../src/custom-tab-bar/tab-shell'
import { answering, freshPhone, lost, refusal, sentTo, value } from './cloud-on-the-line'
import { guestHome, memberHome } from './samples'
import { phone } from './stubs/taro'

beforeEach(freshPhone)

const field = () => screen.getByLabelText('口令')
const type = (word: string) => fireEvent.change(field(), { target: { value: word } })

async function openSheet(home: object = memberHome) {
  answering('member.getHome', value(home))
  render(
    <>
      <HomePage />
      <TabShell route='pages/home/index' />
    </>,
  )
  fireEvent.click(await screen.findByText('群口令'))
}

describe('the ways to earn on home', () => {
  test('each says what it gives, and leads there', async () => {
    answering('member.getHome', value(memberHome))
    render(<HomePage />)
    expect(await screen.findByText('+10，剩 3 次')).toBeInTheDocument()
    fireEvent.click(screen.getByText('每位 +50'))
    fireEvent.click(screen.getByText('本周和本月'))
    fireEvent.click(screen.getByLabelText('看签到日历'))
    expect(phone.visits).toEqual([
      'to /pages/earn/invite/index',
      'to /pages/earn/contest/index',
      'to /pages/earn/check-in/index',
    ])
  })

  test('what the rules do not give is not there', async () => {
    answering('member.getHome', value({ ...memberHome, ways: { word: null, invite: null, contests: [] } }))
    render(<HomePage />)
    await screen.findByText('3,268')
    for (const name of ['群口令', '邀好友', '积分竞赛'])
      expect(screen.queryByText(name)).not.toBeInTheDocument()
  })

  test('a guest has none of them', async () => {
    answering('member.getHome', value(guestHome))
    render(<HomePage />)
    await screen.findByText('加入会员')
    expect(screen.queryByText('群口令')).not.toBeInTheDocument()
  })
})

describe('the word of the day', () => {
  const entered = { points: 10, balance: 3278, leftToday: 2 }

  test('the right one: says so, counts down, and the card has it at once', async () => {
    await openSheet()
    answering('points.enterWord', value(entered))
    type(' 桂花 ')
    fireEvent.click(screen.getByText('提交'))
    expect(await screen.findByText('对上了，+10 积分已到账。今天还能记 2 个。')).toBeInTheDocument()
    expect(screen.getByText('今天剩 2 次')).toBeInTheDocument()
    expect(screen.getByLabelText(/可用积分 3278/)).toBeInTheDocument()
    expect(screen.getByText('群口令「桂花」 · 当天第 1 个')).toBeInTheDocument()
    expect(sentTo('points.enterWord')[0]).toMatchObject({ word: '桂花' })
    expect(sentTo('member.getHome')).toHaveLength(1)
    expect(field()).toHaveValue('')
  })

  test('the key of the keyboard sends as the button does, and nothing is sent twice', async () => {
    await openSheet()
    answering('points.enterWord', lost, value(entered))
    type('桂花')
    fireEvent.keyDown(field(), { key: 'Enter' })
    fireEvent.click(screen.getByText('提交'))
    await screen.findByText(/^对上了/)
    const [first, again] = sentTo('points.enterWord')
    expect(sentTo('points.enterWord')).toHaveLength(2)
    expect(again).toEqual({ ...first, repeat: true })
  })

  test.each([
    ['a wrong one may be tried again', 'WORD_WRONG', '提交'],
    ['one that was used leaves the others', 'WORD_ENTERED', '提交'],
    ['after three there is nothing more to send', 'WORD_LIMIT_REACHED', '知道了'],
    ['after ten wrong ones neither', 'WORD_TRIES_OVER', '知道了'],
  ])('%s', async (_, code, button) => {
    await openSheet()
    answering('points.enterWord', refusal(code, '这里是原因。'))
    type('乱猜')
    fireEvent.click(screen.getByText('提交'))
    expect(await screen.findByText('这里是原因。')).toBeInTheDocument()
    expect(screen.getByText(button)).toBeInTheDocument()
    expect(screen.getByText('今天剩 3 次')).toBeInTheDocument()
  })

  test('used up already: says until when, and there is nothing to send', async () => {
    const word = { points: 10, dailyMax: 3, leftToday: 0 }
    await openSheet({ ...memberHome, ways: { ...memberHome.ways, word } })
    expect(screen.getByText(/^今天的都记满了/)).toBeInTheDocument()
    expect(screen.queryByText('提交')).not.toBeInTheDocument()
  })

  test('an empty word is not sent', async () => {
    await openSheet()
    type('   ')
    fireEvent.click(screen.getByText('提交'))
    expect(sentTo('points.enterWord')).toHaveLength(0)
  })

  test('the tab bar is away while the sheet is open, and back after it', async () => {
    await openSheet()
    const bar = () => screen.getByText('卡券').closest('.bar')
    expect(bar()).toHaveClass('away')
    act(() => screen.getByLabelText('关闭').click())
    expect(bar()).not.toHaveClass('away')
  })
})

test.each([
  ['waiting', /^邀请已经记下/],
  ['void', /^这次邀请没有记上/],
])('who has just joined by an invitation reads what became of it: %s', async (invitation, words) => {
  answering('member.getHome', value({ ...memberHome, isWelcome: true, invitation }))
  render(<HomePage />)
  expect(await screen.findByText(words)).toBeInTheDocument()
})
