/** What a member is to be told now: read from the account alone, so that a job that runs late, or twice, finds the same. */
import { type Account, growthOf } from './account'
import { dayText } from './beijing-text'
import { DAY_MS, dayOf, HOUR_MS, type Instant, startOfDay } from './calendar'
import type { Entry } from './entry'
import { grouped, yuan } from './figures'
import { lotViews } from './lots-shown'
import type { Notice } from './notice'
import type { NoticeGrants } from './notice-grants'
import { type Settings, tierRule } from './settings'
import { tierBelow } from './tier'

/** What nobody could send for so long is told no more: by then it is no news. */
export const NEWS_MS = 3 * DAY_MS

const QUIET_FROM_MS = 21 * HOUR_MS
const QUIET_TO_MS = 9 * HOUR_MS

const pointsPage = 'pages/points/index'
const tierPage = 'pages/tier/index'

/** From nine in the evening to nine in the morning, Beijing time, nobody is told anything. */
export function isQuiet(now: Instant): boolean {
  const sinceMidnight = now - startOfDay(dayOf(now))
  return sinceMidnight >= QUIET_FROM_MS || sinceMidnight < QUIET_TO_MS
}

interface Terms {
  now: Instant
  settings: Settings
}

/**
 * The notices that are due by now and were not before the member allowed them, the most pressing first. The account is
 * settled; the entries are those posted within `NEWS_MS`.
 */
export function noticesDue(
  account: Account,
  { entries, since, ...terms }: Terms & { entries: Entry[]; since: NoticeGrants['since'] },
): Notice[] {
  if (!account.profile || account.mergedInto !== null) return []
  const found = [
    ...dropComing(account, terms),
    ...expiring(account, terms),
    ...entries.flatMap((one) => news(one, terms)),
  ]
  return found.flatMap(({ from, notice }) => {
    const isNews = from <= terms.now && terms.now < from + NEWS_MS && from >= since[notice.kind]
    return isNews ? [notice] : []
  })
}

/** A notice, and since when it is to be told. */
interface Found {
  from: Instant
  notice: Notice
}

/** Lots that end in exactly the days of the settings: of two that have come at once, the nearer one speaks. */
function expiring(account: Account, { settings }: Terms): Found[] {
  const days = [...settings.points.noticeDays].sort((a, b) => a - b)
  return lotViews(account.lots, settings).flatMap(({ points, expiresAt, worthFen }) =>
    days.map((before) => ({
      from: expiresAt + 1 - before * DAY_MS,
      notice: {
        kind: 'expiry' as const,
        about: `${dayText(expiresAt)}-${before}`,
        what: `${grouped(points)} 积分快到期`,
        count: points,
        when: expiresAt,
        hint: `值 ${yuan(worthFen)}，到期后清零`,
        page: pointsPage,
      },
    })),
  )
}

/** The tier that goes down unless the member earns more; while it still is valid, as far as growth tells today. */
function dropComing(account: Account, { settings }: Terms): Found[] {
  const { id, graceUntil, validUntil } = account.tier
  if (validUntil === null) return []
  const { graceDays, noticeDays } = settings.tier
  const dropsAt = graceUntil ?? validUntil + graceDays * DAY_MS
  const { name, threshold } = tierRule(settings, id)
  const growth = growthOf(account, dropsAt, settings)
  const below = tierBelow(id, growth, settings)
  if (growth >= threshold || below === id) return []
  const missing = threshold - growth
  const notice = {
    kind: 'tier' as const,
    about: `drop-${dropsAt}`,
    what: `${name}将降为${tierRule(settings, below).name}`,
    count: missing,
    when: dropsAt,
    hint: `再得 ${grouped(missing)} 成长值就能保住`,
    page: tierPage,
  }
  return [{ from: dropsAt - noticeDays * DAY_MS, notice }]
}

/** What an entry is news of, if it is. */
function news(entry: Entry, terms: Terms): Found[] {
  const notice = newsOf(entry, terms)
  return notice ? [{ from: entry.at, notice: { ...notice, about: entry.opId, when: entry.at } }] : []
}

function newsOf({ why, points, debt }: Entry, { settings }: Terms): Omit<Notice, 'about' | 'when'> | null {
  if (why.of === 'tier' && (why.move === 'upgraded' || why.move === 'granted')) {
    const times = tierRule(settings, why.to).multiplierPercent / 100
    return {
      kind: 'tier',
      what: `升为${why.name}`,
      count: why.growth,
      hint: `消费积分 ×${times}`,
      page: tierPage,
    }
  }
  if (why.of === 'invite' && why.state === 'counted') {
    const hint = debt < 0 ? '积分已到账，先抵了欠的' : '积分已到账，可以用了'
    // No name, also no masked one: what was told is kept, and the friend may leave.
    return { kind: 'points', what: '你请来的好友算数了', count: points - debt, hint, page: pointsPage }
  }
  if (why.of === 'refund' && why.owed > 0) {
    const what = `退款后欠 ${grouped(why.owed)} 积分`
    return { kind: 'points', what, count: why.owed, hint: '以后得的积分会先抵上', page: pointsPage }
  }
  return null
}
