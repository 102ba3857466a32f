/** Answers of the functions as a member in the middle of everything gets them; tests change what they are about. */
import { DAY_MS } from '../../src/domain/calendar'
import type { GuestHome, MemberHome } from '../../src/domain/home'
import type { MemberCode } from '../../src/domain/member-code'
import type { Programme } from '../../src/domain/programme'
import type { FoundMember } from '../../src/domain/found-member'
import { defaultSettings, programmeOf } from '../../src/domain/settings'
import type { EntryView, Statement } from '../../src/domain/statement'
import type { TierPage } from '../../src/domain/tier-page'

/** 2026-11-21 20:36 in Beijing. */
export const now = Date.UTC(2026, 10, 21, 12, 36)

/** The rules as they are delivered; what members accept has versions of its own. */
export const programme: Programme = {
  ...programmeOf(defaultSettings),
  privacyVersion: '2026-11-01',
  rulesVersion: '2026-11-01',
}

export function entry(change: Partial<EntryView> = {}): EntryView {
  return {
    entryId: `e${Math.random()}`,
    at: now,
    day: '2026-11-21',
    title: '签到',
    reason: '每日签到 · 连续第 6 天',
    points: 5,
    state: 'credited',
    activatesAt: null,
    ...change,
  }
}

export const entries: EntryView[] = [
  entry({
    entryId: 'e1',
    title: '消费',
    reason: '消费 ¥128.00 · 金卡 ×1.5 · 生日月 ×2，合计 ×2.5',
    points: 320,
    state: 'pending',
    activatesAt: now + 7 * DAY_MS,
  }),
  entry({ entryId: 'e2', day: '2026-11-20', at: now - DAY_MS }),
  entry({
    entryId: 'e3',
    day: '2026-11-18',
    title: '积分抵现',
    reason: '抵 ¥30.00 · 静安寺店 · 订单尾号 4471',
    points: -300,
    state: 'spent',
  }),
  entry({
    entryId: 'e4',
    day: '2026-11-18',
    title: '退款收回',
    reason: '退款 ¥36.00，收回当时得的 36 × 1.5',
    points: -54,
    state: 'taken-back',
  }),
  entry({
    entryId: 'e5',
    day: '2026-10-31',
    title: '到期',
    reason: '去年 10 月得的，没有用完',
    points: -40,
    state: 'expired',
  }),
]

const goldTier = {
  id: 'gold',
  name: '金卡',
  growth: 6240,
  next: { id: 'diamond', name: '钻石', threshold: 20000, missing: 13760 },
  validUntil: Date.UTC(2027, 2, 18, 15, 59),
} as const

export const guestHome: GuestHome = { state: 'guest', now, programme }

export const memberHome: MemberHome = {
  state: 'member',
  now,
  programme,
  member: { memberNo: '7K3F29QD', nickname: '林知夏', avatarUrl: null, joinedAt: now - 400 * DAY_MS },
  isWelcome: false,
  invitation: null,
  points: 3268,
  worthFen: 32680,
  pendingPoints: 320,
  debtPoints: 0,
  nextPending: { points: 320, activatesAt: now + 7 * DAY_MS },
  nearestExpiry: { points: 268, expiresAt: Date.UTC(2026, 10, 30, 15, 59, 59, 999) },
  tier: goldTier,
  checkIn: { isDoneToday: false, streakDays: 6, todayPoints: 25, daysToBonus: 0, bonusPoints: 20 },
  ways: {
    word: { points: 10, dailyMax: 3, leftToday: 3 },
    invite: { points: 50 },
    contests: ['weekly', 'monthly'],
  },
  leavesAt: null,
  newest: entries,
}

export const statement: Statement = {
  now,
  points: 3268,
  worthFen: 32680,
  pendingPoints: 320,
  debtPoints: 0,
  earnedThisMonth: 1146,
  lots: [
    ['2026-11', 268],
    ['2026-12', 412],
    ['2027-01', 180],
    ['2027-03', 460],
    ['2027-06', 640],
    ['2027-09', 1308],
  ].map(([month, points]) => ({
    month: String(month),
    points: Number(points),
    worthFen: Number(points) * 10,
    expiresAt: Date.UTC(
      Number(String(month).slice(0, 4)),
      Number(String(month).slice(5)),
      0,
      15,
      59,
      59,
      999,
    ),
  })),
  isFirstLotNear: true,
  pending: [{ points: 320, activatesAt: now + 7 * DAY_MS }],
  entries,
  next: null,
}

export const tierPage: TierPage = {
  now,
  current: goldTier,
  since: Date.UTC(2026, 2, 18),
  growthMonths: 12,
  validMonths: 12,
  review: {
    at: Date.UTC(2027, 2, 18),
    graceDays: 30,
    forecastGrowth: 4820,
    threshold: 5000,
    missing: 180,
    missingFen: 12000,
    downgradeTo: '银卡',
    dropsAt: Date.UTC(2027, 3, 17),
  },
  next: { missingFen: 917_400, gains: [{ label: '积分倍率', from: '×1.5', to: '×2' }], gift: null },
  ladder: programme.tiers.map(({ id, name, threshold }) => ({
    id,
    name,
    threshold,
    isReached: threshold <= 6240,
  })),
  privileges: [
    { label: '积分倍率', values: { basic: '×1', silver: '×1.2', gold: '×1.5', diamond: '×2' } },
    { label: '生日礼', values: { basic: '券', silver: '饮品', gold: '饮品', diamond: '饮品+豆' } },
    { label: '新品抢先兑', values: { basic: '—', silver: '—', gold: '1 天', diamond: '3 天' } },
    { label: '专属顾问', values: { basic: '—', silver: '—', gold: '—', diamond: '有' } },
  ],
  moves: [
    { at: Date.UTC(2026, 2, 18), what: '升级为金卡' },
    { at: Date.UTC(2025, 9, 2), what: '升级为银卡' },
    { at: Date.UTC(2025, 9, 1), what: '加入，普通会员' },
  ],
}

export function memberCode(at: number): MemberCode {
  const issuedAt = Math.floor(at / 30_000) * 30_000
  const digits = String(48_271_936 + (issuedAt / 30_000) * 7919).slice(-8)
  return {
    qr: `SIYU1.${digits}k9Xw2QaM1f7f3c9a5244e04f109c0b1d2e3f4a`,
    digits,
    issuedAt,
    rotatesAt: issuedAt + 30_000,
    now: at,
    member: { memberNo: '7K3F29QD', nickname: '林知夏', tierId: 'gold', tierName: '金卡' },
    points: 3268,
  }
}

/** A member as an operator finds them. */
export const found: FoundMember = {
  memberNo: '7K3F29QD',
  nickname: '林知夏',
  joinedAt: now,
  tierId: 'gold',
  tierName: '金卡',
  growth: 6240,
  points: 3268,
  pendingPoints: 320,
  debtPoints: 0,
}
