/** Gifts at the doors: which may be chosen, and that each comes once, whatever breaks off while it is given. */
import { freshMemory } from '../../cloudfunctions/lib/edge'
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { carryOutSettings, proposeSettings } from '../../cloudfunctions/lib/publishing'
import { settingsInForce } from '../../cloudfunctions/lib/settings'
import { getSettings, previewSettings } from '../../cloudfunctions/lib/settings-view'
import { revokeVersion } from '../../cloudfunctions/lib/template-views'
import { readWallet } from '../../cloudfunctions/lib/wallet'
import { DAY_MS } from '../../src/domain/calendar'
import { reasonOf } from '../../src/domain/reason'
import type { Settings } from '../../src/domain/settings'
import { at, profile, settings } from '../domain/given'
import { alice } from './desk'
import { memberNo, now, type Office, openOffice, seat } from './office'
import { drink } from './shelf'
import { type ShelfDesk, shelfDesk } from './shelf-desk'

type Wire = ReturnType<typeof JSON.parse>

let office: Office
let shelf: ShelfDesk
beforeEach(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  office = await openOffice()
  shelf = shelfDesk(office)
})

const latte = { version: 'drink_1', name: '桂花拿铁券', days: 30 }

function giving(gift: object | null, version = 1): Settings {
  const ladder = settings.tier.ladder.map((tier, rank) => ({ ...tier, welcome: rank > 0 ? gift : null }))
  return { ...settings, version, birthday: { gift }, tier: { ...settings.tier, ladder } } as Settings
}

async function proposing(proposed: Settings, basedOn = 1): Promise<Wire> {
  const call = await office.as('ann', 'operator.proposeSettings')
  return proposeSettings(call, shelf.request({ settings: { ...proposed }, basedOn }))
}

async function faultsOf(proposed: Settings): Promise<string[]> {
  const call = await office.as('ann', 'operator.previewSettings')
  const preview: Wire = await previewSettings(call, { settings: { ...proposed }, basedOn: 1 })
  return preview.faults.map(({ text }: Wire) => text)
}

const inForce = () => settingsInForce({ ...office.edge, memory: freshMemory() })

describe('which template may be a gift', () => {
  test('one that is good from its giving on and has no budget, as it is read in the rules', async () => {
    await shelf.saving()
    await shelf.saving(drink({ name: '有预算', budgetFen: 100_000 }), { templateId: 'budget' })
    const days = { kind: 'fixed', from: '2026-11-01', to: '2027-11-01' } as const
    await shelf.saving(drink({ name: '有日期', validity: days }), { templateId: 'fixed' })
    const { gifts } = await getSettings(await office.as('ann', 'operator.getSettings'))
    expect(gifts).toEqual([latte])
    expect(await faultsOf(giving(latte))).toEqual([])
    const waiting = await proposing(giving(latte))
    expect(await shelf.approving(waiting.approvalId)).toMatchObject({ state: 'done' })
    const standing = await inForce()
    expect([standing.birthday.gift, standing.tier.ladder[3]?.welcome]).toEqual([latte, latte])
    const { rules } = await getSettings(await office.as('ann', 'operator.getSettings'))
    expect(rules).toContainEqual({ label: '生日礼', text: '生日那个月的第一天送「桂花拿铁券」，一年一次' })
    expect(rules.find(({ label }) => label === '银卡')?.text).toContain('第一次升到送「桂花拿铁券」')
  })

  test.each([
    ['that there is not', { version: 'nothing_1', name: '空', days: 1 }, '没有这一版'],
    ['with a budget', { version: 'budget_1', name: '有预算', days: 30 }, '有预算上限'],
    ['that is called otherwise', { ...latte, name: '别的' }, '和券模板写的不一样'],
    ['that lasts otherwise', { ...latte, days: 31 }, '和券模板写的不一样'],
  ])('not one %s: that is said at its place, and nothing is proposed', async (_name, gift, fault) => {
    await shelf.saving()
    await shelf.saving(drink({ name: '有预算', budgetFen: 100_000 }), { templateId: 'budget' })
    expect((await faultsOf(giving(gift)))[0]).toMatch(`等级第 2 级的升级礼：这张券${fault}`)
    expect(await proposing(giving(gift))).toMatchObject({ code: 'SETTINGS_INVALID' })
    expect(office.all('approvals')).toEqual([])
  })

  test('not one that was taken back, also not where that came after the proposal', async () => {
    await shelf.saving()
    const waiting = await proposing(giving(latte))
    const revoking = shelf.request({ templateId: 'drink', number: 1 })
    expect(await revokeVersion(await office.as('ann', 'operator.revokeVersion'), revoking)).toMatchObject({
      version: { number: 1 },
    })
    expect(await shelf.approving(waiting.approvalId)).toMatchObject({ state: 'lapsed' })
    expect((await inForce()).birthday.gift).toBeNull()
    expect(await proposing(giving(latte))).toMatchObject({ code: 'SETTINGS_INVALID' })
  })

  test('what was published stays published, also where its gift is taken back since', async () => {
    await shelf.saving()
    const waiting = await proposing(giving(latte))
    await shelf.approving(waiting.approvalId)
    office.database.update('templateVersions', { _id: 'drink_1' }, { set: { isRevoked: true } })
    const approval: Wire = office.database.get('approvals', waiting.approvalId)
    expect(await carryOutSettings(office.edge, settings, approval)).toMatchObject({ ok: true })
  })

  test('one that the rules give is neither taken back nor given a budget', async () => {
    await shelf.saving()
    await shelf.approving((await proposing(giving(latte))).approvalId)
    const revoke = async () =>
      revokeVersion(
        await office.as('ann', 'operator.revokeVersion'),
        shelf.request({ templateId: 'drink', number: 1 }),
      )
    expect(await revoke()).toMatchObject({ code: 'TEMPLATE_GIVEN' })
    const budget = drink({ budgetFen: 1_000_000 })
    expect(await shelf.saving(budget, { basedOn: 1 })).toMatchObject({ code: 'TEMPLATE_GIVEN' })
    expect(await shelf.saving(drink({ worthFen: 3000 }), { basedOn: 1 })).toMatchObject({
      version: { number: 2 },
    })
    await shelf.approving((await proposing({ ...settings, version: 2 }, 2)).approvalId)
    expect(await shelf.saving(budget, { basedOn: 2 })).toMatchObject({ version: { number: 3 } })
    expect(await revoke()).toMatchObject({ version: { number: 1 } })
  })
})

const rules = giving(latte)
const order = { orderId: 'A1', source: 'mall', paidFen: 100_000, paidAt: now, openid: 'o1' }
const couponsOf = (account: Wire) => Object.values(account.coupons ?? {}).length

test('an order that reaches a tier brings its coupon in its own three calls, once', async () => {
  await shelf.saving()
  await seat(office, { memberId: buyer(), memberNo: '7K3F29QC' })
  office.calls.length = 0
  await postOrders(office.edge, rules, [order])
  expect(office.calls).toHaveLength(3)
  await postOrders(office.edge, rules, [order])
  const account = await office.account(buyer())
  expect(couponsOf(account)).toBe(1)
  expect(
    Object.values(account.journal)
      .map(({ why }) => reasonOf(why))
      .at(-1),
  ).toContain('升级礼「桂花拿铁券」在卡券里')
  const card = { edge: office.edge, settings: rules, now, account, input: { tab: 'usable' as const } }
  expect((await readWallet(card)).usable).toMatchObject([{ name: '桂花拿铁券', source: '升级礼' }])
})

const buyer = () => memberIdOf(office.edge, 'o1')

test.each(['before', 'after'])('an order that breaks off %s any call brings one coupon', async (fate) => {
  for (let call = 1, isMet = true; isMet; call += 1) {
    office = await openOffice()
    await seat(office, { memberId: buyer(), memberNo: '7K3F29QC' })
    const wasMet = breakAt(fate === 'before' ? call : call + 1)
    await Promise.allSettled([postOrders(office.edge, rules, [order])])
    isMet = wasMet()
    await postOrders(office.edge, rules, [order])
    const { coupons, welcomed, tier } = await office.account(buyer())
    expect([tier.id, Object.keys(coupons).length, welcomed]).toEqual(['silver', 1, ['silver']])
  }
})

test.each(['before', 'after'])(
  'a night that breaks off %s any call gives one coupon a birthday',
  async (fate) => {
    const birthday = { month: 3, day: 5, changedOn: '2026-11-21', countsFrom: '2026-12', before: null }
    for (let call = 1, isMet = true; isMet; call += 1) {
      office = await openOffice({
        profile: { ...profile, memberNo, birthday },
        settledAt: now,
        dueAt: at('2027-03-01'),
      })
      const night = () => settleDue(office.edge, rules, office.edge.now() + DAY_MS)
      office.moveTo(at('2027-03-01') - 1)
      await night()
      expect(couponsOf(await office.account(alice))).toBe(0)
      office.moveTo(at('2027-03-01 00:01'))
      const wasMet = breakAt(fate === 'before' ? call : call + 1)
      await Promise.allSettled([night()])
      isMet = wasMet()
      await night()
      await night()
      const account = await office.account(alice)
      expect([couponsOf(account), account.counters]).toEqual([1, { d20271231_gift: 1 }])
    }
  },
)

/** Breaks off once at a call; answers how to know whether there was such a call. */
function breakAt(call: number): () => boolean {
  let [calls, broken] = [0, false]
  office.before = () => {
    calls += 1
    if (broken || calls !== call) return
    broken = true
    throw new Error('broke off')
  }
  return () => {
    office.before = () => undefined
    return broken
  }
}
