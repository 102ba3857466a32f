/** The kernel: each operation once, whatever is sent again, lost, raced or moved out. */
import { writeAccount } from '../../cloudfunctions/lib/account'
import { perform, postVoid, settleNow } from '../../cloudfunctions/lib/perform'
import { type Account, balanceOf } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { at, entriesOf, given, settings } from '../domain/given'
import { alice, bo, type Desk, giving, openDesk, request, taking } from './desk'

let desk: Desk
const now = at('2026-11-21 09:00')

beforeEach(() => {
  desk = openDesk()
})

/** Puts an account into the database as if it had a history. */
async function stored(account: Account): Promise<void> {
  await writeAccount(desk.edge.store, account, account)
  desk.calls.length = 0
}

test('a spend is one read and one write', async () => {
  await stored(given({ memberId: alice, lots: { m202711: 100 } }))
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
  await stored(given({ memberId: alice, lots: { m202610: 10 }, dueAt: at('2026-11-01') }))
  expect(await desk.one(request(now, taking(10)))).toMatchObject({ code: 'POINTS_MISSING' })
  expect(desk.calls).toEqual(['get accounts'])
  expect((await desk.account()).lots).toEqual({ m202610: 10 })
})

test('what fell due is posted with the operation, before it', async () => {
  await stored(given({ memberId: alice, lots: { m202610: 10, m202711: 20 } }))
  await desk.one(request(now, taking(20)))
  expect(entriesOf(await desk.account()).map(({ kind, points }) => [kind, points])).toEqual([
    ['expire', -10],
    ['redeem', -20],
  ])
  expect(desk.calls).toEqual(['get accounts', 'update accounts'])
})

test('who lost the race decides again on the account as it is now', async () => {
  await stored(given({ memberId: alice, lots: { m202711: 100 } }))
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
  await stored(given({ memberId: alice, lots: { m202711: 10 } }))
  const sent = request(now, taking(30))
  expect(await desk.one({ ...sent, isRepeat: true })).toMatchObject({ ok: false, code: 'POINTS_MISSING' })
  await desk.one(request(now, giving(100)))
  expect(await desk.one(sent)).toMatchObject({ ok: false, code: 'REQUEST_LAPSED' })
  expect(balanceOf(await desk.account())).toBe(110)
})

test('a repeated request whose first copy got through in the meantime is answered like it', async () => {
  await stored(given({ memberId: alice, lots: { m202711: 40 } }))
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
  await stored(given({ memberId: alice, lots: { m202610: 10 } }))
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

describe('a journal that is full', () => {
  /** Posts so many operations, a second apart. */
  async function post(count: number) {
    const sent = Array.from({ length: count }, (_, place) => request(now + place * 1000, giving(1)))
    for (const one of sent) await desk.one(one)
    return sent
  }

  test('keeps thirty-two entries and moves out the oldest half of them before the next', async () => {
    await post(32)
    expect(desk.all('entries')).toEqual([])
    await post(1)
    expect(Object.keys((await desk.account()).journal)).toHaveLength(17)
    expect(desk.all('entries').map(({ seq }) => seq)).toEqual(Array.from({ length: 16 }, (_, seq) => seq + 1))
  })

  test('answers an operation that was moved out, for one call more', async () => {
    const [first] = await post(33)
    desk.calls.length = 0
    expect(await desk.one(first!)).toEqual({ ok: true, value: { balance: 1 } })
    expect(desk.calls).toEqual(['get accounts', 'find entries'])
    expect(await desk.one({ ...first!, input: 'other' })).toMatchObject({ code: 'REQUEST_REUSED' })
  })

  test('asks nothing of what is newer than everything that was moved out', async () => {
    await post(33)
    desk.calls.length = 0
    await desk.one(request(now + 16_000, giving(1)))
    expect(desk.calls).toEqual(['get accounts', 'update accounts'])
    await desk.one(request(now + 15_000, giving(1)))
    expect(desk.calls.slice(2)).toEqual(['get accounts', 'find entries', 'update accounts'])
  })

  test('finds copies that an earlier try has left', async () => {
    await post(32)
    desk.before = (call) => {
      if (call === 'update accounts') throw new Error('the network is gone')
    }
    await expect(desk.one(request(now, giving(1)))).rejects.toThrow('the network')
    expect(desk.all('entries')).toHaveLength(16)
    desk.before = () => undefined
    await post(1)
    expect(desk.all('entries')).toHaveLength(16)
    expect(balanceOf(await desk.account())).toBe(33)
  })

  test('makes the usual sixteen of one batch one update', async () => {
    const operations = Array.from({ length: 16 }, (_, place) => request(now + place, giving(1)))
    await perform(desk.edge, { memberId: alice, settings, operations })
    expect(desk.calls).toEqual(['get accounts', 'insert accounts'])
  })

  test('posts a batch of a hundred in a call for sixteen, and one for each half that is moved out', async () => {
    const operations = Array.from({ length: 100 }, (_, place) => request(now + place, giving(1)))
    await perform(desk.edge, { memberId: alice, settings, operations })
    expect(balanceOf(await desk.account())).toBe(100)
    expect(desk.calls.length).toBeLessThanOrEqual(20)
    const moved = desk.all('entries').length
    expect(moved + Object.keys((await desk.account()).journal).length).toBe(100)
  })
})

describe('entries that wait for a tell', () => {
  const tell = { do: 'tell', memberId: bo, opId: 'x', time: now, message: { kind: 'gift' } } as const

  /** Posts operations whose tell nobody has given yet. */
  async function postWaiting(count: number) {
    for (let place = 0; place < count; place += 1) {
      await desk.one(request(now, taking(0, { effects: [tell] })))
    }
  }

  test('stay in the account, up to forty-eight entries', async () => {
    await postWaiting(48)
    expect(Object.keys((await desk.account()).journal)).toHaveLength(48)
    expect(await desk.one(request(now, giving(1)))).toMatchObject({ ok: false, code: 'ACCOUNT_BUSY' })
  })

  test('do not keep out a void, nor what must always enter', async () => {
    await postWaiting(48)
    const stopped = { opId: 'rstopped', time: now, input: '' }
    expect(await postVoid(desk.edge, { memberId: alice, mark: stopped, rules: 1 })).toMatchObject({
      kind: 'void',
    })
    expect(await desk.one({ ...request(now, giving(1)), alwaysEnters: true })).toMatchObject({ ok: true })
  })

  test('leave room where finished ones can be moved out', async () => {
    await postWaiting(20)
    for (let place = 0; place < 40; place += 1) await desk.one(request(now, giving(1)))
    expect(balanceOf(await desk.account())).toBe(40)
    const journal = entriesOf(await desk.account())
    expect(journal.filter(({ effects }) => effects.length > 0)).toHaveLength(20)
    expect((await desk.account()).unfinishedSince).toBe(now)
  })
})

describe('an account that slept for three years', () => {
  const months = Array.from({ length: 13 }, (_, month) => `m2027${String(month).padStart(2, '0')}`).slice(1)
  const sleeper = given({
    memberId: alice,
    lots: Object.fromEntries(months.map((month) => [month, 10])),
    pending: Object.fromEntries(
      Array.from({ length: 8 }, (_, day) => [
        `d2026112${day}`,
        { activatesAt: at(`2026-11-2${day} 10:00`), fromSeq: 1, lots: { m202711: 10 } },
      ]),
    ),
    growth: { g202611: 20_000 },
    tier: { id: 'diamond', since: now, validUntil: at('2027-11-20 09:00'), graceUntil: null },
  })

  test('is settled and spends in at most six calls', async () => {
    await stored(sleeper)
    desk.moveTo(at('2029-11-21 09:00'))
    expect(await desk.one(request(desk.edge.now(), giving(5)))).toEqual({ ok: true, value: { balance: 5 } })
    expect(desk.calls.length).toBeLessThanOrEqual(6)
  })

  test('has the same entries after the nightly job', async () => {
    await stored(sleeper)
    desk.moveTo(at('2029-11-21 09:00'))
    expect(await settleNow(desk.edge, alice, settings)).toBe(true)
    const moved = desk.all('entries').length + Object.keys((await desk.account()).journal).length
    expect(moved).toBe((await desk.account()).seq)
    expect(balanceOf(await desk.account())).toBe(0)
    expect((await desk.account()).dueAt).toBeGreaterThan(desk.edge.now())
  })
})

describe('a merged account', () => {
  test('is never posted to: every door follows it to the end', async () => {
    await stored(given({ memberId: alice, mergedInto: bo }))
    await stored(given({ memberId: bo, mergedInto: `m${'c'.repeat(26)}` }))
    await desk.one(request(now, giving(5)))
    expect(balanceOf(await desk.account(`m${'c'.repeat(26)}`))).toBe(5)
    expect(desk.all('accounts').map(({ version }) => version)).toEqual([1, 1, 1])
  })

  test('in a circle is a broken invariant', async () => {
    await stored(given({ memberId: alice, mergedInto: bo }))
    await stored(given({ memberId: bo, mergedInto: alice }))
    await expect(desk.one(request(now, giving(5)))).rejects.toThrow('circle')
  })
})

test('an account at rest waits for nothing', async () => {
  await desk.one(request(now, taking(0)))
  expect(await desk.account()).toMatchObject({ dueAt: NEVER, unfinishedSince: NEVER })
})
