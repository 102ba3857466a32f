/* global document, fetch */
/** What the page asks of the cloud. A refusal is shown at the top until the next question succeeds. */

const notice = () => document.getElementById('notice')

function show(text) {
  notice().textContent = text
  notice().hidden = text === ''
}

async function ask(path, options) {
  try {
    const response = await fetch(path, options)
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.message)
    show('')
    return answer
  } catch (thrown) {
    show(thrown.name === 'TypeError' ? 'The cloud does not answer. Is it still running?' : thrown.message)
    throw thrown
  }
}

export function get(path, parameters = {}) {
  const stated = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '')
  const query = new globalThis.URLSearchParams(stated).toString()
  return ask(`/console/api/${path}${query && `?${query}`}`)
}

export function post(path, body = {}) {
  return ask(`/console/api/${path}`, { method: 'POST', body: JSON.stringify(body) })
}

/** Calls a function as a phone does; answers status, what it cost, and the text of the answer. */
export async function invoke(name, openid, eventText) {
  const begun = globalThis.performance.now()
  const response = await fetch(`/invoke/${name}`, {
    method: 'POST',
    headers: { 'x-openid': openid },
    body: eventText,
  })
  const text = await response.text()
  return {
    status: response.status,
    ms: globalThis.performance.now() - begun,
    databaseCalls: response.headers.get('x-cloud-database-calls'),
    text,
  }
}
