/** The people behind the counter: an operator who opens the stores, and the manager and the clerk they invite. */
import type { CloudInReach } from '../lib/till'
import { ask, expectValue, requestIdOf } from './doors'
import { stores } from './shopping'

export const operator = { openid: 'demo-operator', label: '许知行', note: '运营' }
/** What weighs needs two: this one approves. */
export const secondOperator = { openid: 'demo-operator-2', label: '姚清和', note: '运营，审批别人提的' }
export const manager = { openid: 'demo-manager', label: '乔安宁', note: '衡山路店店长' }
export const clerk = { openid: 'demo-clerk', label: '何小满', note: '衡山路店店员' }

/** Claims the programme with the set-up code, saves the stores, invites who works there. Done before: nothing changes. */
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
  // The clerk comes last: where they work already, everything has been done.
  for (const [{ openid, label }, role] of [[manager, 'manager'] as const, [clerk, 'clerk'] as const]) {
    const inviting = { action: 'inviteStaff', storeIds, name: label, role }
    // The invitation's answer holds the one-time code that is typed in.
    const { code } = (await command(operator.openid, 'operator', inviting)) as { code: string }
    await command(openid, 'staff', accept(code))
  }
}

const claim = (code: string) => ({ action: 'claimSetup', code, name: operator.label })
const accept = (code: string) => ({ action: 'acceptInvite', code })
