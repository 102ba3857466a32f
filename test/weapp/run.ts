/** One run of a build: a newcomer's first day, then a clerk who looks that member up. The bench runs it too. */
import { randomUUID } from 'node:crypto'
import { type CloudInReach, sendOrders } from '../../config/demo/doors'
import { clerk } from '../../config/demo/team'
import { findMember } from './clerk-journey'
import { type MemberJourney, walkAsMember } from './member-journey'
import { type Phone, type Program, loadProgram, openPhone } from './phone'
import { findMissingFiles } from './pack'
import type { Step } from './recorder'
import { findStyleFaults } from './styles'

export interface Run {
  /** Every step of both phones with what it cost. */
  steps: Step[]
  member: MemberJourney
  /** What is wrong with the build itself: files, templates, style sheets. One sentence each. */
  findings: string[]
  /** What went wrong while it ran. */
  faults: string[]
}

/**
 * Runs the build in `folder` against a cloud in which the stores are open (config/demo/team.ts). Throws where a step
 * does not come to its end.
 */
export async function runWeapp(folder: string, cloud: CloudInReach): Promise<Run> {
  const program = loadProgram(folder)
  const openid = `oWeapp${randomUUID().replaceAll('-', '')}`
  await sellSomething(cloud, openid)
  const phone = openPhone(program, { url: cloud.url, openid })
  const member = await closing(phone, () => walkAsMember(phone))
  const till = openPhone(program, { url: cloud.url, openid: clerk.openid })
  const steps = await closing(till, () => findMember(till, member))
  return {
    steps: [...member.steps, ...steps],
    member,
    findings: findFindings(program),
    faults: [...phone.faults(), ...till.faults()],
  }
}

export function findFindings({ pack, templates }: Program): string[] {
  return [...findMissingFiles(pack), ...templates.findings, ...findStyleFaults(pack)]
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

async function closing<Value>(phone: Phone, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } finally {
    phone.close()
  }
}
