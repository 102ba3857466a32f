/** The gift of a tier: one coupon with each, once for ever; and what can be a gift. */
import * as v from 'valibot'
import type { Account } from '../../src/domain/account'
import { COUPONS_MAX } from '../../src/domain/coupon'
import { sourceOf } from '../../src/domain/coupon-move-words'
import { giftFault, giftOf } from '../../src/domain/gift'
import { grantTier } from '../../src/domain/grant'
import { join, newMember } from '../../src/domain/member'
import { merge } from '../../src/domain/merge'
import { carryOut, type Decision } from '../../src/domain/plan'
import { giftsIn, Settings } from '../../src/domain/settings'
import { settle } from '../../src/domain/settle'
import { at, given, joiner, planned, settings } from './given'
import { cake, rows, rules, versions } from './given-gift'
import { template } from './given-shop'

const now = at('2026-11-21 09:00')
const at1000 = { growth: { g202611: 1000 } }
const did = (account: Account, decision: Decision, moment = now) =>
  carryOut(account, planned(decision), {
    mark: { opId: `t${account.seq}`, time: moment, input: '' },
    now: moment,
    settings: rules,
    claim: null,
  })

describe('the gift of a tier', () => {
  test('comes with reaching it, in the same row, and is good for its days with that one', () => {
    const risen = settle(given(at1000), now, rules)
    expect(Object.values(risen.coupons)).toEqual([
      { version: 'cake_1', origin: 'gift:tier', from: now, until: at('2026-12-21'), serial: 0 },
    ])
    expect(risen.welcomed).toEqual(['silver'])
    expect(rows(risen)).toEqual([
      '升级到银卡 · 成长值 1,000，有效期至 2027年11月21日 · 升级礼「蛋糕券」在卡券里',
    ])
    expect(Object.values(risen.coupons).map(sourceOf)).toEqual(['升级礼'])
  })

  test('is not there a point below, and of tiers that are passed only the reached one gives', () => {
    expect(settle(given({ growth: { g202611: 999 } }), now, rules).coupons).toEqual({})
    expect(versions(settle(given({ growth: { g202611: 5000 } }), now, rules))).toEqual(['latte_2'])
    expect(settle(given({ growth: { g202611: 20_000 } }), now, rules)).toMatchObject({
      coupons: {},
      welcomed: [],
    })
  })

  test('comes once for ever: who goes down and rises again has none', () => {
    const risen = settle(given(at1000), now, rules)
    const down = settle(risen, at('2028-01-05'), rules)
    expect([down.tier.id, down.coupons]).toEqual(['basic', {}])
    const again = settle({ ...down, growth: { g202801: 1000 } }, at('2028-01-06'), rules)
    expect([again.tier.id, again.coupons, again.welcomed]).toEqual(['silver', {}, ['silver']])
    expect(rows(again).at(-1)).not.toContain('升级礼')
  })

  test('comes also when the tier was reached once without one', () => {
    const risen = settle(given(at1000), now, settings)
    expect([risen.tier.id, risen.coupons, risen.welcomed]).toEqual(['silver', {}, []])
    const down = settle(risen, at('2028-01-05'), settings)
    expect(versions(settle({ ...down, growth: { g202801: 1000 } }, at('2028-01-06'), rules))).toEqual([
      'cake_1',
    ])
  })

  test('does not come for keeping a tier', () => {
    const risen = {
      ...settle(given({ growth: { g202611: 1000 } }), now, settings),
      growth: { g202710: 1000 },
    }
    const renewed = settle(risen, at('2027-11-22'), rules)
    expect(rows(renewed).at(-1)).toContain('银卡续期')
    expect(renewed.coupons).toEqual({})
  })

  test('comes with a tier that operators grant, once', () => {
    const why = { reason: '老朋友', by: 'w1', approvedBy: null }
    const granted = did(given(), grantTier(given(), { ...why, tierId: 'gold' }, { now, settings: rules }))
    expect([granted.tier.id, versions(granted), granted.welcomed]).toEqual(['gold', ['latte_2'], ['gold']])
    expect(rows(granted)).toEqual(['授予金卡 · 老朋友，有效期至 2027年11月21日 · 升级礼「拿铁券」在卡券里'])
    const basic = given({ welcomed: ['gold'] })
    const again = did(basic, grantTier(basic, { ...why, tierId: 'gold' }, { now, settings: rules }))
    expect([again.tier.id, again.coupons]).toEqual(['gold', {}])
  })

  test('waits for who is no member, and comes when they join', () => {
    const customer = settle(given({ profile: null, ...at1000 }), now, rules)
    expect([customer.tier.id, customer.coupons, customer.welcomed]).toEqual(['silver', {}, []])
    const accept = { privacy: settings.brand.privacyVersion, rules: settings.brand.rulesVersion }
    const input = { requestId: '01KAHB00000000000000000001', accept }
    const row = newMember({ _id: customer.memberId, openid: 'oBo', memberNo: '7K3F29QD' }, input, now)
    const joined = did(customer, join(customer, joiner(row), { now, settings: rules }))
    expect([versions(joined), joined.welcomed]).toEqual([['cake_1'], ['silver']])
    expect(rows(joined).at(-1)).toBe('升级礼 · 蛋糕券 · 放进卡券')
    expect(
      did(given({ profile: null }), join(given({ profile: null }), joiner(row), { now, settings: rules })),
    ).toMatchObject({ coupons: {}, welcomed: [] })
  })

  test('enters also where a member holds as many coupons as they may take', () => {
    const held = Array.from({ length: COUPONS_MAX }, (_, place) => [
      `c${place}`,
      { version: 'other_1', origin: 'o', from: now, until: at('2027-01-01'), serial: 0 },
    ])
    const risen = settle(given({ ...at1000, coupons: Object.fromEntries(held) }), now, rules)
    expect(Object.keys(risen.coupons)).toHaveLength(COUPONS_MAX + 1)
  })
})

describe('two accounts that become one', () => {
  const year = { since: now, validUntil: at('2027-11-21 09:00'), graceUntil: null }
  const gold = { id: 'gold', ...year } as const
  const terms = {
    mark: { opId: 'rmerge', time: now, input: '' },
    now,
    settings: rules,
    reason: '同一位',
    by: 'w',
  }
  const united = (target: Partial<Account>, source: Partial<Account>) =>
    merge(given(target), given({ memberId: 'mbbb', profile: null, ...source }), terms).target

  test('have the gift of the tier that comes with the one', () => {
    const target = united({}, { tier: gold, growth: { g202611: 5000 } })
    expect([target.tier.id, versions(target), target.welcomed]).toEqual(['gold', ['latte_2'], ['gold']])
    expect(rows(target).join()).toContain('升级礼「拿铁券」在卡券里')
  })

  test('have the gift of a tier that both reach together', () => {
    expect(versions(united({ growth: { g202611: 600 } }, { growth: { g202611: 400 } }))).toEqual(['cake_1'])
    expect(versions(united({ growth: { g202611: 600 } }, { growth: { g202611: 399 } }))).toEqual([])
  })

  test('have no gift that either of them had', () => {
    const target = united(
      { welcomed: ['silver'] },
      { tier: gold, growth: { g202611: 5000 }, welcomed: ['gold', 'silver'] },
    )
    expect([target.tier.id, target.coupons, target.welcomed]).toEqual(['gold', {}, ['silver', 'gold']])
  })
})

describe('a version as a gift', () => {
  const version = template({ _id: 'cake_1', templateId: 'cake', name: '蛋糕券', picture: 'cake' })
  const fixed = { kind: 'fixed', from: '2026-01-01', to: '2099-01-01' } as const

  test('is named with what is needed to give it', () => {
    expect([giftOf(version), giftFault(version)]).toEqual([cake, null])
  })

  test.each([
    ['that there is not', null, /没有这一版/],
    ['that was taken back', { ...version, isRevoked: true }, /作废/],
    ['with fixed days', { ...version, validity: fixed }, /固定的到期日/],
    ['with a budget', { ...version, budgetFen: 100 }, /预算/],
  ])('is none where it is one %s', (_name, one, fault) => {
    expect(giftFault(one)).toMatch(fault)
    expect(one && giftOf(one)).toBeNull()
  })

  test('stands in the rules at its tier, and never at the lowest', () => {
    expect(giftsIn(rules).map(({ path, gift }) => [path, gift.name])).toEqual([
      ['tier.ladder.1.welcome', '蛋糕券'],
      ['tier.ladder.2.welcome', '拿铁券'],
      ['birthday.gift', '帆布袋'],
    ])
    const [basic, ...others] = rules.tier.ladder
    const ladder = [{ ...basic, welcome: cake }, ...others]
    expect(v.safeParse(Settings, { ...rules, tier: { ...rules.tier, ladder } }).success).toBe(false)
    expect(v.safeParse(Settings, rules).success).toBe(true)
  })

  test('is none in rules of before there were gifts', () => {
    const ladder = settings.tier.ladder.map(({ welcome: _none, ...tier }) => tier)
    expect(v.parse(Settings, { ...settings, tier: { ...settings.tier, ladder } })).toEqual(settings)
  })
})

test('what a coupon came from is said in a word', () => {
  expect(sourceOf({ origin: 'cake' })).toBe('兑换')
  expect(sourceOf({ origin: 'cake', way: 'claim' })).toBe('免费领取')
  expect(sourceOf({ origin: 'cake', way: 'group' })).toBe('拼团')
  expect(sourceOf({ origin: 'cake', way: 'helper' })).toBe('好友助力')
  expect(sourceOf({ origin: `i${'a'.repeat(15)}` })).toBe('品牌赠送')
})
