/** Our extended JSON against the one of bson, and what neither can keep. */
import { EJSON } from 'bson'
import fc from 'fast-check'
import { parseEjson, stringifyEjson } from '../../../local-cloud/database/ejson'
import type { Value } from '../../../local-cloud/database/values'

const now = Date.UTC(2026, 10, 21)

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    2 ** 31,
    -(2 ** 31),
    2 ** 31 - 1,
    -(2 ** 31) - 1,
    2 ** 53,
    2 ** 62,
    2 ** 63,
    -(2 ** 63),
    NaN,
    Infinity,
  ),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }),
)
const name = fc.string().filter((text) => !text.startsWith('$') && text !== '__proto__')
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree')),
    fc.dictionary(name, tie('tree'), { noNullPrototype: true }),
  ),
}))

test('every value comes back as it was written', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(parseEjson(stringifyEjson(value as Value), now)).toEqual(value) // leaves and trees of them are values
    }),
  )
})

test('what the SDK writes is read, and what we write the SDK reads', () => {
  fc.assert(
    fc.property(tree, (value) => {
      expect(parseEjson(EJSON.stringify(value, { relaxed: false }), now)).toEqual(value)
      expect(EJSON.parse(stringifyEjson(value as Value))).toEqual(value) // as above
    }),
  )
})

test('numbers say their type as bson says it', () => {
  const numbers = [0, 5, -7, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 40, 2 ** 53, 1e300, NaN, -0]
  for (const number of numbers) {
    const wanted = EJSON.stringify({ number }, { relaxed: false })
    expect(JSON.parse(stringifyEjson({ number }))).toEqual(JSON.parse(wanted))
  }
})

test.each([
  ['a pattern', '{"$regularExpression":{"pattern":"^a\\\\d","options":"i"}}', /^a\d/i],
  ['a date as text', '{"$date":"2026-11-21T00:00:00Z"}', new Date('2026-11-21T00:00:00Z')],
  ['a date', '{"$date":{"$numberLong":"-1"}}', new Date(-1)],
  ['the server’s date', '{"$tcb_server_date":{"offset":{"$numberInt":"-5"}}}', new Date(now - 5)],
  [
    'the server’s date far away',
    '{"$tcb_server_date":{"offset":{"$numberLong":"31536000000"}}}',
    new Date(now + 31_536_000_000),
  ],
])('%s is read', (_, text, value) => {
  expect(parseEjson(text, now)).toEqual(value)
})

test.each([
  ['an object id', { $oid: '0123456789abcdef01234567' }],
  ['bytes', { $binary: { base64: 'AAEC', subType: '00' } }],
])('%s comes back as it was', (_, value) => {
  expect(JSON.parse(stringifyEjson(parseEjson(JSON.stringify(value), now)))).toEqual(value)
})

test.each([
  ['no JSON', '{"a":'],
  ['a field named __proto__', '{"a":{"__proto__":{"b":1}}}'],
  ['a number that is none', '{"$numberInt":"five"}'],
  ['a 64-bit number that JavaScript cannot hold', '{"$numberLong":"9007199254740993"}'],
  ['a decimal', '{"$numberDecimal":"1.1"}'],
  ['a date that is none', '{"$date":"yesterday"}'],
  ['a pattern that is none', '{"$regularExpression":{"pattern":"(","options":""}}'],
  ['an offset that is no number', '{"$tcb_server_date":{"offset":"x"}}'],
  ['nesting without end', `${'['.repeat(5000)}${']'.repeat(5000)}`],
])('%s is refused', (_, text) => {
  expect(() => parseEjson(text, now)).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }))
})
