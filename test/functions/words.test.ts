/** The word of the day at its doors: operators save words, members enter them, each once however often it is sent. */
import { at } from '../domain/given'
import { openShop, type Shop } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
  await boss('claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
})
afterAll(() => shop.stop())

const boss = (action: string, input: object) => shop.as('oBoss').command('operator', action, input)
const save = (day: string, words: string[], requestId = shop.requestId()) =>
  boss('saveWords', { requestId, day, words })
const enter = (openid: string, word: string, requestId = shop.requestId()) =>
  shop.as(openid).command('points', 'enterWord', { requestId, word })
const balance = async (openid: string) => (await shop.as(openid).call('points', 'getStatement')).value.points

test('an operator saves the words of today and of days to come, and reads what stands', async () => {
  const [first, second] = [shop.requestId(), shop.requestId()]
  expect(await save('2026-11-21', ['桂花'], first)).toEqual({
    ok: true,
    value: { day: '2026-11-21', words: ['桂花'], savedAt: at('2026-11-21 09:00') },
  })
  const standing = await save('2026-11-21', ['桂花', 'Latte', '小满', '立冬'], second)
  expect(await save('2026-11-21', ['桂花', 'Latte', '小满', '立冬'], second)).toEqual(standing)
  expect(await save('2026-11-21', ['别的'], second)).toMatchObject({ code: 'REQUEST_REUSED' })
  // A copy that was under way for long answers what it did, and undoes nothing that came after it.
  expect(await save('2026-11-21', ['桂花'], first)).toMatchObject({ value: { words: ['桂花'] } })
  expect(await shop.as('oBoss').call('operator', 'getWords', { day: '2026-11-21' })).toEqual(standing)
  expect(await shop.as('oBoss').call('operator', 'getWords', { day: '2026-11-25' })).toEqual({
    ok: true,
    value: { day: '2026-11-25', words: [], savedAt: null },
  })
})

test('a phone whose clock is years ahead shuts nobody out of a day', async () => {
  expect(await save('2026-11-23', ['早'], `7${'Z'.repeat(25)}`)).toMatchObject({ ok: true })
  expect(await save('2026-11-23', ['晚'])).toMatchObject({ ok: true, value: { words: ['晚'] } })
  const { value } = await shop.as('oBoss').call('operator', 'getWords', { day: '2026-11-23' })
  expect(value.words).toEqual(['晚'])
})

test('of ten who save the words of a day at once each is answered, and one of them stands', async () => {
  const replies = await Promise.all(Array.from({ length: 10 }, (_, one) => save('2026-11-24', [`词${one}`])))
  expect(replies.every(({ ok }) => ok)).toBe(true)
  const { value } = await shop.as('oBoss').call('operator', 'getWords', { day: '2026-11-24' })
  expect(value.words).toEqual([expect.stringMatching(/^词\d$/)])
})

test('two weeks are read in one call, from today on, with the days that have no words yet', async () => {
  await save('2026-12-04', ['冬'])
  const { value } = await shop.as('oBoss').call('operator', 'listWords')
  expect(value.days.map(({ day }: { day: string }) => day)).toEqual([
    ...Array.from({ length: 10 }, (_, place) => `2026-11-${21 + place}`),
    ...Array.from({ length: 4 }, (_, place) => `2026-12-0${1 + place}`),
  ])
  expect(value.days[1]).toEqual({ day: '2026-11-22', words: [], savedAt: null })
  expect(value.days.at(-1)).toMatchObject({ words: ['冬'] })
})

test('a day that is over, or too far off, takes no words', async () => {
  expect(await save('2026-11-20', ['昨天'])).toMatchObject({ code: 'WORDS_DAY_OVER' })
  expect(await save('2027-02-21', ['三个月'])).toMatchObject({ ok: true })
  expect(await save('2027-02-22', ['三个月'])).toMatchObject({ code: 'WORDS_DAY_FAR' })
})

test('a word entered costs two database calls, and the same request again is the same answer', async () => {
  await shop.as('oAda').join()
  await enter('oAda', '桂花')
  const requestId = shop.requestId()
  const first = await enter('oAda', 'ＬＡＴＴＥ', requestId)
  expect(shop.calls()).toBe(2)
  expect(first).toEqual({ ok: true, value: { points: 10, balance: 20, leftToday: 1 } })
  expect(await enter('oAda', 'ＬＡＴＴＥ', requestId)).toEqual(first)
  expect(await enter('oAda', '小满', requestId)).toMatchObject({ code: 'REQUEST_REUSED' })
  expect(await balance('oAda')).toBe(20)
})

test('a wrong word is one try however often the same request comes', async () => {
  await shop.as('oBo').join()
  const requestId = shop.requestId()
  const first = await enter('oBo', '乱猜', requestId)
  expect(first).toMatchObject({ ok: false, code: 'WORD_WRONG' })
  for (let again = 0; again < 12; again += 1) expect(await enter('oBo', '乱猜', requestId)).toEqual(first)
  for (let more = 0; more < 9; more += 1) await enter('oBo', `猜${more}`)
  expect(await enter('oBo', '桂花')).toMatchObject({ code: 'WORD_TRIES_OVER' })
})

test('twenty taps at once with four right words: three of them count, each once', async () => {
  await shop.as('oCai').join()
  const typed = ['桂花', 'Latte', '小满', '立冬', '桂花']
  const replies = await Promise.all(Array.from({ length: 20 }, (_, tap) => enter('oCai', typed[tap % 5]!)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
  expect(await balance('oCai')).toBe(30)
  for (const { ok, code } of replies) if (!ok) expect(['WORD_ENTERED', 'WORD_LIMIT_REACHED']).toContain(code)
})

test('thirty guesses at once are ten tries at most', async () => {
  await shop.as('oDan').join()
  const replies = await Promise.all(Array.from({ length: 30 }, (_, tap) => enter('oDan', `蒙${tap}`)))
  const codes = replies.map(({ code }) => code)
  expect(codes.filter((code) => code === 'WORD_WRONG')).toHaveLength(10)
  expect(codes.filter((code) => code === 'WORD_TRIES_OVER')).toHaveLength(20)
  expect((await shop.as('oDan').call('points', 'getStatement')).value.entries).toEqual([])
})

test('words saved now hold for everybody half a minute later', async () => {
  await shop.as('oEve').join()
  await enter('oEve', '桂花')
  await save('2026-11-21', ['谷雨'])
  await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + 30_000)
  expect(await enter('oEve', '谷雨')).toMatchObject({ ok: true })
  expect(await enter('oEve', '立冬')).toMatchObject({ code: 'WORD_WRONG' })
})
