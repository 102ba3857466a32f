/** An operator who asks "what if" at a desk in memory, and the ledger as it lies there. */
import { whatIf } from '../../cloudfunctions/lib/what-if'
import type { Entry } from '../../src/domain/entry'
import { isRefusal } from '../../src/domain/result'
import { defaultSettings, type Settings } from '../../src/domain/settings'
import type { WhatIfPortion } from '../../src/domain/what-if'
import { plusSums } from '../../src/domain/what-if-sums'
import { settings } from '../domain/given'
import type { Desk } from './desk'

const worker = { _id: 'wann', name: 'ann', openedAt: 0 }

/** What an operator is answered for a changed rule. */
export function ask(
  desk: Desk,
  changed: Settings,
  from?: { month: string; after: string },
): Promise<WhatIfPortion> {
  return answerTo(desk, { settings: { ...changed }, basedOn: defaultSettings.version, ...(from && { from }) })
}

/** What an operator is answered for rules that wait for a second one. */
export function askOf(desk: Desk, approvalId: string): Promise<WhatIfPortion> {
  return answerTo(desk, { approvalId })
}

async function answerTo(desk: Desk, input: Parameters<typeof whatIf>[1]): Promise<WhatIfPortion> {
  const { edge } = desk
  const call = {
    edge,
    openid: 'ann',
    memberId: 'mann',
    action: 'operator.whatIf',
    settings,
    now: edge.now(),
    worker,
  }
  const reply = await whatIf(call, input)
  if (isRefusal(reply)) throw new Error(reply.message)
  return reply
}

/** The whole answer, portion after portion. */
export async function askAll(desk: Desk, changed: Settings): Promise<WhatIfPortion> {
  let answered = await ask(desk, changed)
  for (let sums = answered.sums; answered.next !== null;) {
    answered = await ask(desk, changed, answered.next)
    sums = plusSums(sums, answered.sums)
    answered = { ...answered, sums }
  }
  return answered
}

/** Every entry of every account, wherever it lies, by member. */
export function ledger(desk: Desk): Map<string, Entry[]> {
  const byMember = new Map<string, Map<string, Entry>>()
  const put = (memberId: string, entry: Entry) => {
    const own = byMember.get(memberId) ?? new Map<string, Entry>()
    byMember.set(memberId, own.set(entry.opId, entry))
  }
  for (const { _id, journal } of desk.all('accounts'))
    for (const entry of Object.values((journal ?? {}) as Record<string, Entry>)) put(_id, entry)
  for (const { _id, memberId, ...entry } of desk.all('entries'))
    put(String(memberId), { ...entry, opId: _id } as unknown as Entry)
  return new Map([...byMember].map(([id, own]) => [id, [...own.values()].sort((a, b) => a.seq - b.seq)]))
}
