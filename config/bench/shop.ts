/** A small shop to measure in: members with a past, a store, a clerk. */
import { type BenchCloud } from './bench-cloud'
import { joining } from './joining'
import { action, command, order, orders, taken } from './requests'

export interface Shop {
  cloud: BenchCloud
  /** The openids of members who have joined and bought; a till knows them by the same name. */
  members: string[]
  clerk: string
  operator: string
}

const pastOrders = 12
const operator = 'oBenchOperator'

export async function openShop(cloud: BenchCloud, size: number): Promise<Shop> {
  const { url } = cloud
  const members = Array.from({ length: size }, (_, place) => `oBenchMember${place}`)
  for (const openid of members) {
    await taken(url, command('member', openid, joining))
    const past = Array.from({ length: pastOrders }, (_, place) => order(`past-${openid}-${place}`, openid))
    await taken(
      url,
      orders(
        cloud,
        past.map(({ externalId, ...rest }) => ({ ...rest, openid: externalId })),
      ),
    )
  }
  return { cloud, members, clerk: await hireClerk(cloud), operator }
}

async function hireClerk({ url, secrets }: BenchCloud): Promise<string> {
  const clerk = 'oBenchClerk'
  const code = secrets['SIYU_SETUP_CODE']
  await taken(url, command('operator', operator, { action: 'claimSetup', code }))
  await taken(url, command('operator', operator, { action: 'saveStore', storeId: 'bench', name: '量一量店' }))
  const invite = { action: 'inviteStaff', storeIds: ['bench'], name: '店员' }
  const { body } = await taken(url, command('operator', operator, invite))
  // The invitation's code is in the answer's value.
  const { value } = JSON.parse(body) as { value: { code: string } }
  await taken(url, command('staff', clerk, { action: 'acceptInvite', code: value.code }))
  await taken(url, action('staff', clerk, { action: 'getMe' }))
  return clerk
}
