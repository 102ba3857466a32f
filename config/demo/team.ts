/** The people behind the counter: an operator who opens the stores, and the clerk they invite. */
import type { CloudInReach } from '../lib/till'
import { ask, expectValue, requestIdOf } from './doors'
import { stores } from './shopping'

export const operator = { openid: 'demo-operator', label: '许知行', note: '运营' }
/** What weighs needs two: this one approves. */
export const secondOperator = { openid: 'demo-operator-2', label: '姚清和', note: '运营，审批别人提的' }
export const clerk = { openid: 'demo-clerk', label: '何小满', note: '衡山路店店员' }

/** Claims the programme with the set-up code, saves the stores, invites the clerk. Done before: nothing changes. */
export async function openStores(cloud: CloudInReach, at: number): Promise<void> {
  const command = async (openid: string, to: string, event: { action: string }): Promise<unknown> => {
    const requestId = requestIdOf(`${openid} ${JSON.stringify(event)}`, at)
    return expectValue(
      await ask(cloud, openid, { to, event: { ...event, requestId } }),
      `${to}.${event.action}`,
    )
  }
  const isStaff = await ask(cloud, clerk.openid, { to: 'staff', event: { action: 'getMe' } })
  if (isStaff.ok) return
  const overview = await ask(cloud, operator.openid, { to: 'operator', event: { action: 'getOverview' } })
  if (!overview.ok) {
    await command(operator.openid, 'operator', claim(cloud.secrets['SIYU_SETUP_CODE'] ?? ''))
  }
  for (const store of stores) await command(operator.openid, 'operator', { action: 'saveStore', ...store })
  const storeIds = [stores[0]?.storeId]
  const invite = await command(operator.openid, 'operator', inviteOf(storeIds, clerk.label))
  // The invitation's answer holds the one-time code that the clerk types in.
  const { code } = invite as { code: string }
  await command(clerk.openid, 'staff', accept(code))
}

const claim = (code: string) => ({ action: 'claimSetup', code })
const inviteOf = (storeIds: unknown[], name: string) => ({ action: 'inviteStaff', storeIds, name })
const accept = (code: string) => ({ action: 'acceptInvite', code })
