import { findingView } from '../../src/domain/audit-words'
import type { Finding, FindingCode } from '../../src/domain/finding'
import { at, settings } from './given'

const entry = { seq: 12, opId: 'r1', kind: 'purchase', at: at('2026-11-20 14:05') } as const

function view(code: FindingCode, parts: Partial<Finding> = {}) {
  const nothing = { memberId: 'mabcdefgh', memberNo: '7K3F29QD', entry: null, place: '' }
  return findingView({ code, stands: null, should: null, ...nothing, ...parts }, settings)
}

test.each<[FindingCode, Partial<Finding>, string]>([
  [
    'lots-differ',
    { place: 'm202711', stands: 107, should: 100 },
    '2027年11月到期的积分账上是 107，逐笔加起来是 100，多 7。',
  ],
  [
    'lots-differ',
    { place: 'm20271215', stands: 1, should: 3 },
    '2027年12月15日到期的积分账上是 1，逐笔加起来是 3，少 2。',
  ],
  [
    'pending-differs',
    { place: 'd20261128', stands: 0, should: 20 },
    '2026年11月28日到账的积分账上是 0，逐笔加起来是 20，少 20。',
  ],
  ['debt-differs', { place: 'debt', stands: 50, should: 0 }, '欠分账上是 50，逐笔加起来是 0，多 50。'],
  [
    'growth-differs',
    { place: 'g202611', stands: 1200, should: 200 },
    '2026年11月的成长值账上是 1,200，逐笔加起来是 200，多 1,000。',
  ],
  ['flow-differs', { stands: 10, should: 12 }, '发放减去使用、过期和收回应该剩 12，账上是 10，少 2。'],
  ['negative', { place: 'm202711', stands: -3 }, '2027年11月到期的积分成了 −3。'],
  [
    'tier-differs',
    { place: 'id', stands: 'diamond', should: 'gold' },
    '等级是钻石，流水里的变动说的是金卡。',
  ],
  [
    'tier-differs',
    { place: 'until', stands: null, should: entry.at },
    '等级有效期是长期，最近一次变动说的是到2026年11月20日 14:05。',
  ],
  ['entry-missing', { place: '7–9' }, '第 7–9 笔流水不见了。'],
  ['entry-twice', { entry, stands: 12 }, '第 12 笔流水有两份，第二份是消费。'],
  [
    'entry-unbalanced',
    { entry, place: 'growth', stands: 9, should: 8 },
    '第 12 笔流水（消费，11月20日 14:05）的成长值写的是 9，按它自己的内容应该是 8。',
  ],
  ['copy-differs', { entry }, '第 12 笔流水（消费，11月20日 14:05）在账户里和归档里的内容不一样。'],
  [
    'order-differs',
    { entry, place: 'till_A1', stands: 100, should: 250 },
    '第 12 笔流水（消费，11月20日 14:05）和订单 till_A1 不一样：流水的实付是 ¥1.00，订单是 ¥2.50。',
  ],
  [
    'order-differs',
    { entry, place: 'till_A1', stands: entry.at, should: entry.at + 60_000 },
    '第 12 笔流水（消费，11月20日 14:05）和订单 till_A1 不一样：流水的付款时间是2026年11月20日 14:05，订单是2026年11月20日 14:06。',
  ],
  [
    'order-twice',
    { entry, place: 'till_A1' },
    '订单 till_A1 入账不止一次，多的是第 12 笔流水（消费，11月20日 14:05）。',
  ],
  [
    'order-missing',
    { entry, place: 'till_A1' },
    '第 12 笔流水（消费，11月20日 14:05）说的订单 till_A1 找不到。',
  ],
  [
    'order-unposted',
    { place: 'till_A1', should: 12_800 },
    '订单 till_A1（实付 ¥128.00）收到一天多了，还没有入账。',
  ],
  [
    'unit-unknown',
    { entry, place: 'prize:0' },
    '第 12 笔流水（消费，11月20日 14:05）占了库存 prize:0 里的一份，库存里没有记它。',
  ],
  ['unit-unpaid', { place: 'prize:0 r1' }, '库存 prize:0 r1 里有一份算作已经给出，账户里没有这一笔。'],
  [
    'due-late',
    { stands: 9_999_999_999_999, should: entry.at },
    '下一次结算排在很久以后，应该是2026年11月20日 14:05。',
  ],
  ['settling-stuck', { stands: entry.at }, '2026年11月20日 14:05就该结算，到现在还没有结成。'],
  ['effects-lost', { entry }, '第 12 笔流水（消费，11月20日 14:05）还有后续没有做完，也没有排进补做。'],
  ['account-unreadable', {}, '账户里的内容读不出来，这一次没有对成。'],
])('%s %j', (code, parts, text) => {
  const shown = view(code, parts)
  expect(shown.text).toBe(text)
  expect(shown.title.length).toBeGreaterThan(3)
  expect(shown.advice).toMatch(/。$/)
})

test('a member is named by number, a customer nobody joined as by the beginning of the id', () => {
  expect(view('negative').who).toBe('会员 7K3F 29QD')
  expect(view('negative', { memberNo: null }).who).toBe('未认领的顾客 mabcdefg')
})
