/** Somebody who asks to leave: gold, with points of every kind, a nickname and a row. */
import { type Account, blankAccount } from '../../src/domain/account'
import { askToLeave } from '../../src/domain/leaving'
import { join, newMember } from '../../src/domain/member'
import { carryOut } from '../../src/domain/plan'
import { purchase } from '../../src/domain/purchase'
import { factOpId } from '../../src/domain/request'
import { settle } from '../../src/domain/settle'
import { after, at, joiner, memberId, planned, profile, settings } from './given'

const joining = at('2025-12-05')
export const asked = at('2026-11-21 09:30')
export const lastMoment = at('2026-11-28 23:59:59.999')
export const end = at('2026-11-29')
export const accept = { privacy: settings.brand.privacyVersion, rules: settings.brand.rulesVersion }
export const row = newMember(
  { _id: memberId, openid: 'oBo', memberNo: profile.memberNo },
  { requestId: '', accept },
  at('2025-01-05'),
)

export const order = (orderId: string, paidFen: number, paidAt: number) => ({
  source: 'till',
  orderId,
  paidFen,
  paidAt,
  storeId: null,
  lines: [],
})
export const buy = (
  account: Account,
  { orderId, paidFen = 10_000 }: { orderId: string; paidFen?: number },
  now: number,
) => {
  const left = { paidFen, lineFens: [] }
  const decided = planned(purchase(account, order(orderId, paidFen, now), { now, settings, left }))
  const mark = { opId: factOpId('order', 'till', orderId), time: now, input: '' }
  return carryOut(account, decided, { mark, now, settings, claim: null })
}

/** Gold, with active points, pending ones and a nickname. */
export function regular(): Account {
  const member = after(
    blankAccount(memberId),
    join(blankAccount(memberId), joiner(row, { nickname: '阿满' }), { now: joining, settings }),
    joining,
  )
  const bought = buy(member, { orderId: 'A1', paidFen: 600_000 }, at('2025-12-20 10:00'))
  const later = buy(
    settle(bought, at('2026-11-20'), settings),
    { orderId: 'A2', paidFen: 12_800 },
    at('2026-11-20 12:00'),
  )
  return settle(later, asked, settings)
}

export const leaving = (account = regular()) => after(account, askToLeave(account, asked), asked)
export const gone = (account = leaving(), moment = end) => settle(account, moment, settings)
