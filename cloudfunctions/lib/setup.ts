/** The first operator: whoever has the one-time code of the environment, as long as there is no operator. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Call } from './action'
import { workerIdOf } from './member-id'

const wrongCode = refuse(
  'SETUP_CODE_WRONG',
  '开通码不对，什么都没有改动。请核对云环境里的 SIYU_SETUP_CODE，再试一次。',
)
const claimed = refuse('SETUP_CLAIMED', '已经有运营了，开通码不再有效，什么都没有改动。请找已经开通的运营。')
const FIRST_NAME = '运营'

/**
 * Makes the caller the first operator. The same person may send it again. Refuses a wrong code, and everybody else
 * once there is one.
 */
export async function claimSetup(
  call: Call,
  { code }: { code: string },
): Promise<{ name: string } | Refusal> {
  const { edge, openid, now } = call
  if (edge.secrets.setup === null || !isSameText(code, edge.secrets.setup)) return wrongCode
  const operatorId = workerIdOf(edge, openid)
  // One document that only one insert can win decides between two who hold the code.
  const claim = { _id: 'setup', operatorId, at: now }
  await edge.store.insert('settings', [claim])
  const standing = await edge.store.get('settings', 'setup')
  if (standing?.operatorId !== operatorId) return claimed
  await edge.store.insert('operators', [{ _id: operatorId, name: FIRST_NAME, openedAt: now }])
  return { name: FIRST_NAME }
}

/** Compares in a time that tells nothing. */
function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
