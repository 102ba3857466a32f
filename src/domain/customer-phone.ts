/**
 * The phone number as an external id: a till that knows a customer by their number writes `phone:13800138000`, or
 * `phone:+85291234567` with the country code. The number is the same person's whichever till writes it.
 */
import type { Phone } from './account'

const HOME = '86'

/** The number with its country code that an external id names; null for any other id. */
export function phoneOfExternalId(externalId: string): string | null {
  const [, abroad, home] = /^phone:(?:\+([1-9]\d{5,19})|(1\d{10}))$/.exec(externalId) ?? []
  return abroad ?? (home === undefined ? null : HOME + home)
}

/** The number with its country code that WeChat has vouched for. */
export function wholeNumber({ country, number }: Pick<Phone, 'country' | 'number'>): string {
  return country + number
}
