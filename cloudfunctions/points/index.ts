/** Points: the statement and the ways to earn that are no purchase. */
import * as v from 'valibot'
import { CheckIn, checkIn } from '../../src/domain/check-in'
import { monthOf } from '../../src/domain/calendar'
import { checkInMonthOf, GetCheckIns } from '../../src/domain/check-in-month'
import { GetContest } from '../../src/domain/contest-view'
import { GetStatement, statementOf } from '../../src/domain/statement'
import { EnterWord, enterWord } from '../../src/domain/word'
import { command, commandOn, query, queryCard } from '../lib/action'
import { readContest } from '../lib/contests'
import { listCheckIns, listEntries } from '../lib/entries'
import { readInvitations } from '../lib/invitations'
import { serve } from '../lib/serve'
import { wordsInForce } from '../lib/words'

export const actions = {
  getStatement: queryCard(GetStatement, async ({ edge, account, settings, now, input }) => {
    const { kind = 'all', before = Infinity } = input
    const page = await listEntries(edge.store, account, { kind, before: Number(before) })
    return statementOf(account, page, { now, settings })
  }),
  getCheckIns: queryCard(GetCheckIns, async ({ edge, account, settings, now, input }) => {
    const { month = monthOf(now) } = input
    const entries = await listCheckIns(edge.store, account, month)
    return checkInMonthOf(account, { month, entries }, { now, settings })
  }),
  getContest: query(GetContest, readContest),
  getInvites: query(v.strictObject({}), readInvitations),
  checkIn: command(CheckIn, ({ account, settings, now }) => checkIn(account, { now, settings })),
  enterWord: commandOn(EnterWord, wordsInForce, ({ account, input, settings, now, fact: words }) =>
    enterWord(account, input, { now, settings, words }),
  ),
}
export type Actions = typeof actions

export const main = serve('points', actions)
