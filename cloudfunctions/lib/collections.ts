/**
 * Every collection and its indexes. All are closed to clients: only functions read and write them.
 * The local cloud is given this list; on WeChat Cloud the same collections are made by hand (README).
 */

export interface CollectionIndex {
  keys: Record<string, 1 | -1>
  unique?: boolean
}

export interface Collection {
  name: CollectionName
  indexes: CollectionIndex[]
}

const indexesOf = {
  accounts: [
    { keys: { dueAt: 1, _id: 1 } },
    { keys: { unfinishedSince: 1 } },
    { keys: { mergedInto: 1 } },
    { keys: { 'invite.by': 1, 'invite.at': -1, _id: -1 } },
    { keys: { 'contests.weekly.key': 1, 'contests.weekly.points': -1, 'contests.weekly.at': 1 } },
    { keys: { 'contests.monthly.key': 1, 'contests.monthly.points': -1, 'contests.monthly.at': 1 } },
    { keys: { 'contests.weekly.last.key': 1 } },
    { keys: { 'contests.monthly.last.key': 1 } },
  ],
  entries: [{ keys: { memberId: 1, seq: -1 } }],
  members: [{ keys: { memberNo: 1 }, unique: true }, { keys: { mergedInto: 1 } }, { keys: { leftAt: 1 } }],
  orders: [
    { keys: { memberId: 1, _id: 1 } },
    { keys: { 'content.source': 1, 'content.paidAt': -1, _id: -1 } },
  ],
  allotments: [{ keys: { allotmentId: 1, left: 1 } }, { keys: { heldSince: 1 } }],
  notices: [],
  codes: [{ keys: { expiresAt: 1 } }],
  settings: [{ keys: { number: -1 } }],
  approvals: [{ keys: { state: 1, at: -1 } }, { keys: { memberId: 1, at: -1 } }],
  staff: [{ keys: { storeIds: 1 } }, { keys: { 'endings.storeId': 1 } }],
  operators: [],
  stores: [],
  invites: [],
  jobs: [],
  statistics: [],
  audits: [],
  words: [],
  contests: [{ keys: { 'winners.memberId': 1 } }],
  templates: [],
  templateVersions: [{ keys: { templateId: 1, number: -1 } }],
  offers: [{ keys: { state: 1, closesAt: 1 } }],
  issues: [{ keys: { state: 1, at: 1 } }, { keys: { at: -1 } }],
  offerMoves: [{ keys: { offerId: 1, number: -1 } }],
  groups: [
    { keys: { state: 1, _id: 1 } },
    { keys: { isPaid: 1, closesAt: 1 } },
    { keys: { offerId: 1, state: 1 } },
  ],
  receipts: [
    { keys: { storeId: 1, at: -1 } },
    { keys: { origin: 1, kind: 1 } },
    { keys: { memberId: 1, at: -1 } },
  ],
  phones: [{ keys: { holderId: 1 } }],
  erasures: [{ keys: { kind: 1, dueAt: 1 } }],
} satisfies Record<string, CollectionIndex[]>

export type CollectionName = keyof typeof indexesOf

/** The database's schema. */
export const collections: Collection[] = Object.entries(indexesOf).map(([name, indexes]) => ({
  // The keys of a literal are the names in its type.
  name: name as CollectionName,
  indexes,
}))
