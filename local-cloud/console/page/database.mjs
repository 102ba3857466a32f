/** The database: collections and their documents, page by page. */
import { get } from './cloud.mjs'
import { button, card, el, empty, table } from './dom.mjs'
import { whole } from './words.mjs'

const pageSize = 20

export function databaseSection(view) {
  const state = { collection: undefined, skip: 0, query: '' }
  const list = el('nav', { class: 'list', 'aria-label': 'Collections' })
  const documents = el('div')
  const query = el('input', { placeholder: '{"field": {"$gt": 100}}', spellcheck: 'false', class: 'mono' })
  const heading = el('span')
  const counted = el('span', { class: 'quiet' })
  const show = async () => {
    if (state.collection === undefined) return
    const { collection, skip } = state
    const found = rowsOf(await get('documents', { collection, skip, limit: pageSize, query: state.query }))
    heading.textContent = collection
    counted.textContent = found.length ? `${skip + 1} to ${skip + found.length}` : ''
    documents.replaceChildren(found.length ? documentTable(found) : empty('No document fits.'))
  }
  const turn = (pages) => {
    state.skip = Math.max(0, state.skip + pages * pageSize)
    show().catch(() => undefined)
  }
  const pick = (collection) => {
    Object.assign(state, { collection, skip: 0, query: '' })
    query.value = ''
    show().catch(() => undefined)
  }
  query.addEventListener('change', () => {
    Object.assign(state, { query: query.value, skip: 0 })
    show().catch(() => undefined)
  })
  view.className = 'left'
  view.replaceChildren(
    card('Collections', [], list),
    card(
      heading,
      [counted, button('‹', () => turn(-1)), button('›', () => turn(1)), button('Refresh', () => turn(0))],
      el('div', { class: 'body' }, query),
      documents,
    ),
  )
  return {
    update({ collections }) {
      if (state.collection === undefined && collections[0]) pick(collections[0].name)
      list.replaceChildren(
        ...collections.map((one) => collectionLink(one, one.name === state.collection, pick)),
      )
    },
  }
}

function rowsOf(answer) {
  return Array.isArray(answer) ? answer : (answer.documents ?? [])
}

function collectionLink(collection, isPicked, pick) {
  const onclick = (event) => {
    event.preventDefault()
    pick(collection.name)
  }
  const count = el('span', { class: 'quiet' }, whole(collection.count ?? collection.documents ?? 0))
  return el('a', { href: '#database', onclick, 'aria-current': isPicked && 'true' }, collection.name, count)
}

function documentTable(documents) {
  const columns = [
    ['_id', 'mono whole', (one) => String(one._id)],
    ['Document', '', (one) => documentCell(one)],
  ]
  return table(columns, documents)
}

/** A line that opens to the whole document. */
function documentCell(document) {
  const { _id: omitted, ...fields } = document
  void omitted
  const line = JSON.stringify(fields)
  const short = el('summary', { class: 'mono' }, line.slice(0, 400))
  return el('details', {}, short, el('pre', {}, JSON.stringify(document, null, 2)))
}
