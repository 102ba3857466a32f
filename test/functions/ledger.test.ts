/** The kernel: each operation once, whatever is sent again, lost, raced or moved out. */
import { perform, postVoid } from '../../cloudfunctions/lib/perform'
import { balanceOf } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { at, entriesOf, given, settings } from '../domain/given'
import { alice, type Desk, giving, openDesk, request, taking } from './desk'

let desk: Desk
const now = at('2026-11-21 09:00')

beforeEach(() => {
  desk = openDesk()
})

test('a spend is one read and one write', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202711: 100 } }))
  expect(await desk.one(request(now, taking(30)))).toEqual({ ok: true, value: { balance: 70 } })
  expect(desk.calls).toEqual(['get accounts', 'update accounts'])
})

test('the same request is answered again from the journal, and nothing moves twice', async () => {
  await desk.one(request(now, giving(50)))
  const again = request(now, taking(30))
  const first = await desk.one(again)
  desk.calls.length = 0
  expect(await desk.one(again)).toEqual(first)
  expect(desk.calls).toEqual(['get accounts'])
  expect(balanceOf(await desk.account())).toBe(20)
})

test('the same request with another input is refused', async () => {
  const sent = request(now, giving(50))
  await desk.one(sent)
  expect(await desk.one({ ...sent, input: 'other' })).toMatchObject({ ok: false, code: 'REQUEST_REUSED' })
  expect(await desk.one(sent)).toMatchObject({ ok: true })
})

test('two operations under one id in one batch are one operation', async () => {
  const sent = request(now, giving(50))
  const operations = [sent, sent, { ...sent, input: 'other' }]
  const replies = await perform(desk.edge, { memberId: alice, settings, operations })
  expect(replies).toMatchObject([{ ok: true }, { ok: true }, { ok: false, code: 'REQUEST_REUSED' }])
  expect(balanceOf(await desk.account())).toBe(50)
})

test('a refusal posts nothing, not even what fell due', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202610: 10 }, dueAt: at('2026-11-01') }))
  expect(await desk.one(request(now, taking(10)))).toMatchObject({ code: 'POINTS_MISSING' })
  expect(desk.calls).toEqual(['get accounts'])
  expect((await desk.account()).lots).toEqual({ m202610: 10 })
})

test('what fell due is posted with the operation, before it', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202610: 10, m202711: 20 } }))
  await desk.one(request(now, taking(20)))
  expect(entriesOf(await desk.account()).map(({ kind, points }) => [kind, points])).toEqual([
    ['expire', -10],
    ['redeem', -20],
  ])
  expect(desk.calls).toEqual(['get accounts', 'update accounts'])
})

test('who lost the race decides again on the account as it is now', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202711: 100 } }))
  let hasRaced = false
  desk.before = async (call) => {
    if (call !== 'update accounts' || hasRaced) return
    hasRaced = true
    await desk.one(request(now, taking(80)))
  }
  expect(await desk.one(request(now, taking(30)))).toMatchObject({ ok: false, code: 'POINTS_MISSING' })
  expect(balanceOf(await desk.account())).toBe(20)
})

test('an operation that a racing copy has posted is answered, not posted', async () => {
  const sent = request(now, giving(50))
  await desk.one(request(now, giving(1)))
  let hasRaced = false
  desk.before = async (call) => {
    if (call !== 'update accounts' || hasRaced) return
    hasRaced = true
    await desk.one(sent)
  }
  expect(await desk.one(sent)).toEqual({ ok: true, value: { balance: 51 } })
  expect(balanceOf(await desk.account())).toBe(51)
})

test('who loses every race is busy, but what was done before is answered all the same', async () => {
  const done = request(now, giving(50))
  const first = await desk.one(done)
  desk.before = async (call) => {
    const racing = desk.before
    desk.before = () => undefined
    if (call === 'update accounts') await desk.one(request(now, giving(1)))
    desk.before = racing
  }
  const operations = [request(now, taking(30)), done]
  const replies = await perform(desk.edge, { memberId: alice, settings, operations })
  expect(replies).toEqual([expect.objectContaining({ code: 'ACCOUNT_BUSY' }), first])
})

test('a new account that two make at once is made once', async () => {
  let hasRaced = false
  desk.before = async (call) => {
    if (call !== 'insert accounts' || hasRaced) return
    hasRaced = true
    await desk.one(request(now, giving(7)))
  }
  expect(await desk.one(request(now, giving(5)))).toEqual({ ok: true, value: { balance: 12 } })
})

test('a repeated request that is refused can never be paid by a copy that comes later', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202711: 10 } }))
  const sent = request(now, taking(30))
  expect(await desk.one({ ...sent, isRepeat: true })).toMatchObject({ ok: false, code: 'POINTS_MISSING' })
  await desk.one(request(now, giving(100)))
  expect(await desk.one(sent)).toMatchObject({ ok: false, code: 'REQUEST_LAPSED' })
  expect(balanceOf(await desk.account())).toBe(110)
})

test('a repeated request whose first copy got through in the meantime is answered like it', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202711: 40 } }))
  const sent = request(now, taking(30))
  let hasRaced = false
  const late = {
    ...sent,
    isRepeat: true,
    look: async () => {
      if (hasRaced) return
      hasRaced = true
      await desk.one(sent)
    },
    decide: () => taking(99)(given(), now, null),
  }
  expect(await desk.one(late)).toEqual({ ok: true, value: { balance: 10 } })
})

test('a void does not settle, and the operation it stops is told so', async () => {
  await desk.keep(given({ memberId: alice, lots: { m202610: 10 } }))
  const sent = request(now, giving(5))
  const mark = { opId: sent.opId, time: sent.time, input: '' }
  expect(await postVoid(desk.edge, { memberId: alice, mark, rules: 1 })).toMatchObject({ kind: 'void' })
  expect((await desk.account()).lots).toEqual({ m202610: 10 })
  expect(await desk.one(sent)).toMatchObject({ ok: false, code: 'REQUEST_LAPSED' })
})

test('a void finds the operation where it has happened', async () => {
  const sent = request(now, giving(5))
  await desk.one(sent)
  const mark = { opId: sent.opId, time: sent.time, input: '' }
  expect(await postVoid(desk.edge, { memberId: alice, mark, rules: 1 })).toMatchObject({
    kind: 'redeem',
    points: 5,
  })
})

test('the clock of an instance that is behind never takes an account back', async () => {
  desk.moveTo(now + 3_600_000)
  await desk.one(request(now, giving(5)))
  desk.moveTo(now)
  await desk.one(request(now, giving(5)))
  expect(entriesOf(await desk.account()).map(({ at }) => at)).toEqual([now + 3_600_000, now + 3_600_000])
})

test('an account at rest waits for nothing', async () => {
  await desk.one(request(now, taking(0)))
  expect(await desk.account()).toMatchObject({ dueAt: NEVER, unfinishedSince: NEVER })
})
