import {
  type Claim,
  fateOf,
  homeShard,
  newShards,
  groupOutcome,
  overdueClaims,
  type Shard,
  withFates,
} from '../../src/domain/allotment'
import { NEVER } from '../../src/domain/calendar'
import { note } from '../../src/domain/points'
import { at, entriesOf, given, posted } from './given'

const now = at('2026-11-21 09:00')
const claim = (opId: string, state: Claim['state'], seconds = 0): Claim => ({
  opId,
  opTime: now,
  memberId: 'm1',
  at: now + seconds * 1000,
  state,
})
const [shard] = newShards('cup', 3) as [Shard]
const held: Shard = {
  ...shard,
  left: 0,
  heldSince: now,
  claims: { a: claim('a', 'held'), b: claim('b', 'held', 30), c: claim('c', 'sold') },
}

test.each([
  [1, [1]],
  [200, [200]],
  [201, [101, 100]],
  [500, [167, 167, 166]],
])('%i units lie in shards of at most 200', (quantity, left) => {
  expect(newShards('cup', quantity).map((one) => one.left)).toEqual(left)
})

test('every copy of a request asks the same shard first, and requests spread over all', () => {
  const homes = Array.from({ length: 400 }, (_, index) => homeShard(`r${index}abc`, 8))
  expect(new Set(homes).size).toBe(8)
  expect(homeShard('r1abc', 8)).toBe(homes[1])
})

test('a claim is looked into after two minutes', () => {
  expect(overdueClaims(held, now + 119_999)).toEqual([])
  expect(overdueClaims(held, now + 120_000).map(({ opId }) => opId)).toEqual(['a'])
})

test('a released unit can be claimed again, its claim is kept', () => {
  const after = withFates(held, new Map([['a', 'released']]))
  expect(after).toMatchObject({ left: 1, heldSince: now + 30_000 })
  expect(after.claims.a?.state).toBe('released')
})

test('a sold unit stays gone, and a shard where nothing is held rests', () => {
  const after = withFates(
    held,
    new Map([
      ['a', 'sold'],
      ['b', 'sold'],
    ]),
  )
  expect(after).toMatchObject({ left: 0, heldSince: NEVER })
})

test('a fate that is known already gives nothing back twice', () => {
  const once = withFates(held, new Map([['a', 'released']]))
  expect(withFates(once, new Map([['a', 'released']])).left).toBe(1)
})

test('a claim is sold where the entry names this very shard, and released everywhere else', () => {
  const [entry] = entriesOf(posted(given(), note({ of: 'redeem', label: '' }, 'spent'), now))
  const naming = (ref: object | null) => fateOf({ ...entry!, claim: ref as never }, shard)
  expect(naming({ allotmentId: 'cup', shard: 0 })).toBe('sold')
  expect(naming({ allotmentId: 'cup', shard: 1 })).toBe('released')
  expect(naming({ allotmentId: 'tea', shard: 0 })).toBe('released')
  expect(naming(null)).toBe('released')
})

test('a group is full when all its places are sold, failed when it is closed with one free', () => {
  const group = (state: Shard['state'], ...states: Claim['state'][]): Shard => ({
    ...shard,
    state,
    claims: Object.fromEntries(states.map((one, place) => [`p${place}`, claim(`p${place}`, one)])),
  })
  expect(groupOutcome(group('open', 'sold', 'sold', 'held'), 3)).toBe('undecided')
  expect(groupOutcome(group('open', 'sold', 'sold', 'sold'), 3)).toBe('full')
  expect(groupOutcome(group('open', 'sold', 'sold'), 3)).toBe('undecided')
  expect(groupOutcome(group('closed', 'sold', 'held'), 3)).toBe('undecided')
  expect(groupOutcome(group('closed', 'sold', 'sold', 'released'), 3)).toBe('failed')
})

test('a released claim never becomes a sold one', () => {
  const released = withFates(held, new Map([['a', 'released']]))
  expect(withFates(released, new Map([['a', 'sold']])).claims.a?.state).toBe('released')
})
