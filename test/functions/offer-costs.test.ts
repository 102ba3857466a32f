/** What changed offers cost at most: what was given out stays as dear as it was. */
import { type Office, openOffice } from './office'
import { drink } from './shelf'
import { type ShelfDesk, shelfDesk } from './shelf-desk'

let office: Office
let shelf: ShelfDesk
beforeEach(async () => {
  office = await openOffice()
  shelf = shelfDesk(office)
})

test('what was given stays as dear as it was: a cheaper version frees no budget before the end', async () => {
  await shelf.saving(drink({ budgetFen: 280_000 }))
  await shelf.offering()
  for (let place = 0; place < 100; place += 1) await shelf.claimed(`claim${place}`)
  await shelf.saving(drink({ worthFen: 1, budgetFen: 280_000 }), { basedOn: 1 })
  await shelf.offering({ pricePoints: 880 }, { basedOn: 1 })
  expect(shelf.planned()).toBe(280_000)
  expect(await shelf.offering({ quantity: 1 }, { offerId: 'other' })).toMatchObject({
    code: 'TEMPLATE_BUDGET',
  })
  await shelf.closing({ basedOn: 2 })
  expect(shelf.planned()).toBe(280_000)
})

test('a dearer version costs more for every unit that may still be given, and more units cost what they give', async () => {
  await shelf.saving(drink({ worthFen: 100 }))
  await shelf.offering()
  await shelf.saving(drink({ worthFen: 300 }), { basedOn: 1 })
  await shelf.offering({ quantity: 110 }, { basedOn: 1 })
  expect(shelf.planned()).toBe(110 * 300)
  await shelf.saving(drink({ worthFen: 200 }), { basedOn: 2 })
  await shelf.offering({ quantity: 120 }, { basedOn: 2 })
  expect(shelf.planned()).toBe(110 * 300 + 10 * 200)
  await shelf.closing({ basedOn: 3 })
  expect(shelf.planned()).toBe(110 * 300 + 10 * 200 - 120 * 200)
})
