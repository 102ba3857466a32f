/** What members say of themselves: every field can be told, changed and taken away. */
import * as v from 'valibot'
import type { Account, Profile } from '../../src/domain/account'
import { birthdayMonthAt } from '../../src/domain/birthday'
import { SetProfile, setProfile } from '../../src/domain/profile'
import { profileView } from '../../src/domain/profile-view'
import { settle } from '../../src/domain/settle'
import { after, at, given, planned, profile, settings } from './given'

const requestId = '01KAHB00000000000000000001'
const now = at('2026-11-21 09:00')
const envId = 'shop-1'
const folder = `cloud://${envId}.bucket-7/avatars/${profile.memberNo}`
/** Offered just now. */
const mine = `${folder}/${now}-${requestId}.jpg`
const phone = { number: '13800138000', country: '86', at: now }

type Told = Omit<v.InferInput<typeof SetProfile>, 'requestId'>

const decide = (account: Account, told: Told, { moment = now }: { moment?: number } = {}) =>
  setProfile(account, v.parse(SetProfile, { requestId, ...told }), { now: moment, envId })
const told = (account: Account, fields: Told, moment = now) =>
  after(account, decide(account, fields, { moment }), moment)
const isShaped = (fields: object) => v.is(SetProfile, { requestId, ...fields })

describe('a field', () => {
  test('that is named is changed, and the others stay', () => {
    const account = told(given(), { nickname: ' 小满 ' })
    expect(account.profile).toMatchObject({ ...profile, nickname: '小满' })
    expect(told(account, { avatar: mine }).profile).toMatchObject({ nickname: '小满', avatarUrl: mine })
  })

  test.each(['nickname', 'avatar', 'birthday', 'phone'] as const)('%s can be taken away again', (field) => {
    const full: Profile = {
      ...profile,
      avatarUrl: mine,
      birthday: { month: 5, day: 1, changedOn: '2026-01-01', countsFrom: '2026-02', before: null },
      phone,
    }
    const account = told(given({ profile: full }), { [field]: null })
    expect(account.profile?.[field === 'avatar' ? 'avatarUrl' : field]).toBeNull()
  })

  test('that says what stands already changes nothing, and nothing is posted', () => {
    const plan = planned(decide(given(), { nickname: profile.nickname, avatar: null, phone: null }))
    expect([plan.post, plan.answer(given())]).toEqual([[], { changed: [] }])
  })

  test('leaves its name in the ledger and nothing of what is in it', () => {
    const { journal } = told(given(), { nickname: '小满', birthday: { month: 5, day: 1 } })
    expect(JSON.stringify(journal)).not.toMatch(/小满/)
    expect(Object.values(journal)[0]).toMatchObject({
      why: { of: 'profile', changed: ['nickname', 'birthday'] },
      answer: { changed: ['nickname', 'birthday'] },
      row: 'hidden',
    })
  })

  test('is asked of members alone', () => {
    expect(decide(given({ profile: null }), { nickname: '小满' })).toMatchObject({
      code: 'MEMBER_NOT_JOINED',
    })
  })
})

describe('an avatar', () => {
  test('that is foreign is refused, and nothing else of the request is done', () => {
    const foreign = `cloud://${envId}.bucket-7/avatars/7K3F29QB/a.jpg`
    expect(decide(given(), { nickname: '小满', avatar: foreign })).toMatchObject({ code: 'AVATAR_FOREIGN' })
  })

  test('can be named for half an hour after its place was offered, and then only if it is named already', () => {
    const [end, hour] = [now + 30 * 60_000, 3_600_000]
    const named = (moment: number, account = given()) => decide(account, { avatar: mine }, { moment })
    expect(named(end)).toMatchObject({ ok: true })
    expect(named(end + 1)).toMatchObject({ code: 'AVATAR_EXPIRED' })
    expect(named(end + 1, told(given(), { avatar: mine }))).toMatchObject({ ok: true })
    // Another instance's clock may be ahead.
    expect(named(now - 3 * hour)).toMatchObject({ ok: true })
    expect(named(now - 3 * hour - 1)).toMatchObject({ code: 'AVATAR_EXPIRED' })
    expect(decide(given(), { avatar: `${folder}/a.jpg` })).toMatchObject({ code: 'AVATAR_EXPIRED' })
  })

  test('that was replaced is looked at when its offer is surely over, and at once where it is already', () => {
    const old = given({ profile: { ...profile, avatarUrl: mine } })
    const effectsAt = (moment: number) => planned(decide(old, { avatar: null }, { moment })).effects
    const erasedAt = (at: number) => [{ do: 'insert', document: { kind: 'file', dueAt: at } }]
    const over = now + 3 * 3_600_000
    expect(effectsAt(now)).toMatchObject(erasedAt(over))
    expect(effectsAt(over + 1)).toMatchObject(erasedAt(over + 1))
  })

  test('that is replaced or taken away is erased from the storage, once', () => {
    const account = told(given(), { avatar: mine })
    const erasing = (avatar: string | null) => planned(decide(account, { avatar })).effects
    expect(planned(decide(given(), { avatar: mine })).effects).toEqual([])
    expect(erasing(mine)).toEqual([])
    const file = { kind: 'file', fileId: mine }
    for (const next of [`${folder}/${now}-b.png`, null])
      expect(erasing(next)).toMatchObject([{ do: 'insert', collection: 'erasures', document: file }])
  })
})

describe('a phone number', () => {
  const hold = { phoneId: `m${'p'.repeat(26)}`, epoch: 2 }

  test('is shown so that whoever looks over a shoulder cannot read it', () => {
    const account = given({ profile: { ...profile, phone } })
    expect(profileView(account, { now, settings })).toMatchObject({ phone: '138****8000' })
  })

  test('that is taken away is let go; what has never led to anybody needs not be', () => {
    const effects = (held: object) =>
      planned(decide(given({ profile: { ...profile, phone: { ...phone, ...held } } }), { phone: null }))
        .effects
    const row = { kind: 'phone', memberId: given().memberId, ...hold }
    expect(effects({ hold })).toMatchObject([{ do: 'insert', collection: 'erasures', document: row }])
    expect(effects({})).toEqual([])
  })

  test.each([13800138000, '', '13800138000', 'id', { data: { phoneNumber: '13800138000' } }])(
    'is not told here, whatever is sent for it (case %#)',
    (sent) => {
      expect(isShaped({ phone: sent })).toBe(false)
    },
  )
})

describe('a birthday', () => {
  const may = { month: 5, day: 1 }
  const born = given()

  test.each([
    [1, 31],
    [2, 29],
    [4, 30],
    [12, 31],
  ])('%s-%s is a day', (month, day) => {
    expect(isShaped({ birthday: { month, day } })).toBe(true)
  })

  test.each([
    [2, 30],
    [4, 31],
    [0, 1],
    [13, 1],
    [1, 0],
    [1, 32],
    [1.5, 1],
    [1, NaN],
  ])('%s-%s is none', (month, day) => {
    expect(isShaped({ birthday: { month, day } })).toBe(false)
    expect(isShaped({ birthday: { month: 1, day: 1, year: 1990 } })).toBe(false)
  })

  test('counts from the next month, also when it is told in the last millisecond of one', () => {
    const last = told(born, { birthday: may }, at('2026-11-30 23:59:59.999'))
    expect(last.profile?.birthday).toEqual({
      ...may,
      changedOn: '2026-11-30',
      countsFrom: '2026-12',
      before: null,
    })
    expect(told(born, { birthday: may }, at('2026-12-01')).profile?.birthday).toMatchObject({
      changedOn: '2026-12-01',
      countsFrom: '2027-01',
    })
  })

  test('told in its own month gives nothing in it', () => {
    const account = told(born, { birthday: may }, at('2026-05-31 23:59:59.999'))
    expect(birthdayMonthAt(account, at('2026-05-31 23:59:59.999'))).toBeNull()
    expect(birthdayMonthAt(account, at('2027-05-01'))).toBe('2027-05')
  })

  test('can be changed a year later to the day, and not a millisecond before', () => {
    const account = told(born, { birthday: may }, at('2026-11-21 18:00'))
    const change = (moment: string) =>
      decide(account, { birthday: { month: 6, day: 2 } }, { moment: at(moment) })
    expect(change('2026-11-21 18:00')).toMatchObject({ code: 'BIRTHDAY_LOCKED' })
    expect(change('2027-11-20 23:59:59.999')).toMatchObject({
      code: 'BIRTHDAY_LOCKED',
      message: expect.stringContaining('2027年11月21日起'),
    })
    expect(change('2027-11-21 00:00').ok).toBe(true)
  })

  test('told on the 29th of February can be changed on the 28th of the year after', () => {
    const account = told(born, { birthday: may }, at('2028-02-29 12:00'))
    const change = (moment: string) =>
      decide(account, { birthday: { month: 6, day: 2 } }, { moment: at(moment) }).ok
    expect([change('2029-02-27 23:59:59.999'), change('2029-02-28')]).toEqual([false, true])
  })

  test('until a change counts, the month before it does', () => {
    const first = told(born, { birthday: may }, at('2026-01-15'))
    const moved = told(first, { birthday: { month: 6, day: 2 } }, at('2027-05-15'))
    expect(birthdayMonthAt(moved, at('2027-05-31 23:59:59.999'))).toBe('2027-05')
    expect(birthdayMonthAt(moved, at('2027-06-01'))).toBe('2027-06')
    expect(birthdayMonthAt(moved, at('2028-05-01'))).toBeNull()
  })

  test('taken away and told anew is a change: the year goes on', () => {
    const gone = told(told(born, { birthday: may }), { birthday: null })
    expect(gone.profile?.birthday).toBeNull()
    expect(decide(gone, { birthday: may })).toMatchObject({ code: 'BIRTHDAY_LOCKED' })
    const rested = settle(gone, at('2027-11-20 23:59:59.999'), settings)
    expect(decide(rested, { birthday: may }, { moment: at('2027-11-20 23:59:59.999') }).ok).toBe(false)
    expect(
      decide(settle(gone, at('2027-11-21'), settings), { birthday: may }, { moment: at('2027-11-21') }).ok,
    ).toBe(true)
  })

  test('told the same again is no change', () => {
    const account = told(born, { birthday: may })
    expect(planned(decide(account, { birthday: may, nickname: '小满' })).set.profile?.birthday).toEqual(
      account.profile?.birthday,
    )
  })

  test('is shown with the month from which it counts, and the day from which it can be changed', () => {
    const account = told(born, { birthday: may })
    expect(profileView(born, { now, settings })).toMatchObject({
      birthday: null,
      birthdayOpensOn: null,
      birthdayCountsFrom: '2026-12',
      birthdayPercent: 200,
    })
    expect(profileView(account, { now, settings })).toMatchObject({
      birthday: { ...may, countsFrom: '2026-12', isCounting: false },
      birthdayOpensOn: '2027-11-21',
    })
    expect(profileView(account, { now: at('2026-12-01'), settings })).toMatchObject({
      birthday: { isCounting: true },
    })
  })
})
