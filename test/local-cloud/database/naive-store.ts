/**
 * What the database should do, in maps: documents with an id and a unique code, snapshots, and locks of who wrote first.
 */
export interface Thing {
  _id: number
  code: number
  n: number
}

export type Outcome = number | 'conflict' | 'duplicate' | 'over'

interface Kept {
  row: number
  stamp: number
  thing: Thing
}

type State = Map<number, Kept>

/** Thrown where an ordinary write would have to wait. */
export class Blocked extends Error {}

class Refused extends Error {
  constructor(readonly outcome: 'conflict' | 'duplicate') {
    super(outcome)
  }
}

class Open {
  base: State | undefined
  own: State | undefined
  readonly held = new Set<string>()
}

export class NaiveStore {
  private committed: State = new Map()
  private readonly open = new Map<number, Open>()
  private count = 0

  begin(slot: number): void {
    this.open.delete(slot)
    this.open.set(slot, new Open())
  }

  isOpen(slot: number): boolean {
    return this.open.has(slot)
  }

  commit(slot: number): Outcome {
    const transaction = this.open.get(slot)
    if (!transaction) return 'over'
    const { base, own } = transaction
    for (const [id, kept] of own ?? [])
      if (base?.get(id) !== kept) this.committed.set(id, { ...kept, stamp: ++this.count })
    for (const id of base?.keys() ?? []) if (!own?.has(id)) this.committed.delete(id)
    this.open.delete(slot)
    return 0
  }

  abort(slot: number): Outcome {
    return this.open.delete(slot) ? 0 : 'over'
  }

  /** What a transaction sees, or with slot 0 everybody; undefined when the transaction is over. */
  things(slot: number): Thing[] | undefined {
    const state = this.stateOf(slot)
    return state && [...state.values()].sort((one, other) => one.row - other.row).map(({ thing }) => thing)
  }

  insert(slot: number, thing: Thing): Outcome {
    return this.write(slot, (state) => {
      this.take(slot, state, { row: ++this.count, stamp: 0, thing })
      return 1
    })
  }

  /** Changes or, where `change` answers undefined, removes every meant thing; answers how many. */
  change(
    slot: number,
    isMeant: (thing: Thing) => boolean,
    change: (thing: Thing) => Thing | undefined,
  ): Outcome {
    return this.write(slot, (state) => {
      const meant = [...state.values()]
        .filter(({ thing }) => isMeant(thing))
        .sort((one, other) => one.row - other.row)
      for (const kept of meant) this.changeOne(slot, state, { kept, after: change(kept.thing) })
      return meant.length
    })
  }

  private changeOne(
    slot: number,
    state: State,
    { kept, after }: { kept: Kept; after: Thing | undefined },
  ): void {
    this.claim(
      slot,
      `row ${kept.row}`,
      (base) => [...base.values()].find(({ row }) => row === kept.row)?.stamp,
    )
    if (!after) {
      this.claimKeys(slot, kept.thing)
      state.delete(kept.thing._id)
      return
    }
    // MongoDB does not write a document that stays the same.
    if (after.code === kept.thing.code && after.n === kept.thing.n) return
    if (after.code !== kept.thing.code) this.claimCode(slot, kept.thing.code)
    this.take(slot, state, { row: kept.row, stamp: -++this.count, thing: after })
  }

  private take(slot: number, state: State, kept: Kept): void {
    const before = [...state.values()].find(({ row }) => row === kept.row)
    if (!before) this.claimKeys(slot, kept.thing)
    else if (before.thing.code !== kept.thing.code) this.claimCode(slot, kept.thing.code)
    for (const { row, thing } of state.values())
      if (row !== kept.row && (thing._id === kept.thing._id || thing.code === kept.thing.code))
        throw new Refused('duplicate')
    state.set(kept.thing._id, kept)
  }

  private claimKeys(slot: number, { _id, code }: Thing): void {
    this.claim(slot, `id ${_id}`, (base) => base.get(_id)?.row)
    this.claimCode(slot, code)
  }

  private claimCode(slot: number, code: number): void {
    this.claim(
      slot,
      `code ${code}`,
      (base) => [...base.values()].find(({ thing }) => thing.code === code)?.row,
    )
  }

  private claim(slot: number, lock: string, seen: (state: State) => number | undefined): void {
    const transaction = this.open.get(slot)
    if (transaction?.held.has(lock)) return
    const isHeld = [...this.open.values()].some(({ held }) => held.has(lock))
    if (!transaction && isHeld) throw new Blocked()
    if (!transaction) return
    if (isHeld || seen(transaction.base ?? new Map()) !== seen(this.committed)) throw new Refused('conflict')
    transaction.held.add(lock)
  }

  /** Works on a copy. A failed ordinary write keeps what it did before; a failed transaction is over. */
  private write(slot: number, work: (state: State) => number): Outcome {
    const state = this.stateOf(slot)
    if (!state) return 'over'
    const draft = new Map(state)
    const settle = () => {
      if (slot === 0) this.committed = draft
      else this.settleOwn(slot, draft)
    }
    try {
      const answer = work(draft)
      settle()
      return answer
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      if (slot === 0) settle()
      else this.open.delete(slot)
      return thrown.outcome
    }
  }

  private settleOwn(slot: number, draft: State): void {
    const transaction = this.open.get(slot)
    if (transaction) transaction.own = draft
  }

  private stateOf(slot: number): State | undefined {
    if (slot === 0) return this.committed
    const transaction = this.open.get(slot)
    if (!transaction) return undefined
    transaction.base ??= new Map(this.committed)
    transaction.own ??= new Map(transaction.base)
    return transaction.own
  }
}
