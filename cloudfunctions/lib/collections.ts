/**
 * Every collection and its indexes. All are closed to clients: only functions read and write them.
 * The local cloud is given this list; on WeChat Cloud the same collections are made by hand (README).
 */

export interface CollectionIndex {
  keys: Record<string, 1 | -1>
  unique?: boolean
}

export interface Collection {
  name: string
  indexes?: CollectionIndex[]
}

export const collections: Collection[] = [
  { name: 'accounts', indexes: [{ keys: { dueAt: 1, _id: 1 } }, { keys: { unfinishedSince: 1 } }] },
  { name: 'entries', indexes: [{ keys: { memberId: 1, seq: -1 } }] },
  { name: 'members', indexes: [{ keys: { memberNo: 1 }, unique: true }] },
  { name: 'orders', indexes: [{ keys: { memberId: 1 } }] },
  { name: 'allotments', indexes: [{ keys: { allotmentId: 1, left: 1 } }, { keys: { heldSince: 1 } }] },
  { name: 'codes', indexes: [{ keys: { expiresAt: 1 } }] },
  { name: 'settings' },
  { name: 'staff' },
  { name: 'operators' },
  { name: 'stores' },
  { name: 'invites' },
  { name: 'jobs' },
]
