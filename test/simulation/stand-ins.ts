/** What stands in for slow parts of the kernel while it is simulated, and the one message that is a rule of these tests. */
import type { Plugin } from 'esbuild'
import type { Edit } from './edits'

/** Gifts are a rule of these tests alone: whoever delivers messages knows what theirs does. */
const giftTell: Edit = {
  file: 'cloudfunctions/lib/tells.ts',
  find: '/** The tells of the product, under the rules in force when they are given. */',
  replace: `
import { plan } from '../../src/domain/plan'
import { earn } from '../../src/domain/points'
const gift = (settings: Settings): Tells[string] =>
  ({ message }) =>
  (_account, now) =>
    plan({
      post: [earn(Number(message.points), { of: 'redeem', label: 'given' }, { at: now, settings })],
      answer: () => null,
    })
export const tellsUnder = (settings: Settings): Tells => ({ ...tellsOfProduct(settings), gift: gift(settings) })`,
}

const productTells: Edit = {
  file: 'cloudfunctions/lib/tells.ts',
  find: 'export function tellsUnder(',
  replace: 'function tellsOfProduct(',
}

/** SHA-256 is slow and asked for all the time: a hash that nobody attacks stands in for it. */
const quickHashing: Edit[] = [
  {
    file: 'src/domain/request.ts',
    find: 'base32(sha256(new TextEncoder().encode(JSON.stringify(parts))), SHORT_HASH_LENGTH)',
    replace: 'quickHash(JSON.stringify(parts))',
  },
  {
    file: 'src/domain/request.ts',
    find: 'JSON.stringify(input, sortKeys)',
    replace: 'inOrder(input)',
  },
]

/** Two running hashes, stretched: quick, and different where the texts are; and a text that has its keys in order. */
export const quickHash = `
const inOrder = (value) => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return '[' + value.map((one) => inOrder(one) ?? 'null').join(',') + ']'
  let text = '{'
  for (const key of Object.keys(value).sort())
    if (value[key] !== undefined) text += (text === '{' ? '"' : ',"') + key + '":' + inOrder(value[key])
  return text + '}'
}
const quickHash = (text) => {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let place = 0; place < text.length; place += 1) {
    a = Math.imul(a ^ text.charCodeAt(place), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(place), 0x85ebca6b) ^ (b >>> 15)
  }
  return (a >>> 0) + 'x' + (b >>> 0) + 'x' + (Math.imul(a ^ (b >>> 13), 0x5bd1e995) >>> 0)
}`

/** The calendar is slow, and asked the same again and again: here it remembers its answers. */
export const quickCalendarIn = (root: string): Plugin => ({
  name: 'quick-calendar',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\/calendar$/ }, ({ namespace }) =>
      namespace === 'quick' ? undefined : { path: 'calendar', namespace: 'quick' },
    )
    onLoad({ filter: /^calendar$/, namespace: 'quick' }, () => ({
      contents: quickCalendar,
      resolveDir: root,
    }))
  },
})

/** A Beijing day begins at a full hour of UTC, so all moments of an hour lie in the same day and month. */
const quickCalendar = `
import * as real from './src/domain/calendar'
export * from './src/domain/calendar'
const remembered = (ask, keyOf) => {
  const answers = new Map()
  return (first, second) => {
    const key = keyOf(first, second)
    if (!answers.has(key)) {
      if (answers.size > 50_000) answers.clear()
      answers.set(key, ask(first, second))
    }
    return answers.get(key)
  }
}
const hour = (at) => Math.floor(at / 3_600_000)
const both = (first, second) => first + '/' + second
export const dayOf = remembered(real.dayOf, hour)
export const monthOf = remembered(real.monthOf, hour)
export const dayBefore = remembered(real.dayBefore, String)
export const startOfDay = remembered(real.startOfDay, String)
export const monthAfter = remembered(real.monthAfter, both)
export const startOfMonth = remembered(real.startOfMonth, String)
export const endOfMonth = remembered(real.endOfMonth, String)
`

/** The edits of every kernel that is simulated. */
export const standIns: Edit[] = [...quickHashing, giftTell, productTells]
