/** Coupon templates: saved in versions that never change, and taken back as a whole. */
import { getTemplate, revokeVersion } from '../../cloudfunctions/lib/template-views'
import { TEMPLATES_MAX } from '../../cloudfunctions/lib/templates'
import { now, type Office, openOffice } from './office'
import { drink } from './shelf'
import { type ShelfDesk, shelfDesk } from './shelf-desk'

type Wire = ReturnType<typeof JSON.parse>

let office: Office
let shelf: ShelfDesk
beforeEach(async () => {
  office = await openOffice()
  shelf = shelfDesk(office)
})

const by = (name: 'ann' | 'ben', action: string) => office.as(name, `operator.${action}`)

test('a template is saved in versions that never change, each with who and why', async () => {
  const first = await shelf.saving()
  expect(first).toMatchObject({ templateId: 'drink', version: { number: 1, byName: 'ann', reason: '上新' } })
  await shelf.saving(drink({ worthFen: 3000 }), { basedOn: 1, reason: '豆子涨价' })
  const history: Wire = await getTemplate(await by('ben', 'getTemplate'), { templateId: 'drink' })
  expect(history.versions.map(({ number, reason, rows }: Wire) => [number, reason, rows.length])).toEqual([
    [2, '豆子涨价', 1],
    [1, '上新', 8],
  ])
  expect(history.versions[0].rows).toEqual([{ label: '一张的成本', before: '¥28', after: '¥30' }])
  expect(history.versions[1].content).toEqual(drink())
})

test('the same saving is one version; another that is based on it is refused', async () => {
  const { requestId } = shelf.request()
  const first = await shelf.saving(drink(), { requestId })
  expect(await shelf.saving(drink(), { requestId })).toEqual(first)
  expect(await shelf.saving(drink({ name: '别的' }))).toMatchObject({ code: 'TEMPLATE_OUTDATED' })
  expect(await shelf.saving(drink(), { basedOn: 1 })).toMatchObject({ code: 'TEMPLATE_UNCHANGED' })
  expect(office.all('templateVersions')).toHaveLength(1)
})

test('of ten who save at once one version stands, and the others are told', async () => {
  const contents = Array.from({ length: 10 }, (_, place) => drink({ name: `第 ${place} 种` }))
  const replies = await Promise.all(contents.map((content) => shelf.saving(content)))
  expect(replies.filter(({ code }) => code === 'TEMPLATE_OUTDATED')).toHaveLength(9)
  expect(office.all('templateVersions')).toHaveLength(1)
  expect(office.all('templates')).toMatchObject([{ number: 1 }])
})

test('what one costs is never below what it takes off at most', async () => {
  const cash = (worthFen: number) =>
    drink({ rule: { kind: 'cash', offFen: 1500, thresholdFen: 4900 }, worthFen })
  expect(await shelf.saving(cash(1499))).toMatchObject({ code: 'TEMPLATE_WORTH' })
  expect(await shelf.saving(cash(1500))).toMatchObject({ templateId: 'drink' })
  const percent = drink({
    rule: { kind: 'percent', percentOff: 15, capFen: 2000, thresholdFen: 0 },
    worthFen: 1999,
  })
  expect(await shelf.saving(percent, { basedOn: 1 })).toMatchObject({ code: 'TEMPLATE_WORTH' })
  expect(await shelf.saving(drink({ storeIds: ['s9'] }), { basedOn: 1 })).toMatchObject({
    code: 'STORE_UNKNOWN',
  })
})

test('a version is revoked once, with a reason, and not while an open offer gives it out', async () => {
  await shelf.saving()
  await shelf.offering()
  const revoking = async (parts: object = {}): Promise<Wire> =>
    revokeVersion(
      await by('ann', 'revokeVersion'),
      shelf.request({ templateId: 'drink', number: 1, ...parts }),
    )
  expect(await revoking()).toMatchObject({ code: 'TEMPLATE_OFFERED' })
  await shelf.closing()
  const { requestId } = shelf.request()
  const first = await revoking({ requestId })
  expect(first).toMatchObject({ version: { revoked: { byName: 'ann', reason: '上新', at: now } } })
  expect(await revoking({ requestId })).toEqual(first)
  expect(await revoking()).toMatchObject({ code: 'TEMPLATE_REVOKED' })
  expect(await shelf.offering({}, { offerId: 'second' })).toMatchObject({ code: 'TEMPLATE_REVOKED' })
  expect(await revoking({ number: 7 })).toMatchObject({ code: 'TEMPLATE_UNKNOWN' })
})

test('there are two hundred templates at most, and each of them may go on', async () => {
  const others = Array.from({ length: TEMPLATES_MAX - 1 }, (_, place) => ({ _id: `t${place}`, number: 1 }))
  office.database.insert('templates', others, 'stop there')
  expect(await shelf.saving()).toMatchObject({ templateId: 'drink' })
  expect(await shelf.saving(drink(), { templateId: 'more' })).toMatchObject({ code: 'TEMPLATE_MANY' })
  expect(await shelf.saving(drink({ worthFen: 2900 }), { basedOn: 1 })).toMatchObject({
    version: { number: 2 },
  })
})
