/** Templates and offers as operators put them on the shelf. */
import type { OfferContent } from '../../src/domain/offer'
import type { TemplateContent } from '../../src/domain/template'
import { at } from '../domain/given'
import { coffee, terms } from '../domain/given-shop'

/** A drink that is handed over at the counter, worth ¥28. */
export function drink(parts: Partial<TemplateContent> = {}): TemplateContent {
  return coffee({ name: '桂花拿铁券', words: '到店任选一杯中杯桂花拿铁', ...parts })
}

/** A hundred of them for 980 points each, two a member. */
export function shopOffer(parts: Partial<OfferContent> = {}): OfferContent {
  return terms({ templateId: 'drink', quantity: 100, opensAt: at('2026-11-21 00:00'), ...parts })
}
