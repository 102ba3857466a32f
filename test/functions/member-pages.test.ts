/** What an operator reads of a member goes on to the very first: what was proposed for them, and whom they invited. */
import { listApprovals } from '../../cloudfunctions/lib/approvals'
import { getMember, listInvitations, listMemberApprovals } from '../../cloudfunctions/lib/found-members'
import { alice } from './desk'
import { memberNo, now, type Office, openOffice } from './office'

type Wire = ReturnType<typeof JSON.parse>

let office: Office
beforeEach(async () => {
  office = await openOffice()
})

const first = async (): Promise<Wire> =>
  getMember(await office.as('ann', 'operator.getMember'), { member: memberNo })

/** The page that came with the member, and all behind it; a list that never ends is none. */
async function pagesFrom(page: Wire, next: (before: string) => Promise<Wire>, pagesMax = 9): Promise<Wire[]> {
  if (page.next === null) return [page]
  expect(pagesMax).toBeGreaterThan(0)
  return [page, ...(await pagesFrom(await next(page.next), next, pagesMax - 1))]
}

/** So many proposals at one moment, and one before them. */
async function proposed(count: number): Promise<string[]> {
  const documents = Array.from({ length: count }, (_, place) => ({
    ...{ kind: 'adjust', content: {}, input: '', rows: [], reason: '补', memberId: alice, by: 'wben' },
    ...{ byName: 'Ben', expiresAt: now + 1, state: 'waiting', decided: null },
    _id: `a${String(place).padStart(3, '0').padStart(25, 'b')}`,
    at: place === 0 ? now - 1 : now,
  }))
  await office.edge.store.insert('approvals', documents)
  const [oldest = '', ...others] = documents.map(({ _id }) => _id)
  return [...others.reverse(), oldest]
}

/** So many who were invited at one moment, and one before them. */
async function invited(count: number): Promise<string[]> {
  const documents = Array.from({ length: count }, (_, place) => ({
    _id: `m${String(place).padStart(26, 'f')}`,
    invite: { state: 'waiting', by: alice, at: place === 0 ? now - 1 : now },
    profile: { memberNo: `FRIEND${place}`, nickname: `友${place}`, avatarUrl: null, joinedAt: now },
  }))
  await office.edge.store.insert('accounts', documents)
  return documents.map(({ _id }) => _id)
}

const ids = (pages: Wire[]) =>
  pages.flatMap(({ approvals }) => approvals.map(({ approvalId }: Wire) => approvalId))

test.each([
  [50, [50, 0]],
  [51, [50, 1]],
  [101, [50, 50, 1]],
])('%i proposals come fifty at a time, each once', async (count, lengths) => {
  const all = await proposed(count)
  const call = await office.as('ann', 'operator.listMemberApprovals')
  const pages = await pagesFrom((await first()).approvals, (before) =>
    listMemberApprovals(call, { member: memberNo, before }),
  )
  expect(pages.map(({ approvals }) => approvals.length)).toEqual(lengths)
  expect(ids(pages)).toEqual(all)
  for (const kind of ['waiting', 'all'] as const) {
    const everybodys = await pagesFrom(await listApprovals(call, { kind }), (before) =>
      listApprovals(call, { kind, before }),
    )
    expect(ids(everybodys)).toEqual(all)
  }
})

test.each([
  [50, [50, 0]],
  [101, [50, 50, 1]],
])('%i who were invited come fifty at a time, each once', async (count, lengths) => {
  const all = await invited(count)
  const call = await office.as('ann', 'operator.listInvitations')
  const pages = await pagesFrom((await first()).invitations, (before) =>
    listInvitations(call, { member: memberNo, before }),
  )
  expect(pages.map(({ invitations }) => invitations.length)).toEqual(lengths)
  const joined = pages.flatMap(({ invitations }) => invitations.map(({ joinedAt }: Wire) => joinedAt))
  expect(joined).toEqual([...all.slice(1).map(() => now), now - 1])
})

test('forty-nine are one page, and a number that nobody has is no list', async () => {
  await proposed(49)
  await invited(49)
  const { approvals, invitations } = await first()
  expect([approvals.next, invitations.next]).toEqual([null, null])
  for (const list of [listMemberApprovals, listInvitations])
    expect(await list(await office.as('ann', 'operator.getMember'), { member: '22222222' })).toMatchObject({
      code: 'MEMBER_UNKNOWN',
    })
})
