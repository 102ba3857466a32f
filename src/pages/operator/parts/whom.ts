/** Whom an operator means: a member by the number, or a customer as a till or mall knows them. */
import type { InputOf } from '../../../lib/cloud'

export type Whom = InputOf<'operator', 'findMember'>['member']

export type WhomKind = 'number' | 'external'

export const whomKinds = [
  { name: 'number', text: '会员号' },
  { name: 'external', text: '门店或商城的顾客编号' },
] as const

const plain = (number: string) => number.replace(/[\s-]/g, '').toUpperCase()

/** What was typed as somebody; null while it cannot be anybody. */
export function whomTyped(kind: WhomKind, { code, source }: { code: string; source: string }): Whom | null {
  const [id, from] = [code.normalize('NFKC').trim(), source.normalize('NFKC').trim()]
  if (id === '') return null
  if (kind === 'number') return plain(id).length === 8 ? plain(id) : null
  return from === '' ? null : { source: from, externalId: id }
}

/** The same in the address of a screen, and back. */
export function whomQuery(whom: Whom): Record<string, string> {
  return typeof whom === 'string' ? { no: whom } : { ...whom }
}

export function whomIn({ no, source, externalId }: Partial<Record<string, string>>): Whom {
  return no ? read(no) : { source: read(source), externalId: read(externalId) }
}

/** A browser's router has decoded what stands in an address, WeChat's has not. */
function read(written = ''): string {
  return process.env.TARO_ENV === 'weapp' ? decodeURIComponent(written) : written
}
