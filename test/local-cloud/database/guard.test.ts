/** What the local cloud adds to production's transactions: a guard, an end, and a count. */
import { type AdminDoor, ask, ejson, type Fields, openAdminDoor } from './admin-door'

let door: AdminDoor
let now = 0
beforeEach(async () => {
  now = 1000
  const limits = { transactionMsMax: 400, lockWaitMsMax: 150 }
  door = await openAdminDoor({ database: { limits, clock: { now: () => now } } })
  await tell('insertDocument', { data: ['a', 'b'].map((_id) => ejson({ _id, n: 1 })) })
})
afterEach(() => door.close())

function tell(action: string, fields: Fields = {}): Promise<Fields> {
  return ask(door.database, action, { collectionName: 'others', ...fields })
}

const one = { queryType: 'DOC', query: ejson({ _id: 'a' }) }
const setTo = (n: number) => ({ ...one, merge: true, data: ejson({ $set: { n } }) })

async function start(wxCloudApiToken: string): Promise<string> {
  return String((await tell('startTransaction', { wxCloudApiToken })).transactionId)
}

const missing = { code: 'DATABASE_TRANSACTION_FAIL', message: expect.stringContaining('TransactionNotExist') }

describe('a write beside an open transaction of the same invocation', () => {
  const wxCloudApiToken = 'invocation-1'
  const writes: [string, Fields][] = [
    ['modifyDocument', setTo(2)],
    ['removeDocument', one],
    ['insertDocument', { data: [ejson({ _id: 'c' })] }],
    ['modifyAndReturnDoc', setTo(2)],
  ]

  test.each(writes)('%s is refused with a sentence that says why', async (action, fields) => {
    await start(wxCloudApiToken)
    const told = await tell(action, { ...fields, wxCloudApiToken })
    expect(told).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('not part of it'),
    })
    expect(door.database.find('others', {})).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ])
  })

  test('passes in another invocation, without one, and after the transaction', async () => {
    const transactionId = await start(wxCloudApiToken)
    expect(await tell('modifyDocument', { ...setTo(2), wxCloudApiToken: 'invocation-2' })).toHaveProperty(
      'data',
    )
    expect(await tell('modifyDocument', setTo(3))).toHaveProperty('data')
    await tell('abortTransaction', { transactionId })
    expect(await tell('modifyDocument', { ...setTo(4), wxCloudApiToken })).toHaveProperty('data')
  })

  test('reading beside it is allowed', async () => {
    await start(wxCloudApiToken)
    expect(await tell('getDocument', { ...one, wxCloudApiToken })).toHaveProperty('data')
  })
})

describe('a transaction ends', () => {
  test('after its time by the machine, and frees what it held', async () => {
    const transactionId = await start('')
    await tell('modifyDocument', { ...setTo(5), transactionId })
    await new Promise((later) => setTimeout(later, 450))
    expect(await tell('getDocument', { ...one, transactionId })).toMatchObject(missing)
    expect(await tell('modifyDocument', setTo(2))).toMatchObject({ data: { updated: 1 } })
  })

  test('not because the cloud’s clock was moved', async () => {
    const transactionId = await start('')
    now += 365 * 24 * 3600_000
    expect(await tell('getDocument', { ...one, transactionId })).toHaveProperty('data')
  })

  test('with the invocation that left it open', async () => {
    const mine = await start('invocation-1')
    const other = await start('invocation-2')
    door.database.endInvocation('invocation-1')
    expect(await tell('getDocument', { ...one, transactionId: mine })).toMatchObject(missing)
    expect(await tell('getDocument', { ...one, transactionId: other })).toHaveProperty('data')
  })

  test('when the database is closed, with nothing of it kept', async () => {
    const transactionId = await start('')
    await tell('modifyDocument', { ...setTo(5), transactionId })
    await door.reopen()
    expect(door.database.find('others', {})[0]).toEqual({ _id: 'a', n: 1 })
    expect(await tell('commitTransaction', { transactionId })).toMatchObject(missing)
  })

  test.each([['commitTransaction'], ['abortTransaction']])('once: a second %s is told so', async (action) => {
    const transactionId = await start('')
    await tell(action, { transactionId })
    expect(await tell(action, { transactionId })).toMatchObject(missing)
  })

  test('an id that never was one is told the same', async () => {
    expect(await tell('commitTransaction', { transactionId: { $gt: '' } })).toMatchObject(missing)
    expect(await tell('getDocument', { ...one, transactionId: 'none' })).toMatchObject(missing)
  })
})

describe('a write that meets a lock', () => {
  test('gives up after its time and has done nothing', async () => {
    const transactionId = await start('')
    await tell('modifyDocument', { ...setTo(5), transactionId })
    const all = { queryType: 'WHERE', query: '{}', merge: true, data: ejson({ $set: { n: 9 } }) }
    const told = await tell('modifyDocument', all)
    expect(told).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('held by an open'),
    })
    await tell('abortTransaction', { transactionId })
    expect(door.database.find('others', {}).map(({ n }) => n)).toEqual([1, 1])
  })

  test('waits for a key that a transaction took', async () => {
    const transactionId = await start('')
    const insert = { collectionName: 'things', data: [ejson({ _id: 'x', code: 1 })] }
    await tell('insertDocument', { ...insert, transactionId })
    const waiting = tell('insertDocument', { collectionName: 'things', data: [ejson({ _id: 'y', code: 1 })] })
    await tell('commitTransaction', { transactionId })
    expect(await waiting).toMatchObject({ message: expect.stringContaining('E11000') })
  })

  test('goes on when the key is given up', async () => {
    const transactionId = await start('')
    await tell('insertDocument', {
      collectionName: 'things',
      transactionId,
      data: [ejson({ _id: 'x', code: 1 })],
    })
    const waiting = tell('insertDocument', { collectionName: 'things', data: [ejson({ _id: 'y', code: 1 })] })
    await tell('abortTransaction', { transactionId })
    expect(await waiting).toMatchObject({ data: { insertedIds: ['y'] } })
  })
})

test('the requests of an invocation are counted until they are forgotten', async () => {
  await tell('getDocument', { ...one, wxCloudApiToken: 'invocation-1' })
  await tell('modifyDocument', { ...setTo(2), wxCloudApiToken: 'invocation-1' })
  await tell('getDocument', one)
  expect(door.database.callsOf('invocation-1')).toBe(2)
  expect(door.database.callsOf('invocation-2')).toBe(0)
  door.database.forget('invocation-1')
  expect(door.database.callsOf('invocation-1')).toBe(0)
})
