/** Putting an offer on the shelf through the operator's doors. */
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/calendar'
import type { OfferContent } from '../../src/domain/offer'
import type { TemplateContent } from '../../src/domain/template'
import type { BenchCloud } from './bench-cloud'
import { command, taken } from './requests'

/** What every offer of a bench gives. */
export const contentOfDrink: TemplateContent = {
  name: '桂花拿铁 中杯',
  words: '到店出示，换中杯一杯。',
  picture: 'cup',
  rule: { kind: 'gift' },
  validity: { kind: 'days', days: 28 },
  storeIds: [],
  // So low that one operator may give thousands of them.
  worthFen: 100,
  budgetFen: null,
}

interface Shelving {
  operator: string
  offerId: string
  offer?: Partial<OfferContent>
  template?: Partial<TemplateContent>
}

/** Saves a template of the offer's own id, and opens the offer on it, since a minute ago. */
export async function shelve(
  { url }: BenchCloud,
  { operator, offerId, offer = {}, template = {} }: Shelving,
): Promise<void> {
  const asked = { basedOn: 0, reason: 'bench' }
  const saving = {
    action: 'saveTemplate',
    templateId: offerId,
    content: { ...contentOfDrink, ...template },
    ...asked,
  }
  await taken(url, command('operator', operator, saving))
  const content = { ...contentOfOffer(offerId, Date.now()), ...offer }
  await taken(url, command('operator', operator, { action: 'proposeOffer', offerId, content, ...asked }))
}

/** An offer that has been open for a minute and stays so for a day. */
export function contentOfOffer(templateId: string, now: Instant): OfferContent {
  return {
    kind: 'shop',
    category: '饮品',
    templateId,
    pricePoints: 100,
    oldPricePoints: 0,
    quantity: 1000,
    perMemberMax: 1,
    tierId: 'basic',
    opensAt: now - MINUTE_MS,
    closesAt: now + DAY_MS,
    early: null,
    group: null,
    helper: null,
  }
}

/** The first operator of a programme that nobody has claimed. */
export async function claimProgramme({ url, secrets }: BenchCloud, operator: string): Promise<void> {
  const code = secrets['SIYU_SETUP_CODE']
  await taken(url, command('operator', operator, { action: 'claimSetup', code }))
}
