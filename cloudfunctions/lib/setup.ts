/** The set-up code of the environment: it makes the first operator, and another one where fewer than two are left. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { base32 } from '../../src/domain/request'
import { isRefusal, refuse, type Refusal } from '../../src/domain/result'
import { claim, teammate } from '../../src/domain/team'
import type { Call } from './action'
import { workerIdOf } from './member-id'
import { changeTeam } from './team'

const wrongCode = refuse(
  'SETUP_CODE_WRONG',
  '开通码不对，什么都没有改动。请核对云环境里的 SIYU_SETUP_CODE，再试一次。',
)
const HASH_LENGTH = 26

/**
 * Makes the caller an operator. The same person may send it again. Refuses a wrong code, one that was used, and
 * everybody where there are two: the code is the deployer's word and no operator's, so each of them is good once.
 */
export async function claimSetup(
  { edge, openid, now }: Call,
  { code, name }: { code: string; name: string },
): Promise<{ name: string } | Refusal> {
  if (edge.secrets.setup === null || !isSameText(code, edge.secrets.setup)) return wrongCode
  const operatorId = workerIdOf(edge, openid)
  // Used codes are kept under the key of the environment: nobody who reads the database can try codes on them.
  const used = base32(edge.mac(`setup:${code}`), HASH_LENGTH)
  const team = await changeTeam(edge.store, (standing) =>
    claim(standing, { code: used, operatorId, name }, now),
  )
  return isRefusal(team) ? team : { name: teammate(team, operatorId)?.name ?? name }
}

/** Compares in a time that tells nothing. */
function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
