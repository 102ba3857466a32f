/** Siyu as `npm start` serves it, on a data folder of its own: the built H5 app over the built functions. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../../config/build'
import { demoIdentities } from '../../config/demo/identities'
import { knownPeople } from '../../config/demo/people'
import { daysToldMax, seedDemo } from '../../config/demo/seed'
import { openStores } from '../../config/demo/team'
import { builtCloud } from '../../config/lib/siyu-cloud'
import { type Cloud, startCloud } from '../../local-cloud'
import { DAY_MS } from '../../src/domain/calendar'

export interface Site {
  cloud: Cloud
  stop(): Promise<void>
}

async function open(startsAt: number): Promise<Site> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-journey-'))
  const identities = path.join(dataDir, 'identities.json')
  writeFileSync(identities, JSON.stringify(demoIdentities()))
  const cloud = await startCloud({
    ...builtCloud(path.join(dataDir, 'cloud')),
    site: { dir: path.join(root, 'dist/h5'), files: { '/demo/identities.json': identities } },
    clock: { at: startsAt },
    timers: false,
  })
  const stop = async () => {
    await cloud.stop()
    rmSync(dataDir, { recursive: true })
  }
  return { cloud, stop }
}

/** A brand on its first day: two stores, a clerk, an operator, and nobody has joined. */
export async function openFirstDay(): Promise<Site> {
  const site = await open(Date.now())
  await openStores(site.cloud, site.cloud.clock.now())
  return site
}

/** Fourteen months later, as the people of the identity switch lived them. */
export async function openDemo(): Promise<Site> {
  const startedAt = Date.now()
  const site = await open(startedAt - daysToldMax * DAY_MS)
  await seedDemo(site.cloud, { startedAt, known: knownPeople, others: [] }, { done: () => undefined })
  // The night has been here: the days are counted and the accounts audited.
  await site.cloud.fireTimer('timer', 'tick')
  return site
}
