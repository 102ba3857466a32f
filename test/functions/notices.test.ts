/** Notices: asked for, counted, sent once or never, and not at night. */
import type { Call } from '../../cloudfunctions/lib/action'
import { eraseAll } from '../../cloudfunctions/lib/erasures'
import type { Message } from '../../cloudfunctions/lib/notice-door'
import { readNotices, setNotices } from '../../cloudfunctions/lib/notices'
import { sendNotices } from '../../cloudfunctions/lib/send-notices'
import { DAY_MS, MINUTE_MS, NEVER } from '../../src/domain/calendar'
import { noticeKinds } from '../../src/domain/notice'
import type { NoticeAnswer } from '../../src/domain/notice-grants'
import { isRefusal } from '../../src/domain/result'
import { at, settings } from '../domain/given'
import { alice, bo, type Desk } from './desk'
import { openNoticeDesk } from './notice-desk'

const morning = at('2026-11-24 09:00')
let sent: Message[]
let answers: (number | Error)[]

function open(members = [alice]): Promise<Desk> {
  sent = []
  answers = []
  return openNoticeDesk(members, (message) => {
    sent.push(message)
    return answers.shift() ?? 0
  })
}

let requests = 0

function callOf({ edge }: Desk, memberId = alice): Call {
  return { edge, openid: '', memberId, action: 'member.setNotices', settings, now: edge.now() }
}

async function answer(
  desk: Desk,
  replies: NoticeAnswer['answer'][],
  { by: memberId = alice, requestId = `r${(requests += 1)}` } = {},
) {
  const input = replies.map((reply, place) => ({ kind: noticeKinds[place]!, answer: reply }))
  const view = await setNotices(callOf(desk, memberId), { requestId, answers: input })
  if (isRefusal(view)) throw new Error(view.message)
  return view.kinds.map(({ left }) => left)
}

const round = (desk: Desk) => sendNotices(desk.edge, settings, NEVER)
const left = async (desk: Desk, memberId = alice) => {
  const view = await readNotices(callOf(desk, memberId))
  return isRefusal(view) ? [] : view.kinds.map((kind) => kind.left)
}
const outcomes = async (desk: Desk) => {
  const view = await readNotices(callOf(desk))
  return isRefusal(view) ? [] : view.told.map(({ outcome }) => outcome)
}

test('a lot that expires in seven days is told in the morning, to whom it is, with one grant', async () => {
  const desk = await open()
  expect(await answer(desk, ['accept', 'reject', 'accept'])).toEqual([1, 0, 1])
  desk.moveTo(morning)
  await round(desk)
  expect(sent).toEqual([
    {
      openid: `o${alice}`,
      templateId: 'Texpiry',
      page: 'pages/points/index',
      fields: {
        thing1: { value: '320 积分快到期' },
        number2: { value: '320' },
        time3: { value: '2026年11月30日 23:59' },
        thing4: { value: '值 ¥32.00，到期后清零' },
      },
    },
  ])
  expect([await left(desk), await outcomes(desk)]).toEqual([[0, 0, 1], ['sent']])
})

test('night is quiet: what falls due at midnight waits for nine', async () => {
  const desk = await open()
  await answer(desk, ['accept'])
  for (const time of ['2026-11-24 00:00', '2026-11-24 08:59:59.999']) {
    desk.moveTo(at(time))
    expect(await round(desk)).toBe(0)
  }
  expect(sent).toEqual([])
  desk.moveTo(morning)
  await round(desk)
  expect(sent).toHaveLength(1)
})

test('a round that is still at it at nine in the evening stops there, and goes on in the morning', async () => {
  const desk = await open([alice, bo])
  for (const memberId of [alice, bo]) await answer(desk, ['accept'], { by: memberId })
  desk.moveTo(at('2026-11-24 20:59:59.999'))
  desk.before = (call) => {
    if (call === 'send') desk.moveTo(at('2026-11-24 21:00'))
  }
  await round(desk)
  expect(sent.map(({ openid }) => openid)).toEqual([`o${alice}`])
  desk.before = () => undefined
  desk.moveTo(morning + DAY_MS)
  await round(desk)
  expect(sent.map(({ openid }) => openid)).toEqual([`o${alice}`, `o${bo}`])
})

test('without a grant nothing is sent, and nobody without one is looked at', async () => {
  const desk = await open()
  await answer(desk, ['reject', 'accept'])
  desk.moveTo(morning)
  expect(await round(desk)).toBe(1)
  await answer(desk, ['off', 'off'])
  desk.moveTo(morning + 10 * MINUTE_MS)
  expect(await round(desk)).toBe(0)
  expect(sent).toEqual([])
})

test('run again, and with more grants, it tells nothing twice', async () => {
  const desk = await open()
  for (let time = 0; time < 3; time += 1) await answer(desk, ['accept'])
  for (let minutes = 0; minutes < 60; minutes += 5) {
    desk.moveTo(morning + minutes * MINUTE_MS)
    await round(desk)
  }
  expect([sent.length, await left(desk)]).toEqual([1, [2, 0, 0]])
})

test('43101 says that there are no grants; another refusal gives its own back, and is not tried again', async () => {
  const desk = await open([alice, bo])
  for (const memberId of [alice, bo]) {
    await answer(desk, ['accept'], { by: memberId })
    await answer(desk, ['accept'], { by: memberId })
  }
  answers = [43101, 47003]
  for (const minutes of [0, 10]) {
    desk.moveTo(morning + minutes * MINUTE_MS)
    await round(desk)
  }
  expect(sent).toHaveLength(2)
  expect([await left(desk, alice), await left(desk, bo)]).toEqual([
    [0, 0, 0],
    [2, 0, 0],
  ])
})

test('an answer that was lost is not asked for again: it may have arrived, and the grant is used', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const desk = await open([alice, bo])
  await answer(desk, ['accept'], { by: alice })
  await answer(desk, ['accept'], { by: bo })
  answers = [new Error('ETIMEDOUT')]
  for (const minutes of [0, 10, 20]) {
    desk.moveTo(morning + minutes * MINUTE_MS)
    await round(desk)
  }
  expect(sent.map(({ openid }) => openid)).toEqual([`o${alice}`, `o${bo}`])
  expect([await left(desk, alice), await left(desk, bo)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
  expect(await outcomes(desk)).toEqual(['sending'])
})

test('killed before or after any call, and run again, it tells everybody at most once', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  let [kills, told] = [0, 0]
  for (let killAt = 0; ; killAt += 1) {
    const desk = await open([alice, bo])
    await answer(desk, ['accept'], { by: alice })
    await answer(desk, ['accept'], { by: bo })
    desk.moveTo(morning)
    let calls = 0
    let isKilled = false
    desk.before = () => {
      if (calls === killAt) isKilled = true
      calls += 1
      if (isKilled) throw new Error('killed')
    }
    await round(desk).catch(() => undefined)
    desk.before = () => undefined
    desk.moveTo(morning + 5 * MINUTE_MS)
    await round(desk)
    const openids = sent.map(({ openid }) => openid)
    expect(openids).toEqual([...new Set(openids)])
    told += openids.length
    if (!isKilled) break
    kills += 1
  }
  // Who was killed between taking the grant and sending has told one of them nothing: never, rather than twice.
  expect([kills >= 8, told]).toEqual([true, 2 * (kills + 1) - 2])
})

test('two timers at once tell it once', async () => {
  for (let lag = 0; lag < 8; lag += 1) {
    const desk = await open()
    await answer(desk, ['accept'])
    await answer(desk, ['accept'])
    desk.moveTo(morning)
    let calls = 0
    desk.before = async () => {
      calls += 1
      if (calls === lag + 1) await round(desk)
    }
    await round(desk)
    expect([lag, sent.length, await left(desk)]).toEqual([lag, 1, [1, 0, 0]])
  }
})

test('a hundred members are looked at in slices, in a round every five minutes', async () => {
  const members = Array.from({ length: 50 }, (_, place) => `m${String(place).padStart(26, 'x')}`)
  const desk = await open(members)
  for (const memberId of members) await answer(desk, ['reject', 'accept'], { by: memberId })
  desk.moveTo(morning)
  expect(await round(desk)).toBe(50)
  desk.moveTo(morning + 5 * MINUTE_MS - 1)
  expect(await round(desk)).toBe(0)
  desk.moveTo(morning + 5 * MINUTE_MS)
  expect(await round(desk)).toBe(50)
})

test('the same report sent again counts once; somebody without a card is asked to join', async () => {
  const desk = await open()
  await answer(desk, ['accept'], { requestId: 'once' })
  expect(await answer(desk, ['accept'], { requestId: 'once' })).toEqual([1, 0, 0])
  const both = await Promise.all([1, 2, 3, 4].map(() => answer(desk, ['accept'])))
  expect(Math.max(...both.flat())).toBe(5)
  expect(await setNotices(callOf(desk, bo), { requestId: 'r', answers: [] })).toMatchObject({
    code: 'MEMBER_NOT_JOINED',
  })
})

test('without templates nothing is offered and nothing is sent; who has left has no openid, and is told nothing', async () => {
  const desk = await open()
  await answer(desk, ['accept'])
  desk.moveTo(morning)
  const { templates } = desk.edge.notices
  desk.edge.notices.templates = {}
  expect([await left(desk), await round(desk)]).toEqual([[], 0])
  desk.edge.notices.templates = templates
  await desk.edge.store.update('members', { _id: alice }, { remove: ['openid'] })
  expect(await round(desk)).toBe(1)
  expect(sent).toEqual([])
})

test('leaving erases what somebody allowed and was told', async () => {
  const desk = await open([alice, bo])
  for (const by of [alice, bo]) await answer(desk, ['accept'], { by })
  const leftAt = desk.edge.now()
  const erasure = { _id: 'e1', kind: 'member', memberIds: [alice], seq: 9, leftAt, dueAt: leftAt }
  await desk.edge.store.insert('erasures', [erasure])
  await eraseAll(desk.edge)
  expect(desk.all('notices').map(({ _id }) => _id)).toEqual([bo])
})
