/** The rules as operators publish them: every version once, each after the one before it, by those who may. */
import type { Approval } from '../../src/domain/approval'
import type { Publication } from '../../src/domain/publication'
import type { Settings } from '../../src/domain/settings'
import type { Stored } from '../../cloudfunctions/lib/store'
import { isSame, type LedgerWatch } from './ledger-watch'
import { violate, type World } from './world'

/** The rules with which the run begins, as those in force. */
export function saveRules({ kernel, rules, database }: World): void {
  database.insert('settings', [{ _id: 'current', ...(rules[0] ?? kernel.rules) }], 'stop there')
}

/** Says what a write to the settings broke, and takes note of what came into force. */
export function sawRules(world: World, before: Stored | null, after: Stored): void {
  if (after._id !== 'current') {
    if (before) violate(world, `the publication ${after._id} was written twice`)
    return
  }
  if (!before) return
  const { _id, ...fields } = after
  // Only the kernel writes settings, and it writes all of them.
  const settings = fields as unknown as Settings
  if (settings.version !== Number(before.version) + 1)
    violate(world, `the rules went from version ${String(before.version)} to ${settings.version}`)
  world.rules.push(settings)
}

/** Looks at every publication, at the proposals of some, and at the rules that entries name. */
export function expectRulesInPeace(world: World, posted: LedgerWatch['posted']): void {
  const { database, rules } = world
  for (const { entry } of posted.values()) {
    if (!rules.some(({ version }) => version === entry.rules))
      violate(world, `${entry.opId} was made under rules that never were`)
  }
  const published = [...database.all('settings')].filter(({ _id }) => _id !== 'current')
  if (published.length !== rules.length - 1)
    violate(world, `${published.length} publications made ${rules.length} versions`)
  // Only the kernel writes publications, and it writes all of one.
  for (const publication of published as unknown as Publication[]) expectPublished(world, publication)
  for (const stored of database.all('approvals')) {
    const { _id, kind, state } = stored as unknown as Approval
    const isPublished = published.some(({ cause }) => cause === _id)
    if (kind === 'settings' && isPublished !== (state === 'done'))
      violate(world, `${_id} is ${state}, and its rules are${isPublished ? '' : ' not'} published`)
  }
}

/** What came into force is what was published; whatever weighs was let happen by a second operator. */
function expectPublished(
  world: World,
  { number, settings, changes, by, approvedBy, cause }: Publication,
): void {
  if (!isSame(world.rules[number - 1], settings))
    violate(world, `version ${number} is not what was published`)
  if (!world.kernel.settingsDiff.needsApproval(changes)) return
  if (approvedBy === null || approvedBy === by) violate(world, `version ${number} was published by one alone`)
  const proposal = world.database.get('approvals', cause) as Approval | null
  if (
    proposal?.by !== by ||
    proposal.decided?.by !== approvedBy ||
    !isSame(proposal.content.settings, settings)
  )
    violate(world, `version ${number} is not what was approved`)
}
