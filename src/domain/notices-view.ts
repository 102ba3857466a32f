/** The screen of notices: what can be allowed, how often a member may still be told, and what they were told. */
import type { Instant } from './calendar'
import type { NoticeKind } from './notice'
import { type NoticeGrants, TOLD_KEPT, type ToldNotice } from './notice-grants'

/** What can be asked for: a kind, with the template that WeChat's question names. */
export interface NoticeAsk {
  kind: NoticeKind
  templateId: string
}

export interface NoticesView {
  now: number
  kinds: (NoticeAsk & { left: number })[]
  told: ToldNotice[]
}

/** What the screen shows at `now` (ms since 1970), newest first. A kind without a template is neither asked for nor sent. */
export function noticesView(grants: NoticeGrants, asks: NoticeAsk[], now: Instant): NoticesView {
  return {
    now,
    kinds: asks.map((ask) => ({ ...ask, left: grants.left[ask.kind] })),
    told: Object.values(grants.told)
      .sort((a, b) => b.at - a.at)
      .slice(0, TOLD_KEPT),
  }
}
