/**
 * One invocation of a function: the kernel with a store, a clock and dice of its own. Each database call waits for
 * its turn, and may then crash the invocation, fail, or be done without its reply coming back.
 */
import type { Edge } from '../../cloudfunctions/lib/edge'
import type { Store } from '../../cloudfunctions/lib/store'
import type { OnTaken } from './memory-database'
import { transactIn } from './memory-transaction'
import { outsideOf } from './outside'
import { type Fate, letTimePass, rulesIn, tell, violate, type World } from './world'

export type Outcome<Value> =
  | {
      state: 'answered'
      value: Value
      startTurn: number
      /** The turn of its last call that could tell of another copy of itself: what happened before it could be known. */
      lastTurn: number
    }
  | { state: 'silent' }

const onTaken: OnTaken[] = ['stop there', 'go on', 'insert none']

/** Nobody reads where an outage comes from, and finding it out is slow. */
class Outage extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Known by its text where the kernel tells it on. */
export const OUTAGE = 'TransactionConflict, or whatever else a database says in an outage'

interface Invocation {
  world: World
  name: string
  lastTurn?: number
  /** Ends the invocation where it stands; its caller hears nothing. */
  crash: () => void
}

/** Runs some work as an invocation; its caller is told the value, or nothing. */
export function invoke<Value>(
  world: World,
  what: string,
  work: (edge: Edge) => Promise<Value>,
): Promise<Outcome<Value>> {
  world.invocations += 1
  const name = `${world.invocations} ${what}`
  const startTurn = world.turns.count()
  return new Promise((resolve) => {
    const silent = () => resolve({ state: 'silent' })
    const crash = () => {
      world.turns.drop(name)
      silent()
    }
    const isAnswerLost = world.dice.chance(world.profile.lostAnswer)
    const invocation: Invocation = { world, name, crash }
    work(edgeOf(invocation)).then(
      (value) => {
        tell(world, () => `${name} answers ${JSON.stringify(value)}${isAnswerLost ? ', which is lost' : ''}`)
        if (isAnswerLost) silent()
        else resolve({ state: 'answered', value, startTurn, lastTurn: invocation.lastTurn ?? 0 })
      },
      (error: unknown) => {
        // The kernel lets an outage through; whatever else it throws is a broken invariant of its own.
        if (!(error instanceof Outage))
          violate(world, `${name} threw ${String(error instanceof Error ? error.stack : error)}`)
        tell(world, () => `${name} fails`)
        silent()
      },
    )
  })
}

/** The world as one invocation has it: its own clock, and a store that waits for its turns. */
export function edgeOf(invocation: Invocation): Edge {
  const { world, name } = invocation
  const { dice, profile, kernel } = world
  const skewMs = Math.round((dice.next() - 0.5) * profile.skewMs)
  const now = () => world.now + skewMs
  return {
    store: storeOf(invocation),
    ...outsideOf(world, (what, apply) => call(invocation, { what: () => what }, apply), now),
    now,
    dice: dice.next,
    pause: () => world.turns.wait(name),
    mac: quickMac,
    secrets: { ingress: null, setup: null },
    memory: {
      ...kernel.edge.freshMemory(),
      settings: { value: rulesIn(world), readAt: now() },
    },
  }
}

/**
 * Read beside an account, and nothing there tells whether a request was done meanwhile; of the entries that were moved
 * out an account that was read before says whether to look.
 */
const beside = new Set<string>(['offers', 'templateVersions', 'staff', 'groups', 'entries'])
/** Whoever writes to these may lose to another copy of the same request; all other writes follow from what was decided. */
const contended = new Set<string>(['accounts', 'allotments'])

function storeOf(invocation: Invocation): Store {
  const { world } = invocation
  const { database, dice } = world
  return {
    get: (collection, id) =>
      call(invocation, { what: () => `get ${collection}/${id}`, isBeside: beside.has(collection) }, () =>
        database.get(collection, id),
      ),
    find: (collection, search) =>
      call(
        invocation,
        {
          what: () => `find ${collection} ${JSON.stringify(search.where)}`,
          isBeside: beside.has(collection),
        },
        () => database.find(collection, search),
      ),
    count: (collection, where) =>
      call(invocation, { what: () => `count ${collection}` }, () => database.count(collection, where)),
    insert: (collection, documents) =>
      call(
        invocation,
        {
          what: () => `insert ${collection} ${documents.map(({ _id }) => _id).join(' ')}`,
          isBeside: true,
        },
        () => {
          // A batch is not atomic: a crash or an outage may leave any beginning of it behind.
          const isHalf = documents.length > 1 && dice.chance(world.profile.half)
          const part = isHalf ? documents.slice(0, dice.below(documents.length)) : documents
          const reply = database.insert(collection, part, dice.pick(onTaken))
          if (isHalf) throw new Outage(`${OUTAGE}, half way`)
          return reply
        },
      ),
    update: (collection, where, change) =>
      call(
        invocation,
        {
          what: () => `update ${collection} ${JSON.stringify(where)} ${JSON.stringify(change)}`,
          isBeside: !contended.has(collection),
        },
        () => database.update(collection, where, change),
      ),
    removeAll: (collection, where) =>
      call(invocation, { what: () => `remove ${collection}` }, () => database.removeAll(collection, where)),
    transact: (work) =>
      transactIn(
        {
          database,
          call: (what, apply) => call(invocation, { what: () => what }, apply),
          patience: { dice: dice.next, pause: () => world.turns.wait(invocation.name) },
        },
        work,
      ),
  }
}

async function call<Reply>(
  invocation: Invocation,
  { what, isBeside = false }: { what: () => string; isBeside?: boolean },
  apply: () => Reply,
): Promise<Reply> {
  const { world, name, crash } = invocation
  await world.turns.wait(name)
  if (!isBeside) invocation.lastTurn = world.turns.count()
  letTimePass(world)
  const fate = fateOf(world)
  if (fate === 'crash before') return crashed(world, () => `${name} crashes before ${what()}`, crash)
  if (fate === 'outage') {
    tell(world, () => `${name} has an outage at ${what()}`)
    throw new Outage(OUTAGE)
  }
  const reply = apply()
  tell(world, () => `${name} ${what()} → ${briefly(reply)}`)
  if (fate === 'crash after') return crashed(world, () => `${name} crashes after it`, crash)
  if (fate === 'lost reply') throw new Outage(`${OUTAGE}, after it was done`)
  return reply
}

function crashed(world: World, line: () => string, crash: () => void): Promise<never> {
  tell(world, line)
  crash()
  return new Promise<never>(() => {})
}

function fateOf(world: World): Fate {
  const { dice, profile, planned } = world
  if (planned && (planned.call -= 1) === 0) return planned.fate
  const { crash, outage, lostReply } = profile
  const drawn = dice.next()
  if (drawn < crash) return drawn < crash / 2 ? 'crash before' : 'crash after'
  if (drawn < crash + outage) return 'outage'
  return drawn < crash + outage + lostReply ? 'lost reply' : 'well'
}

function briefly(reply: unknown): string {
  const text = JSON.stringify(reply) ?? 'nothing'
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text
}

/** No secret is at stake here: two small hashes stretched to 32 bytes are quick, and differ where the texts do. */
function quickMac(asked: string): Uint8Array {
  const known = macs.get(asked)
  if (known) return known
  const mac = newMac(asked)
  macs.set(asked, mac)
  return mac
}

/** Only a few people are ever asked for. */
const macs = new Map<string, Uint8Array>()

function newMac(asked: string): Uint8Array {
  // The first number of every member is the same one, so that all but one have to try again.
  const text = /^number:.*:0$/.test(asked) ? 'number' : asked
  let [a, b] = [0x811c9dc5, 0x1b873593]
  for (let place = 0; place < text.length; place += 1) {
    a = Math.imul(a ^ text.charCodeAt(place), 0x01000193)
    b = Math.imul(b ^ text.charCodeAt(place), 0x85ebca6b)
  }
  return Uint8Array.from({ length: 32 }, (_, place) => {
    a = Math.imul(a ^ (a >>> 13) ^ place, 0x5bd1e995)
    b = Math.imul(b ^ (b >>> 15), 0x2c1b3c6d) + a
    return (a ^ b) >>> 24
  })
}
