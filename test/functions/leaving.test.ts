/** Profile, leaving and coming back through the built functions, with the timer's own ticks. */
import { sign } from '../../cloudfunctions/lib/signature'
import { DAY_MS, MINUTE_MS } from '../../src/domain/calendar'
import { at, iso } from '../domain/given'
import { accept, openShop, type Phone, type Shop, type Wire } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-10 09:00', { SIYU_SETUP_CODE: 'the code' })
  await shop.as('oBoss').command('operator', 'claimSetup', { code: 'the code' })
})
afterAll(() => shop.stop())

const now = () => shop.cloud.clock.now()
const tick = () => shop.cloud.fireTimer('timer', 'tick')
const until = (moment: number) => shop.cloud.clock.forwardTo(moment)
const home = async (phone: Phone) => (await phone.call('member', 'getHome')).value
const profileOf = async (phone: Phone) => (await phone.call('member', 'getProfile')).value
const sell = (openid: string, orderId: string, paidFen = 10_000) =>
  shop.sell([{ orderId, source: 'till', paidFen, paidAt: iso(now() - MINUTE_MS), openid }])

const send = async (body: object): Promise<Wire> => {
  const text = JSON.stringify(body)
  const time = String(Math.floor(now() / 1000))
  const signature = sign(shop.cloud.secrets.SIYU_INGRESS_SECRET ?? '', time, text)
  const headers = { 'x-siyu-timestamp': time, 'x-siyu-signature': signature }
  return (await fetch(`${shop.cloud.url}/http/ingress`, { method: 'POST', headers, body: text })).json()
}

const rowOf = async (memberNo: string): Promise<Wire> =>
  (await shop.all('members')).find((row) => row.memberNo === memberNo)
const everything = async () =>
  JSON.stringify([
    await shop.all('members'),
    (await shop.all('accounts')).map(({ profile }) => profile),
    await shop.all('contests'),
    await shop.all('erasures'),
  ])

describe('a profile', () => {
  let ada: Phone
  let memberNo: string
  const storage = 'cloud://local-cloud.local-bucket'
  /** A picture at the place that was offered for it. */
  const picture = async () =>
    `${storage}/${(await ada.command('member', 'offerAvatar', { kind: 'jpg' })).value.path}`

  beforeAll(async () => {
    ada = shop.as('oAda')
    memberNo = (await ada.join({ nickname: '安达' })).value.memberNo
  })

  test('is told in two database calls, and read in one', async () => {
    const birthday = { month: 2, day: 29 }
    await ada.command('member', 'setProfile', { nickname: '安达' })
    const avatar = await picture()
    const told = { nickname: '小安', birthday, avatar }
    const reply = await ada.command('member', 'setProfile', told)
    expect(reply).toEqual({ ok: true, value: { changed: ['nickname', 'avatar', 'birthday'] } })
    expect(shop.calls()).toBe(2)
    expect(await profileOf(ada)).toMatchObject({
      nickname: '小安',
      avatarUrl: avatar,
      birthday: { ...birthday, countsFrom: '2026-12' },
    })
    expect(shop.calls()).toBe(1)
    expect((await home(ada)).member).toMatchObject({ nickname: '小安', avatarUrl: avatar })
  })

  test('an answer lost on the way is answered again; the same id for something else is refused', async () => {
    const requestId = shop.requestId()
    const first = await ada.call('member', 'setProfile', { requestId, nickname: '安' })
    expect(await ada.call('member', 'setProfile', { requestId, nickname: '安', repeat: true })).toEqual(first)
    expect(await ada.call('member', 'setProfile', { requestId, nickname: '达' })).toMatchObject({
      code: 'REQUEST_REUSED',
    })
    expect((await profileOf(ada)).nickname).toBe('安')
  })

  test('takes no number but the one behind what WeChat gave', async () => {
    for (const phone of [13800138000, { cloudID: 'x', data: { phoneNumber: '13800138000' } }, 'id-139'])
      await ada.command('member', 'setProfile', { phone })
    expect((await profileOf(ada)).phone).toBeNull()
    await ada.command('member', 'claimByPhone', { phone: 'id-13911112222' })
    expect((await profileOf(ada)).phone).toBe('139****2222')
  })

  test('takes no picture of another environment, folder or place', async () => {
    const mine = await picture()
    for (const avatar of [
      mine.replace('local-cloud', 'another'),
      mine.replace(memberNo, '7K3F29QB'),
      'https://example.com/a.jpg',
    ])
      expect(await ada.command('member', 'setProfile', { avatar })).toMatchObject({ code: 'AVATAR_FOREIGN' })
  })

  test('what was replaced, and what was never saved, is erased once the offers are over', async () => {
    const { avatarUrl: first } = await profileOf(ada)
    const second = await picture()
    await ada.command('member', 'setProfile', { avatar: second })
    await until(now() + 180 * MINUTE_MS - 1)
    await tick()
    const waiting = await shop.all('erasures')
    expect(waiting).toContainEqual(expect.objectContaining({ kind: 'file', fileId: first }))
    // Both that were named, and one that only another place was made of.
    expect(waiting.filter(({ kind }) => kind === 'offer')).toHaveLength(3)
    await until(now() + 1)
    await tick()
    expect(await shop.all('erasures')).toEqual([])
    expect((await profileOf(ada)).avatarUrl).toBe(second)
  })

  test('is asked of members alone', async () => {
    const reply = await shop.as('oNobody').command('member', 'setProfile', { nickname: '路人' })
    expect(reply).toMatchObject({ ok: false, code: 'MEMBER_NOT_JOINED' })
  })
})

describe('leaving', () => {
  let bo: Phone
  let memberNo: string
  const end = at('2026-11-18')
  const boss = () => shop.as('oBoss')

  beforeAll(async () => {
    bo = shop.as('oBo')
    const inviter = (await shop.as('oHost').join({ nickname: '主人' })).value.memberNo
    memberNo = (await bo.join({ nickname: '阿波', firstTouch: { kind: 'inviter', id: inviter } })).value
      .memberNo
    await bo.command('member', 'setProfile', { birthday: { month: 3, day: 4 } })
    await bo.command('member', 'claimByPhone', { phone: 'id-13700001111' })
    await sell('oBo', 'B1')
    await bo.command('points', 'checkIn')
  })

  test('is previewed to the point, and asked for once', async () => {
    const preview = (await bo.call('member', 'previewLeave')).value
    expect(preview).toMatchObject({
      points: 5,
      pendingPoints: 100,
      askedAt: null,
      leavesAt: end,
      coolingDays: 7,
    })
    expect(preview.profile).toEqual(['nickname', 'birthday', 'phone'])
    const requestId = shop.requestId()
    const asked = await bo.call('member', 'leave', { requestId })
    expect(asked).toEqual({ ok: true, value: { leavesAt: end } })
    expect(await bo.call('member', 'leave', { requestId, repeat: true })).toEqual(asked)
    expect(await bo.command('member', 'leave')).toEqual(asked)
    expect((await home(bo)).leavesAt).toBe(end)
  })

  test('is taken back, and asked for again', async () => {
    expect((await bo.command('member', 'cancelLeave')).ok).toBe(true)
    expect((await home(bo)).leavesAt).toBeNull()
    expect(await bo.command('member', 'cancelLeave')).toMatchObject({ code: 'LEAVE_NONE' })
    await bo.command('member', 'leave')
  })

  test('leaves everything as it is until the last millisecond', async () => {
    await until(end - 1)
    await tick()
    expect(await home(bo)).toMatchObject({ state: 'member', member: { nickname: '阿波' }, points: 105 })
    expect((await boss().call('operator', 'findMember', { member: memberNo })).value.nickname).toBe('阿波')
  })

  test('then is over for whoever looks, also before the night has come', async () => {
    await until(end)
    expect((await home(bo)).state).toBe('guest')
    expect(await bo.call('points', 'getStatement')).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
    expect(await bo.command('member', 'cancelLeave')).toMatchObject({ code: 'MEMBER_NOT_JOINED' })
    expect((await boss().call('operator', 'findMember', { member: memberNo })).value).toMatchObject({
      nickname: null,
      points: 0,
    })
  })

  test('erases the row, the profile and what lists keep, once the timer has been', async () => {
    const winner = { memberId: (await rowOf(memberNo))._id, name: '阿**', points: 9, at: 1 }
    await tick()
    await until(end + MINUTE_MS)
    await tick()
    await tick()
    expect(await rowOf(memberNo)).toMatchObject({ openid: null, leftAt: end })
    expect(await everything()).not.toMatch(/阿波|13700001111|"oBo"/)
    expect(await shop.all('erasures')).toEqual([])
    expect(winner.memberId).toMatch(/^m/)
  })

  test('the ledger says what was forfeited, and the operator reads it without a name', async () => {
    const { statement, member } = (await boss().call('operator', 'getMember', { member: memberNo })).value
    expect(member).toMatchObject({ memberNo: null, nickname: null, points: 0, pendingPoints: 0 })
    expect(statement.entries[0]).toMatchObject({ title: '退出会员', points: -105 })
    expect(JSON.stringify(statement)).not.toContain('阿波')
  })

  test('the refund of an order from before is a debt of the pseudonym', async () => {
    const refund = {
      refundId: 'R1',
      orderId: 'B1',
      source: 'till',
      refundedAt: iso(now()),
      amountFen: 10_000,
    }
    const reply = await send({ refunds: [refund] })
    expect(reply.value.refunds).toMatchObject([{ ok: true, state: 'posted' }])
    expect((await boss().call('operator', 'findMember', { member: memberNo })).value.debtPoints).toBe(100)
  })

  test('coming back meets that debt, the same number and the first invitation, and no second one', async () => {
    const other = (await shop.as('oAda').call('member', 'getHome')).value.member.memberNo
    const back = await bo.join({ firstTouch: { kind: 'inviter', id: other } })
    expect(back.value).toMatchObject({ memberNo, invite: { state: 'void' } })
    expect(await home(bo)).toMatchObject({
      debtPoints: 100,
      points: 0,
      member: { nickname: null, joinedAt: now() },
    })
    expect(await rowOf(memberNo)).toMatchObject({
      openid: 'oBo',
      leftAt: null,
      accepted: { ...accept, at: now() },
    })
    const birthday = { month: 6, day: 5 }
    expect(await bo.command('member', 'setProfile', { birthday })).toMatchObject({ code: 'BIRTHDAY_LOCKED' })
  })

  test('coming back asks for the rules in force', async () => {
    const cai = shop.as('oCai')
    await cai.join()
    await cai.command('member', 'leave')
    await until(now() + 9 * DAY_MS)
    await tick()
    const old = { privacy: '2020-01', rules: '2020-01' }
    expect(await cai.join({ accept: old })).toMatchObject({ code: 'CONSENT_OUTDATED' })
    expect((await cai.join()).ok).toBe(true)
  })

  test('the audit finds nothing wrong, and the statistics count what was given up', async () => {
    await until(now() + 2 * DAY_MS)
    for (let slice = 0; slice < 4; slice += 1) await tick()
    const report = (await boss().call('operator', 'getAudit')).value
    expect(report.report.findings).toEqual([])
    const days = await shop.all('statistics')
    expect(days.find(({ _id }) => _id === '2026-11-18')).toMatchObject({ expired: 105 })
  })
})
