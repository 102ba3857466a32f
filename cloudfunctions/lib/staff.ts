/** Clerks: made one by an accepted invitation, and shown with their stores. */
import { refuse } from '../../src/domain/result'
import { oneOf, type Store } from './store'
import { type StoreView, storeView } from './stores'
import { readStaff, type Staff } from './workers'

export interface StaffView {
  name: string
  /** They manage at least one of the stores. */
  isManager: boolean
  stores: StoreView[]
}

/** What an invitation makes of somebody: a name, and the stores they work in. */
export interface Position {
  inviteId: string
  name: string
  storeIds: string[]
  managedIds: string[]
}

/** What a manager is told who asks for a store of others. */
export const notManaged = refuse('STORE_NOT_MANAGED', '这家门店不归你管，什么都没有改。请让运营来做。')

/** Makes somebody a clerk of the stores of an invitation, or of these stores too; once an invitation. */
export async function hire(store: Store, staffId: string, position: Position): Promise<Staff> {
  const { inviteId, name, storeIds, managedIds } = position
  const blank = { version: 1, tries: [], lockedUntil: 0 }
  const staff = { _id: staffId, name, storeIds, managedIds, ...blank, invites: [inviteId] }
  if ((await store.insert('staff', [staff])) === 'inserted') return staff
  for (;;) {
    const known = await readStaff(store, staffId)
    if (!known) throw new Error('a clerk was neither written nor found')
    if (known.invites.includes(inviteId)) return known
    const set = {
      storeIds: united(known.storeIds, storeIds),
      managedIds: united(known.managedIds, managedIds),
      invites: [...known.invites, inviteId],
    }
    const isRead = { _id: staffId, version: known.version }
    if (await store.update('staff', isRead, { set, inc: { version: 1 } })) return { ...known, ...set }
  }
}

const united = (some: string[], more: string[]) => [...new Set([...some, ...more])].sort()

/** A clerk with the names of their stores. */
export async function staffView(store: Store, { storeIds, managedIds, name }: Staff): Promise<StaffView> {
  const limit = Math.max(1, storeIds.length)
  const stores = await store.find('stores', { where: { _id: oneOf(storeIds) }, limit })
  return { name, isManager: managedIds.length > 0, stores: stores.map(storeView) }
}
