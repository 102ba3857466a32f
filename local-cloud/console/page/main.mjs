/* global document, location, setInterval, addEventListener */
/** The frame of the console: tabs, live counters, and the section that is open. */
import { get } from './cloud.mjs'
import { el } from './dom.mjs'
import { databaseSection } from './database.mjs'
import { faultsSection } from './faults.mjs'
import { functionsSection } from './functions.mjs'
import { outboxSection } from './outbox.mjs'
import { timeSection } from './time.mjs'
import { day, megabytes, time, whole } from './words.mjs'

const sections = {
  functions: { title: 'Functions', make: functionsSection },
  database: { title: 'Database', make: databaseSection },
  time: { title: 'Time', make: timeSection },
  outbox: { title: 'Outbox', make: outboxSection },
  faults: { title: 'Faults', make: faultsSection },
}

const view = document.getElementById('view')
const history = { calls: [], rates: [] }
let open

/** Each section is told the newest overview; it may answer by drawing itself anew. */
async function refresh() {
  const overview = await get('overview')
  showClock(overview.clock)
  showTiles(overview)
  open?.update(overview)
}

function showClock({ now, stands }) {
  document.getElementById('clock-day').textContent = stands ? `stands · ${day(now)}` : day(now)
  document.getElementById('clock-time').textContent = time(now)
}

function showTiles(overview) {
  const { totals, functions, memory, messages, faults } = overview
  const sum = (name) => functions.reduce((total, one) => total + (one[name] ?? 0), 0)
  const own = memory.rss - (memory.mappedDatabasePages ?? 0)
  const rate = rateOf(totals.calls)
  document
    .getElementById('tiles')
    .replaceChildren(
      tile('Calls', whole(totals.calls), `${rate.toFixed(1)}/s`, history.rates),
      tile(
        'Failures',
        whole(totals.failures),
        totals.calls ? `${((totals.failures / totals.calls) * 100).toFixed(1)} %` : '',
      ),
      tile(
        'Database calls',
        whole(sum('databaseCalls')),
        totals.calls ? `${(sum('databaseCalls') / totals.calls).toFixed(1)} a call` : '',
      ),
      tile('Instances', whole(sum('instances')), `${sum('busy')} busy`),
      tile('Memory', megabytes(own), 'MB'),
      tile('Messages', whole(messages), faults.length ? `${faults.length} faults set` : 'sent'),
    )
}

/** Calls a second over the last few looks. */
function rateOf(calls) {
  history.calls.push({ at: Date.now(), calls })
  history.calls = history.calls.slice(-6)
  const [first] = history.calls
  const seconds = (Date.now() - first.at) / 1000
  const rate = seconds > 0 ? (calls - first.calls) / seconds : 0
  history.rates = [...history.rates, rate].slice(-60)
  return rate
}

function tile(name, value, aside, line) {
  const figure = el('b', {}, value, ' ', el('small', {}, aside))
  return el('div', { class: 'tile' }, el('span', {}, name), figure, line && spark(line))
}

function spark(values) {
  const max = Math.max(1, ...values)
  const points = values
    .map((value, index) => `${((60 - values.length + index) / 59) * 100},${31 - (value / max) * 27}`)
    .join(' ')
  const namespace = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', '0 0 100 34')
  svg.setAttribute('preserveAspectRatio', 'none')
  const line = document.createElementNS(namespace, 'polyline')
  line.setAttribute('points', points)
  svg.append(line)
  return svg
}

function openSection() {
  const asked = location.hash.slice(1)
  const name = sections[asked] ? asked : 'functions'
  const links = Object.entries(sections).map(([key, { title }]) =>
    el('a', { href: `#${key}`, 'aria-current': key === name && 'page' }, title),
  )
  document.getElementById('tabs').replaceChildren(...links)
  open = sections[name].make(view)
  refresh().catch(() => undefined)
}

addEventListener('hashchange', openSection)
setInterval(() => refresh().catch(() => undefined), 1500)
openSection()
