/** What functions sent through openapi, and the files they stored. */
import { get } from './cloud.mjs'
import { card, el, empty, mark, table } from './dom.mjs'
import { moment, whole } from './words.mjs'

export function outboxSection(view) {
  const messages = el('div')
  const files = el('div')
  const state = { shown: -1 }
  view.className = ''
  view.replaceChildren(card('Messages', [], messages), card('Stored files', [], files))
  const show = async () => {
    messages.replaceChildren(messageTable(await get('outbox', { count: 100 })))
    files.replaceChildren(fileTable(await get('files')))
  }
  return {
    // Drawn anew only when something was sent, so that an opened message stays open.
    update(overview) {
      if (overview.messages === state.shown) return
      state.shown = overview.messages
      show().catch(() => undefined)
    },
  }
}

function messageTable(messages) {
  if (messages.length === 0)
    return empty('Nothing was sent yet. Subscribe messages, codes and phone numbers appear here.')
  const columns = [
    ['When', 'whole', (message) => moment(message.at)],
    ['Call', 'strong', (message) => message.api],
    [
      'From',
      '',
      (message) => [message.function ?? '—', el('div', { class: 'quiet mono' }, message.openid ?? '')],
    ],
    [
      'Answer',
      '',
      (message) =>
        message.errcode ? mark(`${message.errcode} ${message.errmsg}`, 'bad') : mark('ok', 'good'),
    ],
    ['Sent', '', (message) => requestOf(message)],
  ]
  return table(columns, messages)
}

function requestOf(message) {
  const line = JSON.stringify(message.request)
  const short = el('summary', { class: 'mono' }, line)
  return el('details', {}, short, el('pre', {}, JSON.stringify(message.request, null, 2)))
}

function fileTable(files) {
  if (files.length === 0) return empty('No file has been uploaded.')
  const columns = [
    ['Path', 'strong', (file) => el('a', { href: file.url, target: '_blank' }, file.path)],
    ['Bytes', 'number', (file) => whole(file.bytes)],
    ['Stored', '', (file) => moment(file.storedAt)],
  ]
  return table(columns, files)
}
