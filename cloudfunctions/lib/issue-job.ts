/** Carrying issues out, some members at a time: each gets theirs once, however often a slice is done. */
import { giveIssued, type Issue, type Listed, type Missed } from '../../src/domain/issue'
import { refusals } from '../../src/domain/refusals'
import { factOpId, inputHash } from '../../src/domain/request'
import { isRefusal, type Reply } from '../../src/domain/result'
import type { SavedVersion } from '../../src/domain/saved-template'
import type { Settings } from '../../src/domain/settings'
import { apart } from './apart'
import type { Edge } from './edge'
import { issueFrom } from './issuing'
import type { Job } from './jobs'
import { perform } from './perform'
import { readVersion } from './templates'

const AT_ONCE = 5
const SLICE = 20

/** Gives what was issued and not given yet, the oldest first; answers how many members it looked at. */
export const runIssues: Job = async (edge, settings, until) => {
  const where = { state: 'running' }
  const found = await edge.store.find('issues', { where, orderBy: { at: 'asc' }, limit: AT_ONCE })
  let looked = 0
  for (const stored of found) {
    await apart('issues', async () => {
      const template = await readVersion(edge.store, String(stored.version))
      if (!template) throw new Error('an issue is of a version that there is not')
      let issue: Issue | null = issueFrom(stored)
      while (issue && issue.state === 'running' && edge.now() < until) {
        const before: number = issue.next
        issue = await giveSlice(edge, settings, { issue, template })
        looked += issue ? issue.next - before : 0
      }
    })
  }
  return looked
}

/** One slice; null where another timer has done it first, or a member is busy now. */
async function giveSlice(
  edge: Edge,
  settings: Settings,
  { issue, template }: { issue: Issue; template: SavedVersion },
): Promise<Issue | null> {
  const listed = issue.members.slice(issue.next, issue.next + SLICE)
  const missed: Missed[] = []
  let looked = 0
  for (const member of listed) {
    const reply = await giveOne(edge, settings, { issue, template, member })
    if (isRefusal(reply) && reply.code === refusals.accountBusy.code) break
    if (isRefusal(reply)) missed.push({ memberNo: member.memberNo, message: reply.message })
    looked += 1
  }
  if (looked === 0 && listed.length > 0) return null
  const next = issue.next + looked
  const set = {
    next,
    givenCount: issue.givenCount + looked - missed.length,
    missed: [...issue.missed, ...missed],
    state: next >= issue.members.length ? ('done' as const) : ('running' as const),
  }
  const isSaved = await edge.store.update('issues', { _id: issue._id, next: issue.next }, { set })
  return isSaved ? { ...issue, ...set } : null
}

async function giveOne(
  edge: Edge,
  settings: Settings,
  { issue, template, member }: { issue: Issue; template: SavedVersion; member: Listed },
): Promise<Reply<unknown>> {
  const { memberId } = member
  const operation = {
    opId: factOpId('issue', issue._id, memberId),
    time: issue.at,
    input: inputHash({ issueId: issue._id }),
    decide: (account: Parameters<typeof giveIssued>[0], now: number) =>
      giveIssued(account, { issue, template, memberId }, now),
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  if (!reply) throw new Error('an issue was given without an answer')
  return reply
}
