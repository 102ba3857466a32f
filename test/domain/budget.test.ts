/** The budget of a template: what is planned, what is wanted, and which plan holds. Costs are fen. */
import { type CostPlans, plannedFen, PLANS_MAX, withHolding, withWanted } from '../../src/domain/budget'
import { isRefusal } from '../../src/domain/result'

const held = (fen: number, number = 1) => ({ fen, wantedFen: 0, number })
function plansOf(reply: ReturnType<typeof withWanted>): CostPlans {
  if (isRefusal(reply)) throw new Error(reply.code)
  return reply
}
const codeOf = (reply: object) => (isRefusal(reply) ? reply.code : 'OK')

test('what is wanted counts at once, and the larger of two wishes', () => {
  const wanted = plansOf(withWanted({ a: held(100) }, { key: 'b', fen: 50 }, null))
  const less = plansOf(withWanted(wanted, { key: 'b', fen: 30 }, null))
  const more = plansOf(withWanted(less, { key: 'b', fen: 60 }, null))
  expect([wanted, less, more].map(plannedFen)).toEqual([150, 150, 160])
})

test('up to the budget, and not a fen above it', () => {
  expect(codeOf(withWanted({ a: held(100) }, { key: 'b', fen: 50 }, 150))).toBe('OK')
  expect(codeOf(withWanted({ a: held(100) }, { key: 'b', fen: 51 }, 150))).toBe('TEMPLATE_BUDGET')
})

test('a plan that takes no more is not refused, also where the budget was cut below it', () => {
  expect(codeOf(withWanted({ a: held(100) }, { key: 'a', fen: 100 }, 50))).toBe('OK')
  expect(codeOf(withWanted({ a: held(100) }, { key: 'a', fen: 101 }, 50))).toBe('TEMPLATE_BUDGET')
})

test('an older move that comes late changes nothing', () => {
  const plans = { a: { fen: 100, wantedFen: 70, number: 2 } }
  expect(withHolding(plans, { key: 'a', fen: 900, number: 1 })).toBe(plans)
  expect(withHolding(plans, { key: 'a', fen: 900, number: 2 })).toBe(plans)
  expect(withHolding(plans, { key: 'a', fen: 40, number: 3 })).toEqual({ a: held(40, 3) })
})

test('a template is planned for three hundred times, and those plans may still change', () => {
  const plans = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, place) => [`p${place}`, held(1)]))
  expect(codeOf(withWanted(plans(PLANS_MAX - 1), { key: 'one more', fen: 1 }, null))).toBe('OK')
  expect(codeOf(withWanted(plans(PLANS_MAX), { key: 'one more', fen: 1 }, null))).toBe('TEMPLATE_FULL')
  expect(codeOf(withWanted(plans(PLANS_MAX), { key: 'p0', fen: 2 }, null))).toBe('OK')
})
