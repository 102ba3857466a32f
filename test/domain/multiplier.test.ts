import fc from 'fast-check'
import { multiplierOf, pointsOfOrder } from '../../src/domain/multiplier'

const percents = (...percent: number[]) => percent.map((one) => ({ name: '', percent: one }))
const whole = (paidFen: number) => ({ paidFen, lineFens: [] })

test('multipliers add their extras and never multiply each other', () => {
  expect(multiplierOf(percents(150, 200), 500).percent).toBe(250)
  expect(multiplierOf(percents(120, 200, 300), 500).percent).toBe(420)
})

test('all extras together stop at five', () => {
  const extras = [
    { name: '钻石', percent: 200 },
    { name: '周年', percent: 400 },
  ]
  expect(multiplierOf(extras, 500).percent).toBe(500)
  expect(multiplierOf([...extras, { name: '生日月', percent: 200 }], 500).percent).toBe(500)
})

test('the points of the largest sale are exact', () => {
  const exact = (fen: bigint, percent: bigint) => ((fen / 100n) * percent) / 100n
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000_000 }),
      fc.integer({ min: 100, max: 500 }),
      (fen, percent) => {
        expect(BigInt(pointsOfOrder(whole(fen), { percent, extras: [] }, 1))).toBe(
          exact(BigInt(fen), BigInt(percent)),
        )
      },
    ),
  )
})

const latte = { name: '拿铁周', percent: 200, campaign: 'latte', lines: '01', fen: 2890 }

test('a campaign for products weighs the full yuan of their lines alone', () => {
  const kept = { percent: 150, extras: [], parts: [latte] }
  const paid = { paidFen: 12_990, lineFens: [10_000, 2890, 100] }
  expect(pointsOfOrder(paid, kept, 1)).toBe(193 + 28)
  expect(pointsOfOrder({ paidFen: 10_100, lineFens: [10_000, 0, 100] }, kept, 1)).toBe(151)
  expect(pointsOfOrder({ paidFen: 2890, lineFens: [0, 2890, 0] }, kept, 1)).toBe(42 + 28)
})

test('a bonus stays while a fen remains paid, and goes with the last', () => {
  const kept = { percent: 100, extras: [], bonuses: [{ name: '开业礼', points: 20, campaign: 'open' }] }
  expect(pointsOfOrder(whole(10_000), kept, 1)).toBe(120)
  expect(pointsOfOrder(whole(1), kept, 1)).toBe(20)
  expect(pointsOfOrder(whole(0), kept, 1)).toBe(0)
})

test('what remains of an order never has more points than there were', () => {
  const kept = {
    percent: 130,
    extras: [],
    parts: [latte],
    bonuses: [{ name: '开业礼', points: 20, campaign: 'open' }],
  }
  const fens = fc.integer({ min: 0, max: 500_000 })
  const lines = fc.tuple(fens, fens)
  fc.assert(
    fc.property(lines, lines, (paid, refunded) => {
      const left = paid.map((fen, place) => Math.max(0, fen - refunded[place]!))
      const pointsOf = (lineFens: number[]) =>
        pointsOfOrder({ paidFen: lineFens.reduce((a, b) => a + b, 0), lineFens }, kept, 3)
      expect(pointsOf(left)).toBeLessThanOrEqual(pointsOf(paid))
    }),
  )
})
