/** What goes through the cloud's doors beside the phones of a test: an offer is opened, somebody joins. */
import { ask, expectValue, requestIdOf } from '../../config/demo/doors'
import { operator } from '../../config/demo/team'
import type { Cloud } from '../../local-cloud'
import { DAY_MS } from '../../src/domain/calendar'
import type { OfferContent } from '../../src/domain/offer'
import { defaultSettings } from '../../src/domain/settings'
import type { TemplateContent } from '../../src/domain/template'
import { coffee, terms } from '../domain/given-shop'

type Sent = { action: string } & Record<string, unknown>

/** One command of somebody's; throws where it is refused. */
export async function act(
  cloud: Cloud,
  openid: string,
  { to, ...event }: Sent & { to: string },
): Promise<unknown> {
  const requestId = requestIdOf(`${openid} ${JSON.stringify(event)}`, cloud.clock.now())
  return expectValue(await ask(cloud, openid, { to, event: { ...event, requestId } }), event.action)
}

/** A member with the 5 points of a first check-in; answers the member number. */
export async function comes(cloud: Cloud, openid: string): Promise<string> {
  const { privacyVersion: privacy, rulesVersion: rules } = defaultSettings.brand
  const joining = { to: 'member', action: 'join', accept: { privacy, rules } }
  // What join answers.
  const { memberNo } = (await act(cloud, openid, joining)) as { memberNo: string }
  await act(cloud, openid, { to: 'points', action: 'checkIn' })
  return memberNo
}

interface Opening {
  offerId: string
  template?: Partial<TemplateContent>
  offer?: Partial<OfferContent>
}

/** Opens an offer on a template of its own: a drink for nothing, one for each, unless something else is said. */
export async function openOffer(cloud: Cloud, { offerId, template, offer }: Opening): Promise<void> {
  const now = cloud.clock.now()
  const usual = {
    category: '饮品券',
    templateId: offerId,
    pricePoints: 0,
    quantity: 10,
    perMemberMax: 1,
    opensAt: now - DAY_MS,
    closesAt: now + 7 * DAY_MS,
  }
  const asked = { to: 'operator', basedOn: 0, reason: '冬季上新' }
  const saving = { action: 'saveTemplate', templateId: offerId, content: coffee(template) }
  await act(cloud, operator.openid, { ...saving, ...asked })
  const proposing = { action: 'proposeOffer', offerId, content: terms({ ...usual, ...offer }) }
  await act(cloud, operator.openid, { ...proposing, ...asked })
}

/** Takes an offer for nothing; answers the id of the coupon. */
export async function takes(cloud: Cloud, openid: string, offerId: string): Promise<string> {
  const taken = await act(cloud, openid, { to: 'rewards', action: 'redeem', offerId, pricePoints: 0 })
  // What redeem answers.
  return (taken as { couponId: string }).couponId
}
