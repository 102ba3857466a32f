/** What members do with their record, and what operators do with members: database calls of each. */
import { defaultSettings } from '../../src/domain/settings'
import { callsFigure, each } from './calls-figure'
import type { Figure } from './figure'
import type { Call } from './http-calls'
import { joining } from './joining'
import { action, command, numberOf, order, orders, taken } from './requests'
import type { Shop } from './shop'

export async function recordFigures(shop: Shop): Promise<Figure[]> {
  const { cloud, members, operator } = shop
  const numbers = await Promise.all(members.map((openid) => numberOf(cloud, openid)))
  const ofMembers = (sent: object) => members.map((openid) => action('member', openid, sent))
  const byMembers = (sent: object) => members.map((openid) => command('member', openid, sent))
  const histories = numbers.map((member) => action('operator', operator, { action: 'getMember', member }))
  const rows: [string, Call[]][] = [
    ['profile changed', byMembers({ action: 'setProfile', nickname: '阿满' })],
    ['notices allowed', byMembers({ action: 'setNotices', answers: [{ kind: 'expiry', answer: 'accept' }] })],
    ['export, first page', ofMembers({ action: 'export' })],
    ['leaving, preview', ofMembers({ action: 'previewLeave' })],
    ['leaving, asked for', byMembers({ action: 'leave' })],
    ['leaving, called off', byMembers({ action: 'cancelLeave' })],
    ["a member's history, for an operator", histories],
    ['what-if, a portion of members', await questions(shop)],
    ['merge by an operator', await merges(shop, numbers)],
    ['claim by phone', await claims(shop)],
  ]
  const figures: Figure[] = []
  for (const [what, made] of rows) figures.push(callsFigure(what, await each(cloud, made)))
  return figures
}

/** The same change of the rules, asked about again and again. */
async function questions({ cloud, operator }: Shop): Promise<Call[]> {
  const { version, ...rules } = defaultSettings
  const settings = { ...rules, purchase: { ...rules.purchase, pointsPerYuan: 2 } }
  const asked = { action: 'whatIf', settings, basedOn: version }
  await taken(cloud.url, action('operator', operator, { action: 'getSettings' }))
  return Array.from({ length: 5 }, () => action('operator', operator, asked))
}

/** A customer of a till who has bought twelve times goes to each member. */
async function merges({ cloud, operator }: Shop, numbers: string[]): Promise<Call[]> {
  const customers = numbers.map((number) => `customer-${number}`)
  for (const externalId of customers) await buyTwelve(cloud, externalId)
  return numbers.map((into, place) =>
    command('operator', operator, {
      action: 'mergeMembers',
      from: { source: 'bench', externalId: customers[place] },
      into,
      reason: 'the same person',
    }),
  )
}

/** Newcomers whose number a till has known for twelve purchases. */
async function claims({ cloud, members }: Shop): Promise<Call[]> {
  const made: Call[] = []
  for (const [place, member] of members.entries()) {
    const openid = `${member}Phone`
    const number = String(13_800_138_000 + place)
    await taken(cloud.url, command('member', openid, joining))
    await buyTwelve(cloud, `phone:${number}`)
    made.push(command('member', openid, { action: 'claimByPhone', phone: number }))
  }
  return made
}

async function buyTwelve(cloud: Shop['cloud'], externalId: string): Promise<void> {
  // Together they stay below what takes two operators to merge.
  const past = Array.from({ length: 12 }, (_, place) => ({
    ...order(`${externalId}-${place}`, externalId),
    paidFen: 8000,
  }))
  await taken(cloud.url, orders(cloud, past))
}
