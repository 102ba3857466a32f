/** Whatever breaks off at the counter, at whichever call: a coupon is used once, undone once, and never lost. */
import { sweepEffects } from '../../cloudfunctions/lib/sweep'
import { NEVER } from '../../src/domain/calendar'
import { settings } from '../domain/given'
import type { Wire } from './cloud'
import { type Counter, minute, opened, openCounter } from './counter'

type Fate = 'before' | 'after'
const fates: Fate[] = ['before', 'after']

/** Breaks off once at a call, before it was done or after; answers how to know whether there was such a call. */
function breakAt({ desk }: Counter, call: number, fate: Fate): () => boolean {
  let calls = 0
  let broken = false
  desk.before = () => {
    calls += 1
    // After a call is before the next one: the answer of the last one is lost with the connection.
    if (broken || calls !== (fate === 'before' ? call : call + 1)) return
    broken = true
    throw new Error('broke off')
  }
  return () => broken
}

/** Sends a request until it is answered, as a phone does. */
async function insist(send: (repeat: object) => Promise<Wire>): Promise<Wire> {
  const [first] = await Promise.allSettled([send({})])
  return first.status === 'fulfilled' ? first.value : send({ repeat: true })
}

async function rest({ desk }: Counter): Promise<void> {
  desk.before = () => undefined
  desk.moveTo(opened + 5 * minute)
  await sweepEffects(desk.edge, settings, {})
}

const stateOf = async (counter: Counter) => {
  const account = await counter.desk.account(counter.call('oAlice').memberId)
  const receipts = counter.desk.all('receipts').map(({ _id, undone }) => [_id, undone !== null])
  return { serial: account.coupons.ca?.serial ?? null, receipts, unfinished: account.unfinishedSince < NEVER }
}

const requestId = '01KAHB00000000000000000001'

test.each(fates)('a confirm that breaks off %s any call uses the coupon once', async (fate) => {
  let call = 0
  for (let isMet = true; isMet;) {
    call += 1
    const counter = await openCounter()
    await counter.give('oAlice', 'ca')
    const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
    const wasMet = breakAt(counter, call, fate)
    const reply = await insist((repeat) => counter.ask('oLin', 'confirm', { ticket, requestId, ...repeat }))
    isMet = wasMet()
    expect(reply).toMatchObject({ ok: true, value: { receiptId: 'ca_0' } })
    await rest(counter)
    expect(await stateOf(counter)).toEqual({ serial: null, receipts: [['ca_0', false]], unfinished: false })
  }
  expect(call).toBeGreaterThan(3)
})

test.each(fates)('an undo that breaks off %s any call gives the coupon back once', async (fate) => {
  let call = 0
  for (let isMet = true; isMet;) {
    call += 1
    const counter = await openCounter()
    await counter.give('oAlice', 'ca')
    await counter.act('oLin', 'confirm', { ticket: await counter.ticket('oLin', 'oAlice', 'ca') })
    const wasMet = breakAt(counter, call, fate)
    const asked = { receiptId: 'ca_0', reason: '拿错了', requestId }
    const reply = await insist((repeat) => counter.ask('oLin', 'undoUse', { ...asked, ...repeat }))
    isMet = wasMet()
    expect(reply).toMatchObject({ ok: true, value: { couponId: 'ca' } })
    await rest(counter)
    expect(await stateOf(counter)).toEqual({ serial: 1, receipts: [['ca_0', true]], unfinished: false })
  }
  expect(call).toBeGreaterThan(4)
})

test.each(fates)(
  'a preview that breaks off %s any call is asked again, and nothing is used',
  async (fate) => {
    let call = 0
    for (let isMet = true; isMet;) {
      call += 1
      const counter = await openCounter()
      await counter.give('oAlice', 'ca')
      const { digits } = await counter.code('oAlice', 'ca')
      const wasMet = breakAt(counter, call, fate)
      const reply = await insist(() => counter.ask('oLin', 'preview', { code: digits, storeId: 's1' }))
      isMet = wasMet()
      expect(reply).toMatchObject({ ok: true, value: { kind: 'coupon' } })
      await rest(counter)
      expect(await stateOf(counter)).toMatchObject({ serial: 0, receipts: [] })
    }
    expect(call).toBeGreaterThan(3)
  },
)

test('a clerk who gave up and whose request arrives after all: the phone was told once that nothing happened', async () => {
  const counter = await openCounter()
  await counter.give('oAlice', 'ca')
  const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
  counter.desk.moveTo(opened + 2 * minute)
  expect(await counter.act('oLin', 'confirm', { ticket, repeat: true })).toMatchObject({
    code: 'TICKET_EXPIRED',
  })
  counter.desk.moveTo(opened + minute)
  expect(await counter.act('oLin', 'confirm', { ticket })).toMatchObject({ code: 'TICKET_EXPIRED' })
  expect(await stateOf(counter)).toMatchObject({ serial: 0, receipts: [] })
})
