/** Whose what tills and malls send is: by the number on a card, by what WeChat says, or by an id of their own. */
import { readMemberNo } from '../../src/domain/member-no'
import type { Customer, NamedCustomer } from '../../src/domain/order'
import type { Edge } from './edge'
import { memberIdOf } from './member-id'
import { customersOf } from './phones'
import { oneOf, type Store } from './store'

/** Whom each of a batch names; undefined for a member number that nobody has. */
export async function customersIn(
  edge: Edge,
  named: NamedCustomer[],
): Promise<(one: NamedCustomer) => Customer | undefined> {
  const members = await membersByNumber(edge.store, named)
  const externals = named.flatMap(({ source, externalId }) =>
    externalId === undefined ? [] : [{ source, externalId }],
  )
  const customerOf = await customersOf(edge, externals)
  return ({ source, openid, externalId, memberNo }) => {
    if (openid !== undefined) return { memberId: memberIdOf(edge, openid) }
    if (externalId !== undefined) return customerOf({ source, externalId })
    const memberId = members.get(readMemberNo(memberNo ?? '') ?? '')
    return memberId === undefined ? undefined : { memberId }
  }
}

/** One call for all member numbers of a batch, none where there is none. */
async function membersByNumber(store: Store, named: NamedCustomer[]): Promise<Map<string, string>> {
  const numbers = new Set(named.flatMap(({ memberNo }) => (memberNo && readMemberNo(memberNo)) || []))
  if (numbers.size === 0) return new Map()
  const found = await store.find('members', { where: { memberNo: oneOf([...numbers]) }, limit: numbers.size })
  return new Map(found.map(({ _id, memberNo }) => [String(memberNo), _id]))
}
