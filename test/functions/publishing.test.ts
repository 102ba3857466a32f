/** Publishing rules: checked, read in words, approved where they weigh, and one version after the other. */
import { listSettingsHistory, getSettings, previewSettings } from '../../cloudfunctions/lib/settings-view'
import { approve, finishApprovals } from '../../cloudfunctions/lib/approving'
import { proposeSettings } from '../../cloudfunctions/lib/publishing'
import { settingsInForce } from '../../cloudfunctions/lib/settings'
import { freshMemory } from '../../cloudfunctions/lib/edge'
import type { Settings } from '../../src/domain/settings'
import { settings } from '../domain/given'
import { now, type Office, openOffice } from './office'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

type Wire = ReturnType<typeof JSON.parse>
type Parts = { requestId?: string; basedOn?: number; reason?: string }

const slogan: Settings = { ...settings, brand: { ...settings.brand, slogan: '慢慢喝' } }
const generous: Settings = { ...settings, checkIn: { ...settings.checkIn, dailyPoints: 8 } }

async function proposing(proposed: object, parts: Parts = {}): Promise<Wire> {
  const call = await office.as('ann', 'operator.proposeSettings')
  const request = { requestId: office.requestId(), settings: { ...proposed }, reason: '换季', basedOn: 1 }
  return proposeSettings(call, { ...request, ...parts })
}

async function deciding(approvalId: string, parts: object = {}): Promise<Wire> {
  const request = { requestId: office.requestId(), approvalId, decision: 'approve' as const, ...parts }
  return approve(await office.as('ben', 'operator.approve'), request)
}

const inForce = () => settingsInForce({ ...office.edge, memory: freshMemory() })
const history = async (): Promise<Wire> =>
  listSettingsHistory(await office.as('ben', 'operator.listSettingsHistory'), {})

test('what is only words is one operator’s, and stands in the history with who, when and why', async () => {
  expect(await proposing(slogan)).toEqual({ state: 'published', version: 2 })
  expect(await inForce()).toEqual({ ...slogan, version: 2 })
  expect(await history()).toEqual({
    versions: [
      {
        number: 2,
        changes: [
          {
            path: 'brand.slogan',
            label: '品牌口号',
            before: '小满，不必太满',
            after: '慢慢喝',
            weighs: false,
          },
        ],
        reason: '换季',
        byName: 'ann',
        approvedName: null,
        at: now,
      },
    ],
    next: null,
  })
})

test('what changes what is issued waits for a second operator', async () => {
  const waiting = await proposing(generous)
  expect(waiting).toMatchObject({ state: 'waiting' })
  expect(await inForce()).toEqual(settings)
  expect(await deciding(waiting.approvalId)).toMatchObject({
    state: 'done',
    rows: [{ label: '每天签到的积分', before: '5', after: '8' }],
  })
  expect(await inForce()).toEqual({ ...generous, version: 2 })
  expect((await history()).versions).toMatchObject([{ number: 2, byName: 'ann', approvedName: 'ben' }])
})

test('words beside a number wait with it', async () => {
  expect(await proposing({ ...generous, brand: slogan.brand })).toMatchObject({ state: 'waiting' })
})

test('what is based on an older version is refused, before and after it was approved', async () => {
  const late = await proposing(generous)
  await proposing(slogan)
  expect(await proposing(generous)).toMatchObject({ code: 'SETTINGS_OUTDATED' })
  expect(await proposing(generous, { basedOn: 3 })).toMatchObject({ code: 'SETTINGS_OUTDATED' })
  expect(await deciding(late.approvalId)).toMatchObject({ state: 'lapsed' })
  expect(await inForce()).toEqual({ ...slogan, version: 2 })
})

test('every fault is named with its place, and nothing is published', async () => {
  const { survey: _left, ...rest } = settings
  const ladder = settings.tier.ladder.map((tier) => ({ ...tier, threshold: 0 }))
  const broken = {
    ...rest,
    magic: 1,
    checkIn: { ...settings.checkIn, dailyPoints: -1, weekDays: 1.5 },
    tier: { ...settings.tier, ladder },
  }
  const call = await office.as('ann', 'operator.previewSettings')
  const { faults }: Wire = await previewSettings(call, { settings: broken, basedOn: 1 })
  expect(faults).toEqual(
    expect.arrayContaining([
      { path: 'checkIn.dailyPoints', text: '每天签到的积分不能小于 0' },
      { path: 'checkIn.weekDays', text: '连续签到的天数要是整数' },
      { path: 'tier.ladder', text: '等级：每一级的门槛要高过前一级' },
      { path: 'survey', text: '问卷没有填' },
      { path: 'magic', text: 'magic不是一条规则' },
    ]),
  )
  expect(await proposing(broken)).toMatchObject({ code: 'SETTINGS_INVALID' })
  expect(await proposing(settings)).toMatchObject({ code: 'SETTINGS_UNCHANGED' })
  expect(office.all('settings')).toEqual([])
})

test('the same request publishes once, and is refused with other rules', async () => {
  const requestId = office.requestId()
  const first = await proposing(slogan, { requestId })
  expect(await proposing(slogan, { requestId })).toEqual(first)
  expect((await getSettings(await office.as('ben', 'operator.getSettings'))).version).toBe(2)
})

test('of fifty who publish on one version one wins, and all versions follow each other', async () => {
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, place) =>
      proposing({ ...slogan, brand: { ...slogan.brand, slogan: `第 ${place}` } }),
    ),
  )
  expect(replies.filter(({ state }) => state === 'published')).toHaveLength(1)
  expect((await inForce()).version).toBe(2)
})

test('an instance that knows older rules knows these half a minute later', async () => {
  const instance = { ...office.edge, memory: freshMemory() }
  await settingsInForce(instance)
  await proposing(slogan)
  office.moveTo(now + 29_999)
  expect((await settingsInForce(instance)).version).toBe(1)
  office.moveTo(now + 30_000)
  expect((await settingsInForce(instance)).version).toBe(2)
})

test.each(['alone', 'by the timer', 'again'])('a crash at any call is completed %s', async (how) => {
  for (let crashAt = 1; crashAt < 14; crashAt += 1) {
    office = await openOffice()
    const { approvalId } = await proposing(generous)
    const requestId = office.requestId()
    let call = 0
    office.before = () => {
      if ((call += 1) === crashAt) throw new Error('crash')
    }
    const publish = () =>
      how === 'alone' ? proposing(slogan, { requestId }) : deciding(approvalId, { requestId })
    await publish().catch(() => undefined)
    office.before = () => undefined
    if (how === 'by the timer') await finishApprovals(office.edge, settings)
    else await publish()
    const isDone = how !== 'by the timer' || office.all('approvals').some(({ state }) => state === 'done')
    expect((await inForce()).version).toBe(isDone ? 2 : 1)
    expect((await history()).versions).toHaveLength(isDone ? 1 : 0)
  }
})

test('rules that came after the last publication are the defaults', async () => {
  const { survey: _later, ...published } = { ...slogan, version: 2 }
  await office.edge.store.insert('settings', [{ _id: 'current', ...published }])
  expect(await inForce()).toEqual({ ...slogan, version: 2 })
})

test('what a crash left between the two documents is completed by the next who reads', async () => {
  let call = 0
  office.before = (name) => {
    if (name === 'update settings' && (call += 1) === 1) throw new Error('crash')
  }
  await expect(proposing(slogan)).rejects.toThrow('crash')
  office.before = () => undefined
  expect((await inForce()).version).toBe(1)
  expect((await getSettings(await office.as('ben', 'operator.getSettings'))).version).toBe(2)
  expect(await inForce()).toEqual({ ...slogan, version: 2 })
})
