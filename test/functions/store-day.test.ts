/** A use is undone within a day, and the day of a store shows both. */
import { at } from '../domain/given'
import type { Wire } from './cloud'
import { atCounter, type Counter, minute, opened, openCounter } from './counter'

let counter: Counter

beforeEach(async () => {
  counter = await openCounter()
  await counter.give('oAlice', 'ca')
})

const { look, confirm, undo, coupons, later, receipts } = atCounter(() => counter)

describe('an undo', () => {
  async function use(): Promise<{ receiptId: string; qr: string; ticket: string; waiting: string }> {
    const { qr } = await counter.code('oAlice', 'ca')
    const ticket = await counter.ticket('oLin', 'oAlice', 'ca')
    const waiting = await counter.ticket('oZhou', 'oAlice', 'ca')
    return { receiptId: (await confirm('oLin', ticket)).value.receiptId, qr, ticket, waiting }
  }

  test('gives the coupon back, and nothing that was shown before is good after it', async () => {
    const { receiptId, qr, ticket, waiting } = await use()
    later(1000)
    expect(await undo('oZhou', receiptId)).toMatchObject({ ok: true, value: { couponId: 'ca' } })
    expect(await coupons()).toMatchObject({ ca: { serial: 1, until: at('2026-12-19') } })
    expect(await look('oLin', qr)).toMatchObject({ code: 'CODE_EXPIRED' })
    expect(await confirm('oZhou', waiting)).toMatchObject({ code: 'TICKET_EXPIRED' })
    // The ticket that used it answers what it answered, and uses nothing again.
    expect(await confirm('oLin', ticket)).toMatchObject({ ok: true })
    expect(await coupons()).toMatchObject({ ca: { serial: 1 } })
    expect(receipts()).toMatchObject([
      { _id: 'ca_0', kind: 'use', byName: '小林', undone: { byName: '小周', reason: '拿错了' } },
    ])
  })

  test('is done once, and the same request is answered again', async () => {
    const { receiptId } = await use()
    const request = { receiptId, reason: '拿错了', requestId: '01KAHB00000000000000000001' }
    const undone = await counter.ask('oLin', 'undoUse', request)
    expect(await counter.ask('oLin', 'undoUse', { ...request, repeat: true })).toEqual(undone)
    expect(await undo('oZhou', receiptId)).toMatchObject({ code: 'RECEIPT_UNDONE' })
    expect(await coupons()).toMatchObject({ ca: { serial: 1 } })
  })

  test('of two clerks at once gives one coupon back', async () => {
    const { receiptId } = await use()
    const replies = await Promise.all([undo('oLin', receiptId), undo('oZhou', receiptId)])
    expect(replies.map(({ ok, code }) => (ok ? 'OK' : code)).toSorted()).toEqual(['OK', 'RECEIPT_UNDONE'])
    expect(await coupons()).toMatchObject({ ca: { serial: 1 } })
  })

  test('after which it is used again, under a receipt of its own', async () => {
    const { receiptId } = await use()
    await undo('oLin', receiptId)
    later(minute)
    const again = await confirm('oLin', await counter.ticket('oLin', 'oAlice', 'ca'))
    expect(again.value.receiptId).toBe('ca_1')
    expect(await undo('oLin', 'ca_0')).toMatchObject({ code: 'RECEIPT_UNDONE' })
    expect(await undo('oLin', 'ca_1')).toMatchObject({ ok: true })
    expect(await coupons()).toMatchObject({ ca: { serial: 2 } })
  })

  test('is for the same store, and for a day', async () => {
    const { receiptId } = await use()
    expect(await undo('oFar', receiptId)).toMatchObject({ code: 'UNDO_STORE' })
    expect(await undo('oLin', 'cz_0')).toMatchObject({ code: 'RECEIPT_UNKNOWN' })
    later(24 * 60 * minute)
    expect(await undo('oLin', receiptId)).toMatchObject({ code: 'UNDO_LATE' })
    expect(await coupons()).toEqual({})
  })
})

describe('the day of a store', () => {
  const day = async (clerk = 'oLin', more = {}) =>
    (await counter.ask(clerk, 'getDay', { storeId: 's1', ...more })).value

  async function useOf(openid: string, couponId: string) {
    await counter.give(openid, couponId)
    return (await confirm('oLin', await counter.ticket('oLin', openid, couponId))).value.receiptId
  }

  const sale = (place: number) => ({
    _id: `till.s1_${place}`,
    memberId: counter.call('oBo').memberId,
    contentHash: '',
    content: {
      source: 'till.s1',
      orderId: String(place),
      paidFen: 1000,
      paidAt: opened + place,
      storeId: 's1',
      lines: [],
    },
    refunds: [],
  })

  test('is empty at first, and closed to other stores', async () => {
    expect(await day()).toMatchObject({
      day: '2026-11-21',
      rows: [],
      next: null,
      totals: { uses: 0, sales: 0, undoneUses: 0, undoneSales: 0, paidFen: 0, refundedFen: 0 },
    })
    expect(await counter.ask('oFar', 'getDay', { storeId: 's1' })).toMatchObject({ code: 'STORE_NOT_YOURS' })
  })

  test('shows uses and sales, the newest first, with names that are masked', async () => {
    await useOf('oAlice', 'cb')
    later(minute)
    const receiptId = await useOf('oBo', 'cc')
    later(2 * minute)
    await undo('oZhou', receiptId)
    await counter.desk.edge.store.insert('orders', [sale(90_000)])
    const { rows, totals } = await day()
    expect(rows).toMatchObject([
      { kind: 'sale', paidFen: 1000, member: '波**', canUndo: true },
      {
        kind: 'use',
        name: '桂花拿铁 中杯',
        member: '波**',
        byName: '小林',
        undone: { byName: '小周', reason: '拿错了', at: opened + 2 * minute },
        canUndo: false,
      },
      { kind: 'use', id: 'cb_0', member: '阿**', undone: null, canUndo: true },
    ])
    expect(totals).toEqual({
      uses: 1,
      sales: 1,
      undoneUses: 1,
      undoneSales: 0,
      paidFen: 1000,
      refundedFen: 0,
    })
  })

  test('says of a sale who sold it, what it used, and who gave it back and why', async () => {
    const till = {
      by: 'w',
      byName: '小林',
      totalFen: 1500,
      pointsFen: 0,
      coupons: [{ couponId: 'cx', name: '减 5', offFen: 500 }],
    }
    const back = { refundId: 'undo', refundedAt: opened + minute, amountFen: 1000, lines: null, hash: '' }
    const undo = { by: 'w2', byName: '小周', reason: '开错了' }
    await counter.desk.edge.store.insert('orders', [{ ...sale(0), till, refunds: [{ ...back, undo }] }])
    const { rows, totals } = await day()
    expect(rows).toMatchObject([
      {
        byName: '小林',
        coupons: ['减 5'],
        refundedFen: 1000,
        undone: { at: opened + minute, byName: '小周', reason: '开错了' },
        canUndo: false,
      },
    ])
    expect(totals).toMatchObject({ sales: 0, undoneSales: 1, paidFen: 1000, refundedFen: 1000 })
  })

  test('ends at midnight in Beijing', async () => {
    counter.desk.moveTo(at('2026-11-22 00:00') - 1)
    await useOf('oAlice', 'cb')
    counter.desk.moveTo(at('2026-11-22 00:00'))
    await useOf('oAlice', 'cc')
    expect((await day()).rows).toMatchObject([{ id: 'cc_0' }])
    expect((await day('oLin', { day: '2026-11-21' })).rows).toMatchObject([{ id: 'cb_0' }])
  })

  test('is read in pages that leave nothing out and repeat nothing', async () => {
    const orders = Array.from({ length: 75 }, (_, place) => sale(Math.floor(place / 4) * 1000 + (place % 4)))
    for (const [place, order] of orders.entries()) {
      await counter.desk.edge.store.insert('orders', [{ ...order, _id: `${order._id}_${place}` }])
    }
    const ids: string[] = []
    let next: string | null = null
    do {
      const page: Wire = await day('oLin', next === null ? {} : { before: next })
      ids.push(...page.rows.map(({ id }: { id: string }) => id))
      expect(page.totals === null).toBe(next !== null)
      next = page.next
    } while (next !== null)
    expect(ids).toHaveLength(75)
    expect(new Set(ids).size).toBe(75)
    expect((await day()).totals).toMatchObject({ sales: 75, paidFen: 75_000 })
  })

  test('no longer knows the name of who has left', async () => {
    await useOf('oAlice', 'cb')
    const { memberId } = counter.call('oAlice')
    await counter.desk.edge.store.update('accounts', { _id: memberId }, { set: { profile: null } })
    expect((await day()).rows).toMatchObject([{ member: '已离开的会员' }])
  })
})
