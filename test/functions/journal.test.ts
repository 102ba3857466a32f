/** The journal: what is moved out is still known, what waits stays, and who slept for years is brought up to now. */
import { perform, postVoid, settleNow } from '../../cloudfunctions/lib/perform'
import { balanceOf } from '../../src/domain/account'
import { at, entriesOf, given, settings } from '../domain/given'
import { alice, bo, type Desk, giving, openDesk, request, taking } from './desk'

let desk: Desk
const now = at('2026-11-21 09:00')

beforeEach(() => {
  desk = openDesk()
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
    await desk.keep(sleeper)
    desk.moveTo(at('2029-11-21 09:00'))
    expect(await desk.one(request(desk.edge.now(), giving(5)))).toEqual({ ok: true, value: { balance: 5 } })
    expect(desk.calls.length).toBeLessThanOrEqual(6)
  })

  test('has the same entries after the nightly job', async () => {
    await desk.keep(sleeper)
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
    await desk.keep(given({ memberId: alice, mergedInto: bo }))
    await desk.keep(given({ memberId: bo, mergedInto: `m${'c'.repeat(26)}` }))
    await desk.one(request(now, giving(5)))
    expect(balanceOf(await desk.account(`m${'c'.repeat(26)}`))).toBe(5)
    expect(desk.all('accounts').map(({ version }) => version)).toEqual([1, 1, 1])
  })

  test('in a circle is a broken invariant', async () => {
    await desk.keep(given({ memberId: alice, mergedInto: bo }))
    await desk.keep(given({ memberId: bo, mergedInto: alice }))
    await expect(desk.one(request(now, giving(5)))).rejects.toThrow('circle')
  })
})
