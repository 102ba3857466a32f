/** The document of the team, read by every door of the operators and changed by compare-and-set. */
import { isRefusal, type Refusal } from '../../src/domain/result'
import { type Team, type Teammate, TEAM_MIN } from '../../src/domain/team'
import type { Store, Stored } from './store'

const TEAM = 'team'
const OPERATORS_MAX = 200

/** The team as it stands. */
export async function readTeam(store: Store): Promise<Team> {
  return (await standingTeam(store)).team
}

interface Standing {
  team: Team
  /** Null where the document is not written yet. */
  version: number | null
}

async function standingTeam(store: Store): Promise<Standing> {
  const stored = await store.get('operators', TEAM)
  if (!stored)
    return { team: teamOf(await store.find('operators', { where: {}, limit: OPERATORS_MAX })), version: null }
  // The document is ours: it was written from a Team.
  const { _id, version, ...team } = stored as unknown as Team & { _id: string; version: number }
  return { team, version }
}

/** At first operators were documents of their own; the first change writes them down as a team. */
function teamOf(found: Stored[]): Team {
  const operators = found.map(({ _id, name, openedAt, inviteId }): Teammate => ({
    _id,
    name: String(name),
    openedAt: Number(openedAt),
    inviteId: inviteId === undefined ? null : String(inviteId),
  }))
  return { operators, invites: [], endings: [], setups: [], hadTwo: operators.length >= TEAM_MIN }
}

/** Changes the team by a pure decision, made again where somebody else was faster; a refusal changes nothing. */
export async function changeTeam(
  store: Store,
  decide: (team: Team) => Team | Refusal,
): Promise<Team | Refusal> {
  for (;;) {
    const { team, version } = await standingTeam(store)
    const next = decide(team)
    if (next === team || isRefusal(next)) return next
    if (await writeTeam(store, next, version)) return next
  }
}

async function writeTeam(store: Store, team: Team, version: number | null): Promise<boolean> {
  if (version === null)
    return (await store.insert('operators', [{ _id: TEAM, version: 1, ...team }])) === 'inserted'
  return store.update('operators', { _id: TEAM, version }, { set: { ...team }, inc: { version: 1 } })
}
