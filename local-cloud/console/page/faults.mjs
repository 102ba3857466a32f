/** Faults: what shall go wrong, how often it has. */
import { get, post } from './cloud.mjs'
import { button, card, el, empty, field, table } from './dom.mjs'
import { whole } from './words.mjs'

export function faultsSection(view) {
  const rules = el('div')
  const { form, offer } = ruleForm()
  view.className = 'two'
  view.replaceChildren(
    card('Set faults', [button('Clear all', () => post('faults/clear'))], rules),
    card('New fault', [], form),
  )
  get('faults').then(
    (answer) => offer(answer.kinds),
    () => undefined,
  )
  return {
    update(overview) {
      const found = overview.faults
      rules.replaceChildren(found.length ? ruleTable(found) : empty('Nothing goes wrong on purpose.'))
    },
  }
}

function ruleTable(rules) {
  const columns = [
    ['Fault', 'strong', (rule) => rule.kind],
    ['Strikes', '', (rule) => whereOf(rule)],
    ['How often', '', (rule) => oftenOf(rule)],
    ['Struck', 'number', (rule) => whole(rule.struck)],
    ['', 'number', (rule) => button('Remove', () => post('faults/clear', { id: rule.id }))],
  ]
  return table(columns, rules)
}

function whereOf(rule) {
  return [rule.action ?? rule.api ?? 'every request it concerns', rule.collection && `in ${rule.collection}`]
    .filter(Boolean)
    .join(' ')
}

function oftenOf(rule) {
  const chance = rule.probability === undefined ? 'always' : `${rule.probability * 100} % of them`
  const extra = [rule.latencyMs && `${rule.latencyMs} ms`, rule.errcode && `errcode ${rule.errcode}`]
  const often = rule.times === undefined ? chance : `the next ${rule.times - rule.struck}`
  return [often, ...extra].filter(Boolean).join(' · ')
}

function ruleForm() {
  const kind = el('select')
  const meaning = el('p', { class: 'quiet' })
  const texts = {
    action: el('input', { placeholder: 'database.modifyDocument' }),
    collection: el('input'),
    api: el('input', { placeholder: 'subscribeMessage.send' }),
  }
  const numbers = {
    times: el('input', { type: 'number', min: '1' }),
    probability: el('input', { type: 'number', min: '0', max: '1', step: '0.01' }),
    latencyMs: el('input', { type: 'number', min: '0' }),
    errcode: el('input', { type: 'number' }),
  }
  const add = () => {
    const stated = (inputs) => Object.entries(inputs).filter(([, input]) => input.value !== '')
    const rule = { kind: kind.value }
    for (const [name, input] of stated(texts)) rule[name] = input.value
    for (const [name, input] of stated(numbers)) rule[name] = Number(input.value)
    return post('faults', rule)
  }
  const names = {
    action: 'Action',
    collection: 'Collection',
    api: 'openapi call',
    times: 'The next n',
    probability: 'Chance, 0 to 1',
    latencyMs: 'Latency, ms',
    errcode: 'errcode',
  }
  const fields = Object.entries({ ...texts, ...numbers }).map(([name, input]) => field(names[name], input))
  const form = el(
    'div',
    { class: 'body' },
    field('Fault', kind),
    meaning,
    el('div', { class: 'grid' }, ...fields),
    button('Set', add, 'main'),
  )
  const offer = (kinds) => {
    kind.replaceChildren(...Object.keys(kinds).map((name) => el('option', {}, name)))
    kind.onchange = () => (meaning.textContent = kinds[kind.value])
    kind.onchange()
  }
  return { form, offer }
}
