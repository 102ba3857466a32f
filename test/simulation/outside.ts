/** The world outside the database: WeChat's numbers, files and messages, each reached by a call that may fail. */
import type { Edge } from '../../cloudfunctions/lib/edge'
import { accountIn } from './ledger-watch'
import { violate, type World } from './world'

/** Where the files of the simulated environment lie. */
export const bucket = 'cloud://simulated.bucket'

export const noticeKinds = ['expiry', 'tier', 'points'] as const

/** One call to the outside. */
type Call = <Value>(what: string, apply: () => Value) => Promise<Value>

/** What a function has of the outside; `now` is the clock of its instance. */
export function outsideOf(world: World, call: Call, now: () => number): Pick<Edge, 'platform' | 'notices'> {
  const templates = Object.fromEntries(
    noticeKinds.map((kind) => [kind, world.kernel.noticeTemplate.readTemplate(`${kind}?what=thing1`)]),
  )
  return {
    platform: {
      envId: 'simulated',
      openPhone: (number) => call(`open ${number}`, () => ({ number, country: '86' })),
      removeFiles: (files) => call(`remove ${files.join(' ')}`, () => removed(world, files)),
      removePath: (path) => call(`remove ${path}`, () => removed(world, [`${bucket}/${path}`])),
    },
    notices: {
      // Each of them is one that can be read.
      templates,
      send: ({ openid, templateId, fields }) => {
        const what = JSON.stringify(fields)
        return call(`send ${templateId} to ${openid}`, () =>
          sent(world, { openid, templateId, at: now(), what }),
        )
      },
    },
  }
}

function removed(world: World, files: string[]): void {
  for (const stored of world.database.all('accounts')) {
    const { profile, memberId } = accountIn(stored)
    if (profile?.avatarUrl && files.includes(profile.avatarUrl))
      violate(world, `the picture of ${memberId} was removed, and it is shown`)
  }
}

/** WeChat delivers most, and tells now and then that something is wrong with a message. */
function sent(world: World, message: World['outside']['sent'][number]): number {
  if (world.dice.chance(0.1)) return 47003
  const { openid, templateId, what } = message
  const before = world.outside.sent.filter((one) => one.openid === openid && one.templateId === templateId)
  const same = before.filter((one) => one.what === what).length
  if (same > 0 && same >= eventsToTell(world, openid, what))
    violate(world, `${openid} was told twice of ${what}`)
  world.outside.sent.push(message)
  const grants = world.outside.grants.get(`${openid} ${templateId}`) ?? 0
  if (before.length + 1 > grants) violate(world, `${openid} allowed ${grants} of ${templateId}, got more`)
  if (isNight(message.at)) violate(world, `${openid} was woken by ${templateId}`)
  return 0
}

/** How many events a member is to be told of in these very words: two refunds may owe as much. */
function eventsToTell(world: World, openid: string, fields: string): number {
  const memberId = [...world.database.all('members')].find((row) => row.openid === openid)?._id ?? ''
  const { told = {} } = (world.database.get('notices', memberId) ?? {}) as {
    told?: Record<string, { what: string }>
  } // the kernel writes it so
  return Object.values(told).filter(({ what }) => fields.includes(what)).length
}

const HOUR_MS = 3_600_000

/** From nine to nine, Beijing time. */
function isNight(at: number): boolean {
  const hour = Math.floor(at / HOUR_MS + 8) % 24
  return hour >= 21 || hour < 9
}
