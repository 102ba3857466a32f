/** Requests as they come over the wire, also those the SDK never sends. */
import { type AdminDoor, ejson, type Fields, listOf, openAdminDoor } from './admin-door'

let door: AdminDoor
beforeEach(async () => (door = await openAdminDoor()))
afterEach(() => door.close())

function tell(action: string, fields: Fields = {}): Promise<Fields> {
  return door.send(`database.${action}`, { collectionName: 'others', ...fields })
}

function insert(...documents: Fields[]): Promise<Fields> {
  return tell('insertDocument', { data: documents.map(ejson) })
}

const failed = (part: string) => ({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining(part) })
const malformed = { code: 'INVALID_PARAM', message: expect.any(String) }

test('documents travel as canonical extended JSON, _id first', async () => {
  await insert({ n: 1, f: 1.5, big: 2 ** 40, at: new Date(0), _id: 'a' })
  const { data } = await tell('getDocument', { queryType: 'DOC', query: ejson({ _id: 'a' }) })
  const text =
    '{"_id":"a","n":{"$numberInt":"1"},"f":{"$numberDouble":"1.5"},"big":{"$numberLong":"1099511627776"},"at":{"$date":{"$numberLong":"0"}}}'
  expect(data).toEqual({ list: [text] })
})

describe('updateAndReturn', () => {
  const change = { queryType: 'WHERE', query: ejson({ n: 1 }), data: ejson({ $inc: { n: 1 } }) }

  test('answers the first document after the change', async () => {
    await insert({ _id: 'a', n: 1 }, { _id: 'b', n: 1 })
    const { data } = await tell('modifyAndReturnDoc', change)
    expect(data).toEqual({ updated: 1, doc: ejson({ _id: 'a', n: 2 }) })
  })

  test('answers nothing where nothing is meant', async () => {
    expect((await tell('modifyAndReturnDoc', change)).data).toEqual({ updated: 0, doc: null })
  })

  test('counts a document that does not change', async () => {
    await insert({ _id: 'a', n: 1 })
    const same = { ...change, data: ejson({ $set: { n: 1 } }) }
    expect((await tell('modifyAndReturnDoc', same)).data).toMatchObject({ updated: 1 })
  })

  test('is part of its transaction', async () => {
    await insert({ _id: 'a', n: 1 })
    const { transactionId } = await tell('startTransaction')
    await tell('modifyAndReturnDoc', { ...change, transactionId })
    await tell('abortTransaction', { transactionId })
    expect(door.database.find('others', {})).toEqual([{ _id: 'a', n: 1 }])
  })
})

test('an update may mean one document only', async () => {
  await insert({ _id: 'a' }, { _id: 'b' })
  const one = { queryType: 'WHERE', query: '{}', multi: false, merge: true, data: ejson({ $set: { n: 1 } }) }
  expect((await tell('modifyDocument', one)).data).toEqual({ updated: 1, upsert_id: null })
  expect((await tell('removeDocument', { queryType: 'WHERE', query: '{}', multi: false })).data).toEqual({
    deleted: 1,
  })
})

test('an update over many that fails half way keeps what it did, and says why', async () => {
  await insert({ _id: 'a', n: 1 }, { _id: 'b', n: 'x' }, { _id: 'c', n: 1 })
  const all = { queryType: 'WHERE', query: '{}', merge: true, data: ejson({ $inc: { n: 1 } }) }
  expect(await tell('modifyDocument', all)).toMatchObject(failed('non-numeric'))
  expect(door.database.find('others', {}).map(({ n }) => n)).toEqual([2, 'x', 1])
})

test('a limit above 1,000 is brought down, one of zero is the usual 100', async () => {
  await insert(...Array.from({ length: 1010 }, (_, n) => ({ n })))
  const lengthOf = async (limit: number) =>
    listOf(await tell('getDocument', { queryType: 'WHERE', limit })).length
  expect([await lengthOf(5000), await lengthOf(0), await lengthOf(7)]).toEqual([1000, 100, 7])
})

test('a transaction also counts and aggregates what it sees, when it is asked to', async () => {
  const { transactionId } = await tell('startTransaction')
  await tell('insertDocument', { transactionId, data: [ejson({ _id: 'a' })] })
  expect((await tell('calculateDocument', { transactionId })).data).toEqual({ total: 1 })
  const stages = [{ stageKey: '$count', stageValue: '"n"' }]
  expect(listOf(await tell('aggregateDocuments', { transactionId, stages }))).toEqual([{ n: 1 }])
})

test.each<[string, string, Fields]>([
  ['a write without a query', 'modifyDocument', { merge: true, data: '{"$set":{"a":1}}' }],
  ['a removal without a query', 'removeDocument', {}],
  ['a query that is no JSON', 'getDocument', { query: '{"a":' }],
  ['a query that is a list', 'getDocument', { query: '[]' }],
  ['a query that is an object', 'getDocument', { query: { $gt: '' } }],
  ['a limit that is no number', 'getDocument', { limit: '10' }],
  ['a negative offset', 'getDocument', { offset: -1 }],
  ['an order that is none', 'getDocument', { order: '{"a":"up"}' }],
  ['no documents', 'insertDocument', { data: [] }],
  ['documents that are objects', 'insertDocument', { data: [{ a: 1 }] }],
  ['a collection name that is an object', 'getDocument', { collectionName: { a: 1 } }],
  ['stages that are no list', 'aggregateDocuments', { stages: 'all' }],
  ['a stage without a name', 'aggregateDocuments', { stages: [{}] }],
  ['a new collection without a good name', 'addCollection', { collectionName: '../x' }],
])('%s is refused', async (_, action, fields) => {
  expect(await tell(action, fields)).toMatchObject(malformed)
})

test.each<[string, Fields]>([
  ['$where', { $where: 'true' }],
  ['$jsonSchema', { $jsonSchema: {} }],
  ['an unknown operator', { a: { $above: 1 } }],
  ['operators beside fields', { a: { $gt: 1, b: 2 } }],
  ['$in without a list', { a: { $in: 5 } }],
  ['$and without branches', { $and: [] }],
  ['$or that is no list', { $or: { a: 1 } }],
  ['$not of a value', { a: { $not: 5 } }],
  ['a script in an expression', { $expr: { $function: { body: 'return 1', args: [], lang: 'js' } } }],
])('a query with %s is refused', async (_, query) => {
  await insert({ a: 1 })
  expect(await tell('getDocument', { queryType: 'WHERE', query: ejson(query) })).toMatchObject(failed(''))
})

test.each<[string, Fields]>([
  ['no operator', { a: 1 }],
  ['an unknown operator', { $setAll: { a: 1 } }],
  ['an operator without fields', { $set: 5 }],
  ['a change of _id', { $set: { _id: 'b' } }],
  ['a path through _id', { $set: { '_id.x': 1 } }],
  ['an empty path', { $set: { '': 1 } }],
  ['an empty part of a path', { $set: { 'a..b': 1 } }],
  ['a path that begins with a dollar sign', { $set: { $a: 1 } }],
  ['a dollar sign in a value', { $set: { a: { $b: 1 } } }],
  ['two operators on one path', { $set: { a: 1 }, $inc: { a: 1 } }],
  ['an array filter', { $set: { 'l.$[some]': 1 } }],
  ['a position that no query meant', { $set: { 'l.$': 1 } }],
  ['a place far beyond the end', { $set: { 'l.9999999': 1 } }],
  ['an unknown clause of $push', { $push: { l: { $each: [1], $first: 1 } } }],
  ['$each that is no list', { $push: { l: { $each: 5 } } }],
  ['$pop of something else', { $pop: { l: 2 } }],
  ['$inc by a text', { $inc: { n: '1' } }],
])('an update with %s is refused and changes nothing', async (_, update) => {
  await insert({ _id: 'a', n: 1, l: [1] })
  const change = { queryType: 'DOC', query: ejson({ _id: 'a' }), merge: true, data: ejson(update) }
  expect(await tell('modifyDocument', change)).toMatchObject(failed(''))
  expect(door.database.find('others', {})).toEqual([{ _id: 'a', n: 1, l: [1] }])
})

test.each<[string, unknown]>([
  ['$out', '"x"'],
  ['$merge', '{"into":"x"}'],
  ['$geoNear', '{}'],
  ['$limit', '-1'],
  ['$sample', '{"size":-1}'],
  ['$facet', '{"a":[{"$out":"x"}]}'],
  ['$lookup', '{"from":"things","as":"x","pipeline":[{"$merge":"x"}]}'],
  ['$unknown', '{}'],
])('the stage %s is refused with %s', async (stageKey, stageValue) => {
  await insert({ a: 1 })
  expect(await tell('aggregateDocuments', { stages: [{ stageKey, stageValue }] })).toMatchObject(failed(''))
})

test('texts of a megabyte, emoji and zeros are kept where they fit and refused where not', async () => {
  const text = '会员🎉\u0000'.repeat(1000)
  await insert({ _id: text.slice(0, 100), text })
  expect(door.database.find('others', {})[0]?.text).toBe(text)
  expect(await insert({ text: 'x'.repeat(1024 * 1024) })).toMatchObject(failed('bytes'))
  expect(await insert({ _id: 'x'.repeat(4000) })).toMatchObject(failed('too large to index'))
  const long = { queryType: 'WHERE', query: ejson({ _id: 'x'.repeat(4000) }) }
  expect((await tell('getDocument', long)).data).toEqual({ list: [] })
})
