/** The statement of everybody, page by page: every row that is to be seen, once, newest first. */
import { invoke } from './instance'
import { isSame } from './ledger-watch'
import { endOf } from './life-watch'
import type { Person } from './request'
import type { Stage } from './stage'
import { rulesIn, violate } from './world'

const PAGES_MAX = 100

/** Reads all statements and compares them with what was posted. */
export async function readStatements(stage: Stage): Promise<void> {
  for (const person of stage.cast) {
    const rows = await readStatement(stage, person)
    if (rows === null) continue
    // Who was merged into another one reads the rows of both from the merge on, and the other's before it.
    const end = endOf(stage.world, person.memberId)
    const posted = [...stage.ledger.posted.values()].filter(({ memberId }) => memberId === end)
    const shown = posted.map(({ entry }) => entry).filter(({ row }) => row !== 'hidden')
    const expected = shown.sort((a, b) => b.seq - a.seq).map(({ opId }) => opId)
    if (isSame(rows, expected)) continue
    violate(
      stage.world,
      `the statement of ${person.memberId} has ${rows.join(' ')} instead of ${expected.join(' ')}`,
    )
  }
}

/** The entries on all pages; null for somebody who has not joined. */
async function readStatement({ world }: Stage, person: Person): Promise<string[] | null> {
  const { getStatement } = world.kernel.points.actions
  const settings = rulesIn(world)
  const rows: string[] = []
  let before: string | null = null
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const input: { before?: string } = before === null ? {} : { before }
    const outcome = await invoke(world, `the statement of ${person.openid}`, (edge) =>
      getStatement.run({ edge, ...person, action: 'points.getStatement', settings, now: edge.now() }, input),
    )
    if (outcome.state === 'silent' || !outcome.value.ok) return null
    rows.push(...outcome.value.value.entries.map(({ entryId }) => entryId))
    before = outcome.value.value.next
    if (before === null) return rows
  }
  violate(world, `the statement of ${person.memberId} has no end`)
  return rows
}
