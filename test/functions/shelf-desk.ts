/** An office whose operators put templates and offers on the shelf. */
import { claim } from '../../cloudfunctions/lib/allotment'
import { approve } from '../../cloudfunctions/lib/approving'
import { headFrom } from '../../cloudfunctions/lib/budgets'
import { closeOffer } from '../../cloudfunctions/lib/offer-closing'
import { getOffer } from '../../cloudfunctions/lib/offer-views'
import { addUnits, proposeOffer } from '../../cloudfunctions/lib/offers'
import { saveTemplate } from '../../cloudfunctions/lib/templates'
import { plannedFen } from '../../src/domain/budget'
import type { OfferContent } from '../../src/domain/offer'
import type { TemplateContent } from '../../src/domain/template'
import { alice } from './desk'
import { now, type Office } from './office'
import { drink, shopOffer } from './shelf'

type Wire = ReturnType<typeof JSON.parse>

/** Each deed with what it usually is; `parts` say what is different. */
export interface ShelfDesk {
  request(parts?: object): Wire
  saving(content?: TemplateContent, parts?: object): Promise<Wire>
  offering(content?: Partial<OfferContent>, parts?: object): Promise<Wire>
  adding(units: number, parts?: object): Promise<Wire>
  closing(parts?: object): Promise<Wire>
  approving(approvalId: string, parts?: object): Promise<Wire>
  seen(): Promise<Wire>
  claimed(opId: string): Promise<Wire>
  planned(): number | undefined
}

/** The deeds of ann, and of ben who approves. */
export function shelfDesk(office: Office): ShelfDesk {
  const by = (name: 'ann' | 'ben', action: string) => office.as(name, `operator.${action}`)
  const request = (parts: object = {}) =>
    ({ requestId: office.requestId(), reason: '上新', ...parts }) as Wire
  return {
    request,
    async saving(content = drink(), parts = {}) {
      const input = request({ templateId: 'drink', content, basedOn: 0, ...parts })
      return saveTemplate(await by('ann', 'saveTemplate'), input)
    },
    async offering(content = {}, parts = {}) {
      const input = request({ offerId: 'latte', content: shopOffer(content), basedOn: 0, ...parts })
      return proposeOffer(await by('ann', 'proposeOffer'), input)
    },
    async adding(units, parts = {}) {
      return addUnits(await by('ann', 'addUnits'), request({ offerId: 'latte', basedOn: 1, units, ...parts }))
    },
    async closing(parts = {}) {
      return closeOffer(await by('ann', 'closeOffer'), request({ offerId: 'latte', basedOn: 1, ...parts }))
    },
    async approving(approvalId, parts = {}) {
      return approve(await by('ben', 'approve'), request({ approvalId, decision: 'approve', ...parts }))
    },
    seen: async () => getOffer(await by('ben', 'getOffer'), { offerId: 'latte' }),
    claimed: (opId) =>
      claim(
        office.edge,
        { allotmentId: 'latte', shards: 1, soldOut: { ok: false, code: 'OFFER_GONE', message: '' } },
        { opId, opTime: now, memberId: alice },
      ),
    planned() {
      const head = office.all('templates').map(headFrom)[0]
      return head && plannedFen(head.plans)
    },
  }
}
