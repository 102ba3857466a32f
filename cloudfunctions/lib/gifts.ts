/** Gifts of the rules: each names a version of a template, which must still be one that can be given by itself. */
import { type Gift, giftFault, giftOf } from '../../src/domain/gift'
import { settingName } from '../../src/domain/setting-names'
import { giftsIn, type Settings } from '../../src/domain/settings'
import type { Fault } from '../../src/domain/settings-faults'
import type { TemplateVersion } from '../../src/domain/template'
import { versionFrom } from './catalogue'
import { oneOf, type Store } from './store'

/** What is wrong with the gifts of proposed rules; one call, and none where they give nothing. */
export async function giftFaults(store: Store, settings: Settings): Promise<Fault[]> {
  const gifts = giftsIn(settings)
  const versions = await readAll(store, [...new Set(gifts.map(({ gift }) => gift.version))])
  return gifts.flatMap(({ path, gift }) => {
    const version = versions.get(gift.version) ?? null
    const fault = giftFault(version) ?? (version && unlike(gift, version))
    return fault ? [{ path, text: `${settingName(path)}：这张券${fault}` }] : []
  })
}

async function readAll(store: Store, ids: string[]): Promise<Map<string, TemplateVersion>> {
  if (ids.length === 0) return new Map()
  const found = await store.find('templateVersions', { where: { _id: oneOf(ids) }, limit: ids.length })
  return new Map(found.map((stored) => [stored._id, versionFrom(stored)]))
}

/** What the rules say of a version is what members read, so it must be what the version says. */
function unlike(gift: Gift, version: TemplateVersion): string | null {
  const real = giftOf(version)
  return real?.name === gift.name && real.days === gift.days ? null : '和券模板写的不一样，请重新选'
}
