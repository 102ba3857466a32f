/**
 * What goes wrong on purpose: rules that strike requests to the services of the cloud, for the next n of them or by
 * chance from a seed.
 */
import * as v from 'valibot'
import { duplicateKey, transactionConflict } from './database/failures'
import { CloudFailure } from './failure'
import { AdminFailure, LostReply } from './gateway/admin-failure'
import type { AdminCall, FaultHooks } from './gateway/service'

/** Every kind, and what it does to a request. */
export const faultKinds = {
  conflict: 'A write meets a conflict and its transaction is aborted.',
  'time-out': 'The service answers a time-out and has done nothing.',
  'lost-reply': 'The service does its work and the answer is lost.',
  'duplicate-key': 'An insert meets a duplicate key, in the form seen in production (E11000).',
  'duplicate-write': 'An insert meets a duplicate key, in the documented form (DATABASE_DUPLICATE_WRITE).',
  'duplicate-form': 'A duplicate key that there really is, is told in the documented form.',
  latency: 'The answer takes longer.',
  'api-error': 'An openapi call answers an errcode.',
} as const
export type FaultKind = keyof typeof faultKinds

const FaultRule = v.strictObject({
  kind: v.picklist(Object.keys(faultKinds) as FaultKind[]), // Object.keys forgets the literal names
  action: v.exactOptional(v.string()),
  collection: v.exactOptional(v.string()),
  api: v.exactOptional(v.string()),
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  probability: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  latencyMs: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))),
  errcode: v.exactOptional(v.pipe(v.number(), v.integer())),
})

export interface FaultRule {
  kind: FaultKind
  /** An action such as "database.modifyDocument"; absent: every action that the kind concerns. */
  action?: string
  collection?: string
  /** Name of an openapi call such as "subscribeMessage.send". */
  api?: string
  /** Strikes the next n requests that fit, then the rule is over. */
  times?: number
  /** Strikes a request that fits with this chance, 0 to 1; absent: always. */
  probability?: number
  /** Of latency: how long, ms. */
  latencyMs?: number
  /** Of api-error: what WeChat answers, such as 43101. */
  errcode?: number
}

export interface ActiveFault extends FaultRule {
  id: number
  /** How often it has struck. */
  struck: number
}

export interface Faults {
  /** Adds a rule and gives its id. Refuses one that says nothing sound. */
  add(rule: unknown): number
  /** Takes a rule away, or all of them. */
  clear(id?: number): void
  list(): ActiveFault[]
}

/** Kinds that strike once the service has done its work. */
const later: FaultKind[] = ['lost-reply', 'duplicate-form']
const writes = ['database.insertDocument', 'database.modifyDocument', 'database.removeDocument']
const concerned: Record<FaultKind, (action: string) => boolean> = {
  conflict: (action) => writes.includes(action) || action === 'database.commitTransaction',
  'time-out': () => true,
  'lost-reply': () => true,
  'duplicate-key': (action) => action === 'database.insertDocument',
  'duplicate-write': (action) => action === 'database.insertDocument',
  'duplicate-form': (action) => writes.includes(action),
  latency: () => true,
  'api-error': () => false,
}

export interface FaultOptions {
  /** Chance comes from this number alone. */
  seed?: number
  /** Drops the open transactions of an invocation, as a conflict does. */
  abort(invocationId: string): void
}

/** The faults of one cloud, and the hooks by which its gateway and its openapi meet them. */
export class FaultRegister implements Faults, FaultHooks {
  private rules: ActiveFault[] = []
  private nextId = 1
  private readonly chance: () => number

  constructor(private readonly options: FaultOptions) {
    this.chance = seededChance(options.seed ?? 1)
  }

  add(rule: unknown): number {
    const parsed = v.safeParse(FaultRule, rule)
    if (!parsed.success)
      throw new CloudFailure('SETTING_INVALID', `The fault cannot be set: ${parsed.issues[0].message}.`)
    const id = this.nextId++
    this.rules.push({ ...parsed.output, id, struck: 0 })
    return id
  }

  clear(id?: number): void {
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id)
  }

  list(): ActiveFault[] {
    return this.rules.map((rule) => ({ ...rule }))
  }

  async before(call: AdminCall): Promise<void> {
    for (const rule of this.striking(call, (kind) => !later.includes(kind))) await this.strike(rule, call)
  }

  async after(call: AdminCall): Promise<void> {
    if (this.striking(call, (kind) => kind === 'lost-reply').length > 0) throw new LostReply()
  }

  /** What a service threw, as the caller shall be told it. */
  retold(call: AdminCall, thrown: unknown): unknown {
    const isDuplicate = thrown instanceof AdminFailure && thrown.message.includes('E11000')
    if (!isDuplicate || this.striking(call, (kind) => kind === 'duplicate-form').length === 0) return thrown
    return documentedDuplicate(call.collection ?? 'collection')
  }

  /** The errcode that an openapi call answers instead of doing its work, or undefined. */
  errcodeFor(api: string): number | undefined {
    const rules = this.rules.filter((rule) => rule.kind === 'api-error' && (rule.api ?? api) === api)
    return this.struck(rules)[0]?.errcode
  }

  private striking(call: AdminCall, isAsked: (kind: FaultKind) => boolean): ActiveFault[] {
    const fits = (rule: ActiveFault) =>
      isAsked(rule.kind) &&
      concerned[rule.kind](call.action) &&
      (rule.action ?? call.action) === call.action &&
      (rule.collection === undefined || rule.collection === call.collection)
    return this.struck(this.rules.filter(fits))
  }

  /** Those of the rules that chance lets strike now; counts them and takes away those that are used up. */
  private struck(rules: ActiveFault[]): ActiveFault[] {
    const struck = rules.filter((rule) => rule.probability === undefined || this.chance() < rule.probability)
    for (const rule of struck) rule.struck += 1
    this.rules = this.rules.filter((rule) => rule.times === undefined || rule.struck < rule.times)
    return struck
  }

  private async strike(rule: FaultRule, call: AdminCall): Promise<void> {
    const collection = call.collection ?? 'collection'
    if (rule.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, rule.latencyMs ?? 100))
    if (rule.kind === 'time-out')
      throw new AdminFailure(
        'SERVER_TIMEOUT',
        '[ResourceUnavailable.Timeout] The service took too long. (injected)',
      )
    if (rule.kind === 'duplicate-key') throw duplicateKey(collection, '_id_', '_id: (injected)')
    if (rule.kind === 'duplicate-write') throw documentedDuplicate(collection)
    if (rule.kind === 'conflict') {
      this.options.abort(call.invocationId)
      throw transactionConflict()
    }
  }
}

function documentedDuplicate(collection: string): AdminFailure {
  return new AdminFailure(
    'DATABASE_DUPLICATE_WRITE',
    `[DuplicateWrite] duplicate write to ${collection} (injected)`,
  )
}

/** Mulberry32: small, even enough, and the same on every machine. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
