/**
 * The real wx-server-sdk, pointed at a cloud. Its own types name neither half of what it answers, so the parts that the
 * table uses are named here.
 */
export type Answer = Record<string, unknown>
type Options = { data: unknown }

export interface Doc {
  get(): Promise<Answer>
  set(options: Options): Promise<Answer>
  update(options: Options): Promise<Answer>
  remove(): Promise<Answer>
  field(fields: Answer): Doc
}

export interface Query {
  where(condition: unknown): Query
  orderBy(path: string, order: 'asc' | 'desc'): Query
  limit(count: number): Query
  skip(count: number): Query
  field(fields: Answer): Query
  get(): Promise<Answer & { data: Answer[] }>
  count(): Promise<Answer>
  update(options: Options): Promise<Answer>
  remove(): Promise<Answer>
}

export interface Collection extends Query {
  add(options: Options): Promise<Answer>
  doc(id: string | number): Doc
  aggregate(): Pipeline
}

type Stage =
  | 'match'
  | 'group'
  | 'sort'
  | 'skip'
  | 'limit'
  | 'project'
  | 'unwind'
  | 'count'
  | 'lookup'
  | 'sample'
  | 'addFields'

export type Pipeline = { [stage in Stage]: (value: unknown) => Pipeline } & { end(): Promise<Answer> }

export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<Answer>
  rollback(reason?: unknown): Promise<unknown>
}

type QueryWord =
  'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'exists' | 'mod' | 'all' | 'elemMatch' | 'size'
type LogicWord = 'and' | 'or' | 'nor' | 'not' | 'geoNear'
type FieldWord = 'set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename'
type ListWord = 'push' | 'pop' | 'shift' | 'unshift' | 'addToSet' | 'pull' | 'pullAll'
type Word = QueryWord | LogicWord | FieldWord | ListWord

/** Commands such as _.inc(1); conditions are chained, and aggregate and project hold more of them. */
export type Command = { [word in Word]: (...operands: unknown[]) => Command } & {
  aggregate: { [word in 'sum' | 'dateToString']: (operand: unknown) => unknown }
  project: { slice(count: number): unknown }
}

export interface Sdk {
  collection(name: string): Collection
  createCollection(name: string): Promise<Answer>
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
  Geo: { Point: new (longitude: number, latitude: number) => unknown }
  command: Command
  startTransaction(): Promise<Transaction>
  runTransaction(run: (transaction: Transaction) => Promise<unknown>, retries?: number): Promise<unknown>
}

/** The SDK of a cloud: the local one behind `url`, or without it the environment that the keys belong to. */
export function openSdk(target: { url: string } | { env: string }): Sdk {
  if ('url' in target) Object.assign(process.env, environmentOf(target.url))
  // The SDK must be loaded after its environment is set.
  const cloud = jest.requireActual<{
    init(options: unknown): void
    database(): unknown
    DYNAMIC_CURRENT_ENV: unknown
  }>('wx-server-sdk')
  cloud.init({ env: 'env' in target ? target.env : cloud.DYNAMIC_CURRENT_ENV, keepalive: true })
  return cloud.database() as Sdk // the SDK calls it any
}

function environmentOf(url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'none',
    TENCENTCLOUD_SECRETKEY: 'none',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
  }
}

/** What a refused call tells its caller: the number and the text that application code sees. */
export async function refusal(call: () => Promise<unknown>): Promise<Answer> {
  try {
    return { passed: await call() }
  } catch (thrown) {
    const { errCode, errMsg, message, code } = (thrown ?? {}) as Answer // the SDK throws objects and errors
    return { errCode, text: errMsg ?? message, ...(code !== undefined && { code }) }
  }
}
