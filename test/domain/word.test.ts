/** The word of the day, from both sides of each limit. */
import * as v from 'valibot'
import { type Account, balanceOf } from '../../src/domain/account'
import { reasonOf } from '../../src/domain/reason'
import { EnterWord, enterWord, sameWord, SaveWords } from '../../src/domain/word'
import { after, answered, at, entriesOf, given, planned, settings } from './given'

const morning = '2026-11-21 09:00'
const words = {
  '2026-11-21': ['桂花', 'latte', '小满', '立冬', '大寒'].map(sameWord),
  '2026-11-22': ['冬至'],
}

const enter = (account: Account, word: string, moment = morning) =>
  enterWord(account, { word }, { now: at(moment), settings, words })

/** The account after words were entered one after another. */
function entered(account: Account, typed: string[], moment = morning): Account {
  return typed.reduce((before, word) => after(before, enter(before, word, moment), at(moment)), account)
}

const wrongs = (count: number) => Array.from({ length: count }, (_, place) => `猜${place}`)

test('a word of today earns ten, and the row says which it was', () => {
  const account = given()
  expect(answered(account, enter(account, '桂花'), at(morning))).toEqual({
    points: 10,
    balance: 10,
    leftToday: 2,
  })
  const [entry] = entriesOf(entered(account, ['桂花']))
  expect(entry).toMatchObject({ kind: 'word', row: 'earned', points: 10 })
  expect(reasonOf(entry!.why)).toBe('群口令「桂花」 · 当天第 1 个')
})

test.each(['LATTE', ' latte ', 'Ｌａｔｔｅ', 'ｌａｔｔｅ'])('%j is the same word', (typed) => {
  expect(balanceOf(entered(given(), [typed]))).toBe(10)
})

test('letters that fold to the same are the same, others are not', () => {
  expect(sameWord('Straße')).toBe(sameWord('STRASSE'))
  expect(sameWord('ΣΟΦΌΣ')).toBe(sameWord('σοφός'))
  expect(sameWord('桂花')).not.toBe(sameWord('桂 花'))
})

test('each word counts once a day', () => {
  const account = entered(given(), ['桂花'])
  expect(enter(account, ' 桂花')).toMatchObject({ ok: false, code: 'WORD_ENTERED' })
  expect(balanceOf(entered(account, ['小满']))).toBe(20)
})

test('three words a day count; the fourth is refused whatever it is, and the next day begins anew', () => {
  const account = entered(given(), ['桂花', 'latte', '小满'])
  expect(balanceOf(account)).toBe(30)
  for (const word of ['立冬', '乱猜', '桂花'])
    expect(enter(account, word)).toMatchObject({ ok: false, code: 'WORD_LIMIT_REACHED' })
  expect(enter(account, '立冬', '2026-11-21 23:59:59.999')).toMatchObject({ ok: false })
  expect(enter(account, '冬至', '2026-11-22 00:00')).toMatchObject({ ok: true })
})

test('a wrong word moves nothing, says nothing of the right ones, and is counted', () => {
  const account = given()
  const decided = enter(account, '桂')
  expect(planned(decided).answer(account)).toEqual({
    ok: false,
    code: 'WORD_WRONG',
    message: '口令没有对上，积分没有变。核对群里今天的口令，再输一次。',
  })
  const tried = after(account, decided, at(morning))
  expect([balanceOf(tried), tried.counters]).toEqual([0, { d20261121_wrong: 1 }])
  expect(entriesOf(tried)).toMatchObject([{ kind: 'word', row: 'hidden', points: 0, why: { word: null } }])
  expect(tried.contests).toEqual({ weekly: null, monthly: null })
})

test('the words of another day, or a day without any, are wrong like any other', () => {
  expect(planned(enter(given(), '冬至')).answer(given())).toMatchObject({ code: 'WORD_WRONG' })
  expect(planned(enter(given(), '桂花', '2026-11-20 09:00')).answer(given())).toMatchObject({
    code: 'WORD_WRONG',
  })
})

test('after ten wrong tries the day is over, for right words too, and nothing more is counted', () => {
  const nine = entered(given(), wrongs(9))
  expect(enter(nine, '桂花')).toMatchObject({ ok: true })
  const ten = entered(nine, ['猜'])
  expect(enter(ten, '桂花')).toMatchObject({ ok: false, code: 'WORD_TRIES_OVER' })
  expect(enter(ten, '又猜')).toMatchObject({ ok: false, code: 'WORD_TRIES_OVER' })
  expect(enter(ten, '冬至', '2026-11-22 00:00')).toMatchObject({ ok: true })
})

test('who has not joined enters nothing', () => {
  expect(enter(given({ profile: null }), '桂花')).toMatchObject({ ok: false, code: 'MEMBER_NOT_JOINED' })
})

test('a limit of none refuses every word', () => {
  const rules = { ...settings, word: { points: 10, dailyMax: 0 } }
  const decided = enterWord(given(), { word: '桂花' }, { now: at(morning), settings: rules, words })
  expect(decided).toMatchObject({ ok: false, code: 'WORD_LIMIT_REACHED' })
})

const requestId = '01KAHB00000000000000000001'

test.each(['', '  ', '\u200b', 'a\u0000', '满'.repeat(21), 7, null, { $gt: '' }])('%j is no word', (word) => {
  expect(v.is(EnterWord, { requestId, word })).toBe(false)
})

test('the words of a day are twenty at most, each once however it is typed', () => {
  const saves = (words: unknown, day: unknown = '2026-11-21') => v.is(SaveWords, { requestId, day, words })
  const many = (count: number) => Array.from({ length: count }, (_, place) => `词${place}`)
  expect([saves([]), saves(many(1)), saves(many(20)), saves(many(21))]).toEqual([false, true, true, false])
  expect(saves(['Latte', ' ＬＡＴＴＥ'])).toBe(false)
  expect([saves(['桂花'], '2026-02-29'), saves(['桂花'], '2026-2-1'), saves('桂花')]).toEqual([
    false,
    false,
    false,
  ])
})
