/** One run of a build: a newcomer's first day, a clerk who looks that member up, a new colleague. The bench runs it too. */
import { randomUUID } from 'node:crypto'
import { ask, expectValue, requestIdOf, sendOrders } from '../../config/demo/doors'
import type { CloudInReach } from '../../config/lib/till'
import { clerk, operator } from '../../config/demo/team'
import { acceptInvitation, findMember } from './clerk-journey'
import { type MemberJourney, walkAsMember, wordOfToday } from './member-journey'
import { dayOf } from '../../src/domain/calendar'
import { type Phone, type Program, loadProgram, openPhone } from './phone'
import { findMissingFiles } from './pack'
import type { Step } from './recorder'
import { findUnreadableScripts } from './scripts'
import { findStyleFaults } from './styles'

export interface Run {
  /** Every step of all phones with what it cost. */
  steps: Step[]
  member: MemberJourney
}

/**
 * Runs the build in `folder` against a cloud in which the stores are open (config/demo/team.ts). Throws where the build
 * is not whole, where a step does not come to its end, and where anything went wrong on the way.
 */
export async function runWeapp(folder: string, cloud: CloudInReach): Promise<Run> {
  const program = loadProgram(folder)
  refuse(findFindings(program))
  const openid = `oWeapp${randomUUID().replaceAll('-', '')}`
  await sellSomething(cloud, openid)
  await giveOutWord(cloud)
  const member = await withPhone(openPhone(program, { url: cloud.url, openid }), walkAsMember)
  const clerksPhone = openPhone(program, { url: cloud.url, openid: clerk.openid })
  const steps = await withPhone(clerksPhone, (phone) => findMember(phone, member))
  const code = await inviteColleague(cloud, openid)
  const colleaguesPhone = openPhone(program, { url: cloud.url, openid: `${openid}Colleague` })
  const first = await withPhone(colleaguesPhone, (phone) => acceptInvitation(phone, code))
  return { steps: [...member.steps, ...steps, ...first], member }
}

function refuse(complaints: string[]): void {
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
}

/** What is wrong with the build itself: files, templates, style sheets. One sentence each. */
export function findFindings({ pack, templates }: Program): string[] {
  return [
    ...findMissingFiles(pack),
    ...templates.findings,
    ...findStyleFaults(pack),
    ...findUnreadableScripts(pack),
  ]
}

/** Bought before joining: the statement of the first day has a row with a reason, and points that are still to come. */
function sellSomething(cloud: CloudInReach, openid: string): Promise<void> {
  const paidAt = `${new Date(cloud.clock.now() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
  const orderId = `weapp-${openid.slice(-12)}`
  const lines = [{ lineId: '1', title: '桂花拿铁', quantity: 4, paidFen: 12_800 }]
  return sendOrders(cloud, [
    { orderId, source: 'till', storeId: 'hengshan-lu', paidFen: 12_800, lines, paidAt, openid },
  ])
}

/** Given out already by an earlier run of the same day: the same words once more. */
async function giveOutWord(cloud: CloudInReach): Promise<void> {
  const now = cloud.clock.now()
  const event = {
    action: 'saveWords',
    requestId: requestIdOf(`words ${now}`, now),
    day: dayOf(now),
    words: [wordOfToday],
  }
  expectValue(await ask(cloud, operator.openid, { to: 'operator', event }), 'saveWords')
}

async function inviteColleague(cloud: CloudInReach, name: string): Promise<string> {
  const requestId = requestIdOf(`invite ${name}`, cloud.clock.now())
  const event = { action: 'inviteStaff', requestId, storeIds: ['hengshan-lu'], name: '新同事' }
  const invited = expectValue(await ask(cloud, operator.openid, { to: 'operator', event }), 'inviteStaff')
  // The invitation's answer holds the one-time code that the colleague types in.
  return (invited as { code: string }).code
}

async function withPhone<Value>(phone: Phone, use: (phone: Phone) => Promise<Value>): Promise<Value> {
  try {
    const value = await use(phone)
    refuse(phone.faults())
    return value
  } finally {
    phone.close()
  }
}
