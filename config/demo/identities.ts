/** Who one can be in the identity switch of the H5 build. */
import { knownPeople } from './people'
import { clerk, manager, operator, secondOperator } from './team'

interface Identity {
  openid: string
  label: string
  role: 'member' | 'newcomer' | 'staff' | 'operator'
  note: string
}

const newcomers: Identity[] = [
  { openid: 'demo-newcomer', label: '新顾客', role: 'newcomer', note: '还没有加入，一步入会' },
  { openid: 'demo-newcomer-2', label: '另一位新顾客', role: 'newcomer', note: '还没有加入' },
]

/** The hero first; then a member of each tier, newcomers, the clerk, the operator. */
export function demoIdentities(): { identities: Identity[] } {
  const members = knownPeople.flatMap(({ customer, label, note }): Identity[] =>
    'openid' in customer && label
      ? [{ openid: customer.openid, label, role: 'member', note: note ?? '' }]
      : [],
  )
  const team: Identity[] = [
    { ...clerk, role: 'staff' },
    { ...manager, role: 'staff' },
    { ...operator, role: 'operator' },
    { ...secondOperator, role: 'operator' },
  ]
  return { identities: [...members, ...newcomers, ...team] }
}

/** A brand that has just begun: nobody has joined, and whoever has the set-up code becomes the operator. */
export function emptyIdentities(): { identities: Identity[] } {
  return { identities: [...newcomers, { ...operator, role: 'operator' }] }
}
