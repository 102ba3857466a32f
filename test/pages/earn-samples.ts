/** Answers on the ways to earn that are no purchase; tests change what they are about. */
import { DAY_MS } from '../../src/domain/calendar'
import type { CheckInMonth } from '../../src/domain/check-in-month'
import type { ContestView } from '../../src/domain/contest-view'
import type { Invitations } from '../../src/domain/invitation'
import { memberHome, now } from './samples'

export const checkInMonth: CheckInMonth = {
  now,
  month: '2026-11',
  firstMonth: '2025-10',
  thisMonth: '2026-11',
  days: [
    { day: '2026-11-08', points: 25, isBonus: true },
    ...[15, 16, 17, 18, 19, 20].map((date) => ({ day: `2026-11-${date}`, points: 5, isBonus: false })),
  ],
  checkIn: memberHome.checkIn,
  weekDays: 7,
  dailyPoints: 5,
}

export const invitations: Invitations = {
  now,
  memberNo: '7K3F29QD',
  brandName: '小满咖啡',
  points: 50,
  monthlyMax: 10,
  countedThisMonth: 1,
  pendingDays: 7,
  invitations: [
    { name: '周**', joinedAt: now - DAY_MS, state: 'joined', words: '11月20日加入，还没有消费', points: 0 },
    {
      name: '陈**',
      joinedAt: now - 9 * DAY_MS,
      state: 'counted',
      words: '11月19日到账 50 积分',
      points: 50,
    },
  ],
  next: null,
}

const leader = (place: number, name: string, points: number) => ({
  place,
  name,
  points,
  isMe: name === '林**',
})

export const contest: ContestView = {
  now,
  period: 'weekly',
  isOpen: true,
  startsAt: Date.UTC(2026, 10, 15, 16),
  endsAt: Date.UTC(2026, 10, 22, 16),
  activities: ['签到', '群口令', '邀请'],
  prizes: ['100 积分', '60 积分', '30 积分'],
  leaders: [leader(1, '周**', 90), leader(2, '林**', 45), leader(3, '陈**', 40)],
  own: { place: 2, points: 45 },
  last: {
    startsAt: Date.UTC(2026, 10, 8, 16),
    winners: [{ ...leader(1, '沈**', 120), prize: '100 积分' }],
  },
}
