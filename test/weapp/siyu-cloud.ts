/** A local cloud with Siyu's built functions, a store and a clerk in it: what the phones of a test talk to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openStores } from '../../config/demo/team'
import { type Cloud, startCloud } from '../../local-cloud'
import type { DatabaseSchema } from '../../local-cloud/options'

const dist = path.join(__dirname, '../../dist')

/** `stop` also removes what the cloud kept. */
export async function openSiyuCloud(): Promise<Cloud> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-weapp-'))
  const cloud = await startCloud({
    functionsDir: path.join(dist, 'cloudfunctions'),
    dataDir,
    // The build wrote it in this shape.
    schema: JSON.parse(readFileSync(path.join(dist, 'database.json'), 'utf8')) as DatabaseSchema,
    secrets: ['SIYU_MEMBER_KEY', 'SIYU_INGRESS_SECRET', 'SIYU_SETUP_CODE'],
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
