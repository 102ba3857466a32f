/** A local cloud in a process of its own, so that what is measured is the cloud and not the bench beside it. */
import { startCloud } from '../../local-cloud'
import type { HostAnswer, HostOrder } from './bench-cloud'

function tell(answer: HostAnswer): void {
  process.send?.(answer)
}

async function open(): Promise<void> {
  // The bench starts this file with its options as the only argument.
  const options = JSON.parse(process.argv[2] ?? '{}') as HostOrder
  const cloud = await startCloud(options)
  process.once('message', () => void cloud.stop().then(() => process.disconnect()))
  tell({ url: cloud.url, secrets: cloud.secrets })
}

open().catch((thrown: unknown) => tell({ failure: String(thrown) }))
