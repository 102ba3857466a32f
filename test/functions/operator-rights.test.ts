/** The rights of operators under bad luck: crashes, double sends, and two who act at the same moment. */
import { actions } from '../../cloudfunctions/operator/index'
import { actions as staff } from '../../cloudfunctions/staff/index'
import { finishApprovals } from '../../cloudfunctions/lib/approving'
import type { Call } from '../../cloudfunctions/lib/action'
import { freshMemory } from '../../cloudfunctions/lib/edge'
import { workerIdOf } from '../../cloudfunctions/lib/member-id'
import { requestIdFrom } from '../../config/lib/request-id'
import { settings } from '../domain/given'
import type { Wire } from './cloud'
import { alice, type Desk, openDesk } from './desk'

let desk: Desk
let requests = 0

const requestId = () => requestIdFrom(desk.edge.now(), (requests += 1).toString(16))
const idOf = (openid: string) => workerIdOf(desk.edge, openid)

/** Asks as an operator, or as whoever else. */
async function ask(openid: string, action: keyof typeof actions, input: object = {}): Promise<Wire> {
  const { run } = actions[action] as { run: (call: Call, input: object) => Promise<Wire> }
  const isQuery = action.startsWith('get')
  return run(callOf(openid, `operator.${action}`), isQuery ? input : { requestId: requestId(), ...input })
}

function callOf(openid: string, action: string): Call {
  const { edge } = desk
  return {
    edge: { ...edge, memory: freshMemory() },
    openid,
    memberId: alice,
    action,
    settings,
    now: edge.now(),
  }
}

const claim = (openid: string, input: object = {}) =>
  ask(openid, 'claimSetup', { code: 'opening', name: openid, ...input })
const invite = (openid: string, name: string, input: object = {}) =>
  ask(openid, 'inviteOperator', { name, ...input })
const accept = (openid: string, code: string) => ask(openid, 'acceptOperator', { code })
const decide = (openid: string, approvalId: string, input: object = {}) =>
  ask(openid, 'approve', { approvalId, decision: 'approve', ...input })
const end = (openid: string, ended: string, input: object = {}) =>
  ask(openid, 'endOperator', { operatorId: idOf(ended), reason: '离职', ...input })
const teamAs = async (openid: string): Promise<Wire> => (await ask(openid, 'getOverview')).value.team
const names = async (openid: string) => (await teamAs(openid)).operators.map(({ name }: Wire) => name)
const codeFor = async (openid: string, name: string): Promise<string> =>
  (await teamAs(openid)).invitations.find((one: Wire) => one.name === name)?.code
const closed = { code: 'ROLE_MISSING' }

/** A new set-up code, as the deployer gives one. */
const deploy = (setup: string) => void (desk.edge.secrets.setup = setup)

/** Ann opened the programme and invited Ben. */
async function openTeam(): Promise<void> {
  desk = openDesk('2026-11-21 09:00')
  await claim('ann')
  await accept('ben', (await invite('ann', 'ben')).value.code)
}
beforeEach(openTeam)

test('the first operator is called what they say', async () => {
  expect(await names('ann')).toEqual(['ann', 'ben'])
  expect(await claim('ann', { name: '别名' })).toMatchObject({ value: { name: 'ann' } })
})

test('what an ended operator proposed cannot be approved any more, only turned down', async () => {
  const { approvalId } = (await invite('ben', 'cid')).value
  await end('ann', 'ben')
  deploy('a new code')
  await claim('dan', { code: 'a new code' })
  for (const operator of ['ann', 'dan'])
    expect(await decide(operator, approvalId)).toMatchObject({ code: 'APPROVAL_ENDED' })
  expect(await decide('ann', approvalId, { decision: 'reject' })).toMatchObject({
    value: { state: 'rejected' },
  })
})

test('an ended operator decides nothing, and gets nothing by sending an old request again', async () => {
  const { approvalId } = (await invite('ann', 'cid')).value
  await end('ann', 'ben')
  expect(await decide('ben', approvalId)).toMatchObject(closed)
  const request = { requestId: requestId() }
  deploy('a new code')
  await claim('ben', { code: 'a new code' })
  const done = await decide('ben', approvalId, request)
  expect(done).toMatchObject({ value: { state: 'done' } })
  await end('ann', 'ben')
  expect(await decide('ben', approvalId, { ...request, repeat: true })).toMatchObject(closed)
  expect((await teamAs('ann')).invitations).toEqual([])
})

test('an invitation whose second word was of somebody ended meanwhile opens for nobody', async () => {
  const { approvalId } = (await invite('ann', 'cid')).value
  let calls = 0
  desk.before = (name) => {
    // The decision is written, and then the function dies.
    if (name === 'update approvals' && (calls += 1) === 2) throw new Error('crash')
    if (name === 'get operators' && calls === 1) throw new Error('crash')
  }
  await decide('ben', approvalId).catch(() => undefined)
  desk.before = () => undefined
  await end('ann', 'ben')
  await finishApprovals(desk.edge, settings)
  expect(desk.all('approvals')).toMatchObject([{ state: 'lapsed' }])
  expect((await teamAs('ann')).invitations).toEqual([])
})

test('who is left alone invites nobody; the deployer lets the next one in with a code of their own', async () => {
  await end('ann', 'ben')
  expect(await teamAs('ann')).toMatchObject({ inviting: 'closed' })
  expect(await invite('ann', 'cid')).toMatchObject({ code: 'OPERATOR_ALONE' })
  expect(await claim('cid')).toMatchObject({ code: 'SETUP_CLAIMED' })
  deploy('a new code')
  expect(await claim('cid')).toMatchObject({ code: 'SETUP_CODE_WRONG' })
  expect(await claim('cid', { code: 'a new code' })).toMatchObject({ ok: true })
  expect(await claim('dan', { code: 'a new code' })).toMatchObject({ code: 'SETUP_CLAIMED' })
  expect(await names('cid')).toEqual(['ann', 'cid'])
  expect((await invite('ann', 'dan')).value).toMatchObject({ state: 'waiting' })
})

test('a code for a clerk that an operator made goes with their rights', async () => {
  await ask('ann', 'saveStore', { storeId: 's1', name: '静安寺店' })
  const invites = (by: string) => ask(by, 'inviteStaff', { storeIds: ['s1'], name: '小林', role: 'manager' })
  const hired = async (openid: string, code: string) =>
    staff.acceptInvite.run(callOf(openid, 'staff.acceptInvite'), { requestId: requestId(), code })
  const [kept, gone] = [await invites('ann'), await invites('ben')]
  await end('ann', 'ben')
  expect(await hired('ben', gone.value.code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect(await hired('eve', kept.value.code)).toMatchObject({ ok: true })
})

test('two who end each other at once: one is left', async () => {
  const replies = await Promise.all([end('ann', 'ben'), end('ben', 'ann')])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.filter(({ ok }) => !ok)).toMatchObject([closed])
  expect(await names(replies[0]?.ok ? 'ann' : 'ben')).toHaveLength(1)
})

test('twenty who hold the set-up code at once: one of them is an operator', async () => {
  desk = openDesk()
  const replies = await Promise.all(Array.from({ length: 20 }, (_, place) => claim(`many${place}`)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(new Set(replies.filter(({ ok }) => !ok).map(({ code }) => code))).toEqual(new Set(['SETUP_CLAIMED']))
})

test('operators who were written down each by themselves are a team of two', async () => {
  desk = openDesk()
  for (const openid of ['ann', 'ben'])
    await desk.edge.store.insert('operators', [{ _id: idOf(openid), name: openid, openedAt: 1 }])
  expect(await names('ben')).toEqual(expect.arrayContaining(['ann', 'ben']))
  expect((await invite('ann', 'cid')).value).toMatchObject({ state: 'waiting' })
  await end('ann', 'ben')
  expect(await ask('ben', 'getOverview')).toMatchObject(closed)
  expect(await names('ann')).toEqual(['ann'])
})

interface Step {
  prepare?: () => Promise<void>
  run: (request: object) => Promise<Wire>
  check: () => Promise<void>
}

const steps: Record<string, Step> = {
  'claiming the programme': {
    prepare: async () => void (desk = openDesk()),
    run: (request) => claim('ann', request),
    check: async () => expect(await names('ann')).toEqual(['ann']),
  },
  'inviting the second one': {
    prepare: async () => {
      desk = openDesk()
      await claim('ann')
    },
    run: (request) => invite('ann', 'ben', request),
    check: async () => {
      expect(await accept('ben', await codeFor('ann', 'ben'))).toMatchObject({ ok: true })
      expect(await names('ann')).toEqual(['ann', 'ben'])
    },
  },
  'asking for a third one': {
    run: (request) => invite('ann', 'cid', request),
    check: async () => expect((await teamAs('ben')).invitations).toMatchObject([{ name: 'cid', code: null }]),
  },
  'approving the third one': {
    prepare: async () => void (await invite('ann', 'cid')),
    run: (request) => decide('ben', String(desk.all('approvals')[0]?._id), request),
    check: async () => {
      expect(desk.all('approvals')).toMatchObject([{ state: 'done' }])
      expect(await accept('cid', await codeFor('ann', 'cid'))).toMatchObject({ ok: true })
      expect(await names('cid')).toEqual(['ann', 'ben', 'cid'])
    },
  },
  'ending rights': {
    run: (request) => end('ann', 'ben', request),
    check: async () => {
      expect(await names('ann')).toEqual(['ann'])
      expect((await teamAs('ann')).endings).toHaveLength(1)
    },
  },
}

test.each(Object.entries(steps))(
  'a crash at any call of %s: sent again, it is done once',
  async (_name, step) => {
    for (let crashAt = 1; crashAt < 16; crashAt += 1) {
      await openTeam()
      await step.prepare?.()
      const request = { requestId: requestId() }
      let calls = 0
      desk.before = () => {
        if ((calls += 1) === crashAt) throw new Error('crash')
      }
      await step.run(request).catch(() => undefined)
      desk.before = () => undefined
      expect(await step.run({ ...request, repeat: true })).toMatchObject({ ok: true })
      await step.check()
    }
  },
)
