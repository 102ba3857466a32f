/** Time: the clock to move forward, and the triggers to fire. */
import { get, post } from './cloud.mjs'
import { button, card, el, empty, mark, table } from './dom.mjs'
import { day, distance, moment, time } from './words.mjs'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const beijingMs = 8 * hourMs

export function timeSection(view) {
  const now = el('p', { class: 'big' })
  const date = el('p', { class: 'quiet' })
  const target = el('input', { type: 'datetime-local', step: '1' })
  const timers = el('div')
  const state = { now: 0 }
  const forward = (at) => post('clock', { forwardTo: at })
  const jump = (ms) => async () => forward((await get('clock')).now + ms)
  const jumps = [
    button('+ 1 hour', jump(hourMs)),
    button('+ 1 day', jump(dayMs)),
    button('+ 1 month', async () => forward(monthLater((await get('clock')).now))),
    button('+ 1 year', jump(365 * dayMs)),
  ]
  const toDate = button(
    'Forward to',
    () => target.value && forward(Date.parse(`${target.value}+08:00`)),
    'main',
  )
  const rule = el(
    'p',
    { class: 'quiet' },
    'The clock only moves forward. A jump fires each trigger that fell due, once. Beijing time.',
  )
  view.className = 'two'
  view.replaceChildren(
    card('Triggers', [], timers),
    card(
      'Clock',
      [],
      el(
        'div',
        { class: 'body' },
        now,
        date,
        el('div', { class: 'jumps' }, ...jumps),
        el('div', { class: 'row' }, target, toDate),
        rule,
      ),
    ),
  )
  return {
    update(overview) {
      state.now = overview.clock.now
      now.textContent = time(state.now)
      date.textContent = `${day(state.now)}${overview.clock.stands ? ' · the clock stands' : ''}`
      timers.replaceChildren(timerTable(overview.timers, state.now))
    },
  }
}

/** The same day of the next month, by Beijing's calendar; the last day where the month is shorter. */
function monthLater(at) {
  const date = new Date(at + beijingMs)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + 1)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return date.getTime() - beijingMs
}

function timerTable(timers, now) {
  if (timers.length === 0) return empty('No function has a trigger in its config.json.')
  const columns = [
    ['Function', 'strong', (timer) => timer.function],
    ['Trigger', '', (timer) => timer.name],
    ['When', 'mono whole', (timer) => timer.config],
    ['Next', 'whole', (timer) => nextRun(timer, now)],
    ['Last', 'whole', (timer) => lastRun(timer, now)],
    [
      '',
      'number',
      (timer) =>
        button('Fire now', () => post('timers/fire', { function: timer.function, name: timer.name })),
    ],
  ]
  return table(columns, timers)
}

function nextRun(timer, now) {
  if (timer.nextAt === undefined) return '—'
  return [moment(timer.nextAt), el('div', { class: 'quiet' }, distance(timer.nextAt - now))]
}

function lastRun(timer, now) {
  if (timer.lastAt === undefined) return el('span', { class: 'quiet' }, 'not yet')
  const kinds = { done: 'good', failed: 'bad', running: 'warn' }
  return [
    mark(timer.lastState, kinds[timer.lastState]),
    el('div', { class: 'quiet' }, distance(timer.lastAt - now)),
  ]
}
