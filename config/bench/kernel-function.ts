/** Earning and spending on Siyu's kernel, as small as the usual way beside it: any number of points, any time. */
import * as v from 'valibot'
import { command } from '../../cloudfunctions/lib/action'
import { serve } from '../../cloudfunctions/lib/serve'
import { balanceOf } from '../../src/domain/account'
import { plan } from '../../src/domain/plan'
import { earn, spend } from '../../src/domain/points'
import { commandKeys } from '../../src/domain/request'
import { refuse } from '../../src/domain/result'

const Move = v.strictObject({ ...commandKeys, points: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) })

const actions = {
  earn: command(Move, ({ input, settings, now }) =>
    plan({
      post: [earn(input.points, { of: 'check-in', streakDays: 1, bonusPoints: 0 }, { at: now, settings })],
      answer: (after) => ({ balance: balanceOf(after) }),
    }),
  ),
  spend: command(Move, ({ account, input }) =>
    balanceOf(account) < input.points
      ? refuse('POINTS_SHORT', '积分不够，什么都没有扣。')
      : plan({
          post: [spend(input.points, { of: 'redeem', label: 'bench' })],
          answer: (after) => ({ balance: balanceOf(after) }),
        }),
  ),
}

export const main = serve('kernel', actions)
