/** Functions: how often, how fast, what they say; and one to call by hand. */
import { get, invoke, post } from './cloud.mjs'
import { button, card, el, empty, field, mark, table } from './dom.mjs'
import { duration, time, whole } from './words.mjs'

export function functionsSection(view) {
  const state = { picked: undefined }
  const functions = el('div')
  const lines = el('div', { class: 'lines' })
  const title = el('span')
  const showLines = async () =>
    lines.replaceChildren(...linesOf(await get('logs', { function: state.picked, count: 60 })))
  const pick = (name) => {
    state.picked = state.picked === name ? undefined : name
    if (state.picked) caller.name.value = state.picked
    showLines().catch(() => undefined)
  }
  const caller = callCard()
  view.className = 'two'
  view.replaceChildren(
    el(
      'div',
      { style: 'display:grid;gap:16px' },
      card('Functions', [button('Release idle instances', () => post('workers/release'))], functions),
      card(title, [], lines),
    ),
    caller.card,
  )
  return {
    update(overview) {
      functions.replaceChildren(functionTable(overview.functions, state.picked, pick))
      title.textContent = state.picked ? `Log of ${state.picked}` : 'Log'
      caller.offer(overview.functions.map((one) => one.name))
      showLines().catch(() => undefined)
    },
  }
}

function functionTable(functions, picked, pick) {
  if (functions.length === 0) return empty('There is no function yet. Build them first.')
  const slowest = Math.max(1, ...functions.map((one) => one.p99Ms ?? 0))
  const columns = [
    ['Function', 'whole', (one) => nameCell(one)],
    ['Calls', 'number', (one) => whole(one.calls)],
    ['Failures', 'number', (one) => (one.failures ? mark(whole(one.failures), 'bad') : '0')],
    ['p50', 'number', (one) => duration(one.p50Ms)],
    ['p99', 'whole', (one) => [duration(one.p99Ms), meter((one.p99Ms ?? 0) / slowest)]],
    [
      'Database',
      'number',
      (one) => (one.calls ? `${(one.databaseCalls / one.calls).toFixed(1)} a call` : '—'),
    ],
    ['Cold', 'number', (one) => coldCell(one)],
    ['Instances', 'whole', (one) => instancesOf(one)],
  ]
  return table(columns, functions, (one) => ({
    class: 'pick',
    'aria-selected': String(one.name === picked),
    onclick: () => pick(one.name),
  }))
}

function nameCell(one) {
  const marks = [one.isClosedToClients && mark('no clients'), one.fault && mark(one.fault, 'bad')]
  return el('span', {}, el('span', { class: 'strong' }, one.name, ' '), ...marks)
}

function coldCell(one) {
  if (one.coldStarts === 0) return '0'
  return [`${whole(one.coldStarts)} `, el('span', { class: 'quiet' }, `× ${duration(one.coldP50Ms)}`)]
}

function meter(share) {
  return el('span', { class: 'meter' }, el('i', { style: `width:${Math.round(share * 100)}%` }))
}

function instancesOf(one) {
  if (one.waiting) return mark(`${one.instances}, ${one.waiting} waiting`, 'warn')
  if (one.busy) return mark(`${one.busy} of ${one.instances} busy`, 'good')
  return el('span', { class: 'quiet' }, one.instances ? `${one.instances} idle` : 'none')
}

function linesOf(lines) {
  if (lines.length === 0) return [empty('Nothing has been written yet.')]
  return lines.map((line) =>
    el(
      'p',
      { class: line.level },
      el('span', { class: 'quiet' }, time(line.at)),
      el('span', {}, line.function ?? 'cloud'),
      el('span', {}, line.text),
    ),
  )
}

function callCard() {
  const name = el('select')
  const openid = el('input', { value: 'oAlice', spellcheck: 'false' })
  const event = el('textarea', { rows: 5, spellcheck: 'false' })
  const answer = el('pre', {}, '')
  event.value = '{ "action": "" }'
  const call = async () => {
    const told = await invoke(name.value, openid.value, event.value)
    const databaseCalls = Number(told.databaseCalls ?? 0)
    const counted = `${databaseCalls} database call${databaseCalls === 1 ? '' : 's'}`
    const cost = `${told.status} · ${duration(told.ms)} · ${counted}`
    answer.textContent = `${cost}\n\n${pretty(told.text)}`
  }
  const form = el(
    'div',
    { class: 'body' },
    field('Function', name),
    field('As (openid)', openid),
    field('Event', event),
    button('Call', call, 'main'),
    answer,
  )
  return {
    name,
    card: card('Call a function', [], form),
    offer(names) {
      if (name.options.length !== names.length)
        name.replaceChildren(...names.map((one) => el('option', {}, one)))
    },
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).slice(0, 4000)
  } catch {
    return text.slice(0, 4000)
  }
}
