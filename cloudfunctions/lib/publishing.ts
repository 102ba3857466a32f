/**
 * Publishing settings. The version's own document is written first, and only where there is none: that is the one
 * moment at which a publication wins. The settings in force follow it; whoever comes by completes what a crash left.
 */
import type { Approval } from '../../src/domain/approval'
import { outdated, type Publication, unchanged } from '../../src/domain/publication'
import { inputHash, shortHash } from '../../src/domain/request'
import { answer, type Refusal, type Reply } from '../../src/domain/result'
import { defaultSettings, type Settings } from '../../src/domain/settings'
import { diffSettings, needsApproval } from '../../src/domain/settings-diff'
import { readSettings, refuseFaults } from '../../src/domain/settings-faults'
import { propose, proposedBy } from './approvals'
import type { Edge } from './edge'
import { giftFaults } from './gifts'
import type { Waiting } from './operator-requests'
import { settingsOf } from './settings'
import type { Store } from './store'
import type { Operator, WorkerCall } from './workers'

export interface Published {
  state: 'published'
  version: number
}

interface Input {
  requestId: string
  settings: Record<string, unknown>
  reason: string
  basedOn: number
}

/**
 * Publishes what is only words, and writes down everything else for a second operator. Refuses settings with faults,
 * those that change nothing, and those that are based on an older version than the one in force.
 */
export async function proposeSettings(
  call: WorkerCall<Operator>,
  input: Input,
): Promise<Published | Waiting | Refusal> {
  const { store } = call.edge
  const proposed = await proposedBy(call, input)
  if (proposed) return proposed
  const cause = `r${shortHash(call.worker._id, call.action, input.requestId, inputHash(input.settings))}`
  // In this order: where the version has gone on because of this very request, its publication is seen.
  const current = await standingSettings(call.edge)
  const known = await publicationOf(store, input.basedOn + 1)
  if (known?.cause === cause) return published(await putInForce(call.edge, known))
  if (current.version !== input.basedOn) return (await proposedBy(call, input)) ?? outdated
  const settings = readSettings(input.settings, input.basedOn + 1)
  if (Array.isArray(settings)) return refuseFaults(settings)
  const faults = await giftFaults(store, settings)
  if (faults.length > 0) return refuseFaults(faults)
  const changes = diffSettings(current, settings)
  if (changes.length === 0) return unchanged
  const { reason } = input
  if (needsApproval(changes)) {
    const rows = changes.map(({ label, before, after }) => ({ label, before, after }))
    const proposal = { kind: 'settings', content: { settings }, rows, reason, memberId: '' } as const
    return propose(call, input, proposal)
  }
  const { _id: by, name: byName } = call.worker
  const publication = { settings, changes, reason, by, byName, approvedBy: null, approvedName: null, cause }
  const reply = await publish(call.edge, current, publication)
  return reply.ok ? published(settings) : reply
}

const published = ({ version }: Settings): Published => ({ state: 'published', version })

/**
 * Publishes what a second operator has approved; refuses it where another version has come between, and where a gift of
 * it can no longer be given.
 */
export async function carryOutSettings(
  edge: Edge,
  _inForce: Settings,
  { _id, content, reason, by, byName, decided }: Approval,
): Promise<Reply<unknown>> {
  // The content is ours: it was written by a proposal of this kind.
  const { settings } = content as { settings: Settings }
  const current = await standingSettings(edge)
  const faults = current.version >= settings.version ? [] : await giftFaults(edge.store, settings)
  if (faults.length > 0) return refuseFaults(faults)
  const approval = { approvedBy: decided?.by ?? null, approvedName: decided?.byName ?? null }
  const changes = diffSettings(current, settings)
  return publish(edge, current, { settings, changes, reason, by, byName, ...approval, cause: _id })
}

/** Publishes after the settings that stood; they were read before, so what another copy has published since is seen. */
async function publish(
  edge: Edge,
  before: Settings,
  publication: Omit<Publication, '_id' | 'number' | 'at'>,
): Promise<Reply<null>> {
  const { version } = publication.settings
  const known = await publicationOf(edge.store, version)
  if (!known && before.version !== version - 1) return outdated
  const document = { _id: idOf(version), number: version, ...publication, at: edge.now() }
  if (!known) await edge.store.insert('settings', [document])
  const standing = known ?? (await publicationOf(edge.store, version))
  if (!standing) throw new Error('a publication was neither written nor found')
  await putInForce(edge, standing)
  return standing.cause === publication.cause ? answer(null) : outdated
}

const idOf = (version: number) => `v${version}`

/** The publication of a version; null where there is none, such as the first, which nobody published. */
export async function publicationOf(store: Store, version: number): Promise<Publication | null> {
  const stored = await store.get('settings', idOf(version))
  // The document is ours: it was written from a Publication.
  return stored && (stored as unknown as Publication)
}

/** The settings that stand now, from the database; what a crash left between two documents is completed first. */
export async function standingSettings(edge: Edge): Promise<Settings> {
  const stored = await edge.store.get('settings', 'current')
  const current = stored ? settingsOf(stored) : defaultSettings
  const next = await publicationOf(edge.store, current.version + 1)
  return next ? putInForce(edge, next) : current
}

/** Makes a publication the settings in force where the version before it still is. */
async function putInForce(edge: Edge, { settings }: Publication): Promise<Settings> {
  const { version } = settings
  const isBefore = { _id: 'current', version: version - 1 }
  const isWritten = await edge.store.update('settings', isBefore, { set: { ...settings } })
  if (!isWritten && version === defaultSettings.version + 1)
    await edge.store.insert('settings', [{ _id: 'current', ...settings }])
  edge.memory.settings = null
  return settings
}
