/** A local cloud with Siyu's built functions, a store and a clerk in it: what the phones of a test talk to. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openStores } from '../../config/demo/team'
import { builtCloud } from '../../config/lib/siyu-cloud'
import { type Cloud, startCloud } from '../../local-cloud'

/** `stop` also removes what the cloud kept. */
export async function openSiyuCloud(): Promise<Cloud> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-weapp-'))
  const cloud = await startCloud({
    ...builtCloud(dataDir),
    timers: false,
    // A code that turned while a slow machine was looking at it would make the figures differ from run to run.
    clock: { at: Date.parse('2026-11-21T10:00:00+08:00'), stands: true },
  })
  await openStores(cloud, cloud.clock.now())
  const stop = async () => {
    await cloud.stop()
    rmSync(dataDir, { recursive: true })
  }
  return { ...cloud, stop }
}
