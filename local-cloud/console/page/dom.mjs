/* global document */
/** Small pieces from which every section of the console is made. */

/** An element with attributes, listeners (on…) and children; text is always text, never markup. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else if (key === 'value') element.value = value
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  )
  return element
}

/** A card with a title, buttons beside it, and content. */
export function card(title, buttons, ...content) {
  return el('section', { class: 'card' }, el('header', {}, el('h2', {}, title), ...buttons), ...content)
}

/** A table; a column is [title, class, cell of a row]. */
export function table(columns, rows, attributesOf = () => ({})) {
  const head = el('tr', {}, ...columns.map(([title, kind]) => el('th', { class: kind }, title)))
  const lineOf = (row) =>
    el(
      'tr',
      attributesOf(row),
      ...columns.map(([, kind, cell]) => el('td', { class: kind }, cell(row) ?? '')),
    )
  return el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows.map(lineOf)))
}

export function button(text, onclick, kind) {
  return el('button', { type: 'button', onclick, class: kind }, text)
}

export function mark(text, kind = '') {
  return el('span', { class: `mark ${kind}` }, text)
}

export function empty(text) {
  return el('p', { class: 'empty' }, text)
}

/** Fields with their names above. */
export function field(name, input) {
  return el('label', {}, name, input)
}
