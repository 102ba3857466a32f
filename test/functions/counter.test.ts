/** A clerk at the counter: a code is shown, looked at, and confirmed once. */
import { issueCode } from '../../cloudfunctions/lib/codes'
import { workerIdOf } from '../../cloudfunctions/lib/member-id'
import { at } from '../domain/given'
import type { Wire } from './cloud'
import { atCounter, type Counter, minute, opened, openCounter, usable } from './counter'

let counter: Counter

beforeEach(async () => {
  counter = await openCounter()
  await counter.give('oAlice', 'ca')
})

const { look, confirm, coupons, later, receipts } = atCounter(() => counter)

describe('a preview', () => {
  test('says what a coupon is, whose, and that it is good here', async () => {
    const { qr, digits } = await counter.code('oAlice', 'ca')
    const { value } = await look('oLin', qr)
    expect(value).toMatchObject({
      kind: 'coupon',
      coupon: { couponId: 'ca', name: '桂花拿铁 中杯', worthFen: 3200, until: at('2026-12-19') },
      member: { memberNo: '7K3F29QD', name: '阿**', tierName: '普通' },
      use: { endsAt: opened + 2 * minute },
      refusal: null,
      till: null,
    })
    expect(value.checks.map(({ isGood }: { isGood: boolean }) => isGood)).toEqual([true, true, true])
    expect(await look('oLin', `${digits.slice(0, 4)} ${digits.slice(4)}`)).toMatchObject({ ok: true })
  })

  test('of a coupon that is not for this store names the stores, and gives nothing to confirm with', async () => {
    await counter.give('oAlice', 'cb', { template: { storeIds: ['s2'] } })
    const { qr } = await counter.code('oAlice', 'cb')
    expect((await look('oLin', qr)).value).toMatchObject({
      use: null,
      refusal: { code: 'COUPON_STORE' },
      checks: [{ isGood: false, text: '限徐家汇店' }, { isGood: true }, { isGood: true }],
    })
    expect((await look('oFar', qr, 's2')).value).toMatchObject({ refusal: null })
  })

  test('of a coupon for orders opens the till', async () => {
    const rule = { kind: 'cash', offFen: 1500, thresholdFen: 4900 }
    await counter.give('oAlice', 'cb', { template: { rule } })
    const { qr } = await counter.code('oAlice', 'cb')
    expect((await look('oLin', qr)).value).toMatchObject({
      use: null,
      refusal: { code: 'COUPON_FOR_ORDERS' },
      till: { ticket: expect.any(String), endsAt: opened + 15 * minute },
    })
  })

  test('is for the clerks of the store alone', async () => {
    const { qr } = await counter.code('oAlice', 'ca')
    expect(await look('oLin', qr, 's2')).toMatchObject({ code: 'STORE_NOT_YOURS' })
    expect(await look('oAlice', qr)).toMatchObject({ code: 'ROLE_MISSING' })
  })

  test('a screenshot that is shown a minute later is refused', async () => {
    const { qr, digits } = await counter.code('oAlice', 'ca')
    later(minute - 1)
    expect(await look('oLin', qr)).toMatchObject({ ok: true })
    expect(await look('oLin', digits)).toMatchObject({ ok: true })
    later(minute)
    expect(await look('oLin', qr)).toMatchObject({ code: 'CODE_EXPIRED' })
    expect(await look('oLin', digits)).toMatchObject({ code: 'CODE_UNKNOWN' })
  })

  test('of a coupon that was used says when and where; its digits say no more than wrong ones', async () => {
    const { qr, digits } = await counter.code('oAlice', 'ca')
    await confirm('oLin', usable(await look('oLin', qr)).ticket)
    expect(await look('oZhou', qr)).toEqual({
      ok: false,
      code: 'COUPON_USED',
      message: '这张券 11月21日 09:00 已在静安寺店用掉。这一次没有重复记。请和顾客核对「已使用」。',
    })
    const never = digits === '00000000' ? '00000001' : '00000000'
    expect(await look('oZhou', digits)).toEqual(await look('oZhou', never))
  })
})

describe('digits', () => {
  test('of a coupon name nobody to who asks for a member', async () => {
    const { digits, qr } = await counter.code('oAlice', 'ca')
    expect(await counter.ask('oLin', 'identifyMember', { code: digits })).toMatchObject({
      code: 'CODE_UNKNOWN',
    })
    expect(await counter.ask('oLin', 'identifyMember', { code: qr })).toMatchObject({ code: 'CODE_UNKNOWN' })
  })

  const typed = async (count: number, ask: () => Promise<Wire>) => {
    const codes = []
    for (let tries = 0; tries < count; tries += 1) codes.push((await ask()).code ?? 'OK')
    return codes
  }
  const nineThenLocked = [...Array.from({ length: 9 }, () => 'CODE_UNKNOWN'), 'STAFF_LOCKED']

  test('that led to nothing lock like wrong ones, whatever they were', async () => {
    const { digits, qr } = await counter.code('oAlice', 'ca')
    expect(await typed(10, () => counter.ask('oZhou', 'identifyMember', { code: digits }))).toEqual(
      nineThenLocked,
    )
    await confirm('oLin', usable(await look('oLin', qr)).ticket)
    expect(await typed(10, () => look('oLin', digits))).toEqual(nineThenLocked)
    expect(await look('oLin', qr)).toMatchObject({ code: 'STAFF_LOCKED' })
  })

  test('that were right never lock', async () => {
    const { digits } = await counter.code('oAlice', 'ca')
    expect(new Set(await typed(25, () => look('oLin', digits)))).toEqual(new Set(['OK']))
  })
})

describe('a confirm', () => {
  test('uses the coupon, and answers the same however often it is sent', async () => {
    const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
    later(1000)
    const used = await confirm('oLin', ticket)
    expect(used).toMatchObject({
      ok: true,
      value: { receiptId: 'ca_0', name: '桂花拿铁 中杯', storeId: 's1', at: opened + 1000 },
    })
    expect(await coupons()).toEqual({})
    later(10 * minute)
    expect(await confirm('oLin', ticket, { repeat: true })).toEqual(used)
    expect(await confirm('oLin', ticket)).toEqual(used)
    expect(receipts()).toMatchObject([{ _id: 'ca_0', kind: 'use', byName: '小林', undone: null }])
  })

  test('takes three calls after each other, of which the first are made at once', async () => {
    const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
    const { desk } = counter
    desk.edge.memory.versions.clear()
    desk.calls.length = 0
    let under = 0
    const together: number[] = []
    desk.before = async () => {
      under += 1
      await Promise.resolve()
      together.push(under)
      await new Promise((resolve) => setImmediate(resolve))
      under -= 1
    }
    await confirm('oLin', ticket)
    expect(desk.calls.toSorted()).toEqual(
      ['get staff', 'get accounts', 'find templateVersions', 'update accounts', 'insert receipts'].toSorted(),
    )
    expect(together).toEqual([3, 3, 3, 1, 1])
  })

  test('answers nobody who is no clerk any more, whatever was read ahead', async () => {
    const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
    const _id = workerIdOf(counter.desk.edge, 'oLin')
    await counter.desk.edge.store.update('staff', { _id }, { set: { storeIds: [] } })
    expect(await confirm('oLin', ticket)).toMatchObject({ code: 'ROLE_MISSING' })
    await counter.desk.edge.store.update('staff', { _id }, { set: { storeIds: ['s2'] } })
    expect(await confirm('oLin', ticket)).toMatchObject({ code: 'TICKET_WRONG' })
    expect(Object.keys(await coupons())).toEqual(['ca'])
  })

  test('takes no ticket that is forged, of another clerk, of a member, or two minutes old', async () => {
    const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
    expect(await confirm('oLin', `${ticket}a`)).toMatchObject({ code: 'TICKET_WRONG' })
    expect(await confirm('oLin', ticket.replace('.s1.', '.s2.'))).toMatchObject({ code: 'TICKET_WRONG' })
    expect(await confirm('oZhou', ticket)).toMatchObject({ code: 'TICKET_WRONG' })
    const { value } = await counter.ask('oLin', 'preview', { code: (await memberCode()).qr, storeId: 's1' })
    expect(value).toMatchObject({ kind: 'member', coupons: 1 })
    expect(await confirm('oLin', value.till.ticket)).toMatchObject({ code: 'TICKET_WRONG' })
    later(2 * minute)
    expect(await confirm('oLin', ticket)).toMatchObject({ code: 'TICKET_EXPIRED' })
    expect(Object.keys(await coupons())).toEqual(['ca'])
    later(2 * minute - 1)
    expect(await confirm('oLin', ticket)).toMatchObject({ ok: true })
  })

  async function memberCode() {
    const code = await issueCode(counter.call('oAlice'))
    if ('ok' in code) throw new Error(code.code)
    return code
  }

  test('of a coupon of somebody else takes nothing from anybody', async () => {
    const { qr } = await counter.code('oAlice', 'ca')
    const { memberId } = counter.call('oAlice')
    const forged = qr.replace(memberId, counter.call('oBo').memberId)
    expect(await look('oLin', forged)).toMatchObject({ code: 'CODE_UNKNOWN' })
    expect(Object.keys(await coupons())).toEqual(['ca'])
  })

  test('of two clerks at once, a thousand times: one of them each time', async () => {
    for (let times = 0; times < 1000; times += 1) {
      const letters = [...String(times)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
      const couponId = `c${letters}`
      await counter.give('oAlice', couponId)
      const [a, b] = [
        await counter.ticket('oLin', 'oAlice', couponId),
        await counter.ticket('oZhou', 'oAlice', couponId),
      ]
      const replies = await Promise.all([confirm('oLin', a), confirm('oZhou', b)])
      expect(replies.map(({ ok, code }) => (ok ? 'OK' : code)).toSorted()).toEqual(['COUPON_USED', 'OK'])
    }
    expect(receipts()).toHaveLength(1000)
  })
})
