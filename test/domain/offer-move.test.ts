/** What an offer can be opened as, and changed to. */
import { QUANTITY_MAX } from '../../src/domain/offer'
import { refuseMove } from '../../src/domain/offer-move'
import { at } from './given'
import { offer, terms } from './given-shop'

const now = at('2026-11-21 09:00')
const codeOf = (standing: Parameters<typeof refuseMove>[0], parts: Parameters<typeof terms>[0] = {}) =>
  refuseMove(standing, terms(parts), now)?.code ?? 'OK'

test('an offer may have twenty thousand units, and not one more', () => {
  expect(codeOf(null, { quantity: QUANTITY_MAX })).toBe('OK')
  expect(codeOf(null, { quantity: QUANTITY_MAX + 1 })).toBe('OFFER_UNITS_MAX')
})

test('a standing offer keeps its way, its template and its units', () => {
  expect(codeOf(offer())).toBe('OK')
  expect(codeOf(offer(), { kind: 'flash' })).toBe('OFFER_KIND')
  expect(codeOf(offer(), { templateId: 'cake' })).toBe('OFFER_KIND')
  expect(codeOf(offer(), { quantity: 499 })).toBe('OFFER_UNITS')
  expect(codeOf(offer({ state: 'closed' }))).toBe('OFFER_CLOSED')
})

test('its end is to come, and no later than it may ever be', () => {
  expect(codeOf(null, { closesAt: now + 1 })).toBe('OK')
  expect(codeOf(null, { closesAt: now })).toBe('OFFER_OVER')
  const { latestEnd } = offer()
  expect(codeOf(offer(), { closesAt: latestEnd })).toBe('OK')
  expect(codeOf(offer(), { closesAt: latestEnd + 1 })).toBe('OFFER_EXTENDED')
})
