/**
 * What the console asks, one line a question. Parameters come from the address or from a JSON body.
 */
import * as v from 'valibot'
import type { Fields } from '../database/values'
import { CloudFailure, reasonOf } from '../failure'
import { faultKinds } from '../faults'
import { AdminFailure } from '../gateway/admin-failure'
import { measureMemory } from '../memory'
import type { Parts } from '../parts'

type Asked = Record<string, unknown>
type Answer = (parts: Parts, asked: Asked) => unknown

/** Every question of the console by its method and path below /console/api/. */
export const answers: Record<string, Answer> = {
  'GET overview': overview,
  'GET functions': (parts) => functionsOf(parts),
  'GET logs': (parts, asked) => parts.log.newest(wholeIn(asked, 'count', 100), textIn(asked, 'function')),
  'GET collections': ({ database }) => database.collections(),
  'GET documents': documents,
  'GET clock': ({ clock }) => ({ now: clock.now(), stands: clock.stands }),
  'POST clock': forward,
  'GET timers': ({ timers }) => timers.list(),
  'POST timers/fire': ({ timers }, asked) =>
    timers.fire(neededText(asked, 'function'), neededText(asked, 'name')),
  'GET outbox': ({ outbox }, asked) => outbox.newest(wholeIn(asked, 'count', 100)),
  'GET files': ({ store, links }) =>
    store.list().map((file) => ({ ...file, url: links.make('GET', store.nameOf(file.path), 600) })),
  'GET faults': ({ faults }) => ({ kinds: faultKinds, rules: faults.list() }),
  'POST faults': ({ faults }, asked) => ({ id: faults.add(asked) }),
  'POST faults/clear': ({ faults }, asked) =>
    faults.clear(asked.id === undefined ? undefined : wholeIn(asked, 'id', 0)),
  'POST workers/release': ({ runtime }) => runtime.pool.releaseIdle(),
}

function overview(parts: Parts): unknown {
  const { clock, database, faults, folder, outbox, runtime, timers } = parts
  return {
    clock: { now: clock.now(), stands: clock.stands },
    totals: runtime.statistics.total(),
    memory: measureMemory(folder.dir),
    functions: functionsOf(parts),
    collections: database.collections(),
    timers: timers.list(),
    messages: outbox.newest(1)[0]?.id ?? 0,
    faults: faults.list(),
  }
}

function functionsOf({ runtime }: Parts): unknown[] {
  return runtime.folders.names().map((name) => ({
    name,
    ...runtime.statistics.of(name),
    ...runtime.pool.load(name),
    ...configOf({ runtime }, name),
  }))
}

/** A function whose config.json cannot be read is shown with the reason. */
function configOf({ runtime }: Pick<Parts, 'runtime'>, name: string): object {
  try {
    const { timeout, permissions } = runtime.folders.find(name).config
    return { timeoutSeconds: timeout, isClosedToClients: permissions.invoke === false }
  } catch (thrown) {
    return { fault: reasonOf(thrown) }
  }
}

async function documents({ database }: Parts, asked: Asked): Promise<unknown> {
  const query = textIn(asked, 'query')
  const page = { skip: wholeIn(asked, 'skip', 0), limit: Math.min(wholeIn(asked, 'limit', 20), 100) }
  const collection = neededText(asked, 'collection')
  try {
    return database.find(collection, query ? { ...page, query: parsedQuery(query) } : page)
  } catch (thrown) {
    // An unknown collection or operator is a slip of whoever asked.
    throw thrown instanceof AdminFailure ? new CloudFailure('SETTING_INVALID', thrown.message) : thrown
  }
}

async function forward({ clock, timers }: Parts, asked: Asked): Promise<unknown> {
  const at = v.safeParse(v.number(), asked.forwardTo)
  if (!at.success)
    throw new CloudFailure('SETTING_INVALID', 'The clock is moved with {"forwardTo": ms since 1970}.')
  clock.moveTo(at.output)
  await timers.catchUp()
  return { now: clock.now(), stands: clock.stands }
}

function parsedQuery(text: string): Fields {
  try {
    // The database checks every operator and value of it.
    return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text)) as Fields
  } catch {
    throw new CloudFailure('SETTING_INVALID', 'The query is a JSON object such as {"points": {"$gt": 100}}.')
  }
}

function textIn(asked: Asked, name: string): string | undefined {
  const value = asked[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function neededText(asked: Asked, name: string): string {
  const value = textIn(asked, name)
  if (value === undefined) throw new CloudFailure('SETTING_INVALID', `The field "${name}" is missing.`)
  return value
}

function wholeIn(asked: Asked, name: string, otherwise: number): number {
  const value = Number(asked[name] ?? otherwise)
  if (!Number.isSafeInteger(value) || value < 0)
    throw new CloudFailure('SETTING_INVALID', `The field "${name}" must be a whole number.`)
  return value
}
