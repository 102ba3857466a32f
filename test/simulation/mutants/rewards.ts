/** Guards of coupons and groups. */
import type { KindName } from '../kinds'
import { lib, type Mutant } from './mutant'

const counter: KindName[] = ['take', 'use', 'undo use', 'use']
const circle: KindName[] = ['circle', 'circle', 'circle', 'merge']

export const rewardMutants: Mutant[] = [
  {
    name: 'a coupon that was used leaves the account',
    kinds: counter,
    file: 'src/domain/redemption.ts',
    find: 'set: { coupons: withoutCoupons(account.coupons, [couponId]) },',
    replace: 'set: {},',
  },
  {
    name: 'what one member had of an offer is counted',
    kinds: ['take'],
    file: 'src/domain/redeem.ts',
    find: 'counters: countedOnAnyDay(account.counters, counterLastDay(offer), offerCounter(offer._id)),',
    replace: 'counters: account.counters,',
  },
  {
    name: 'the gift of a tier is given once',
    kinds: ['orders', 'orders', 'leave', 'join'],
    file: 'src/domain/giving.ts',
    find: 'if (!profile || welcomed.includes(tierId)) return null',
    replace: 'if (!profile) return null',
  },
  {
    name: 'a gift that one of two accounts had is not given to both',
    kinds: ['merge', 'merge', 'orders', 'orders'],
    file: 'src/domain/merge-rules.ts',
    find: 'welcomed: (a, b) => [...a, ...b.filter((tierId) => !a.includes(tierId))],',
    replace: "welcomed: 'own',",
  },
  {
    name: 'a group is closed before it is said to have failed',
    kinds: circle,
    file: lib('group-job'),
    find: "if (isOver && read.state === 'open' && !(await closeShard(edge, read))) return",
    replace: '',
  },
]
