/** A local cloud in a process of its own, so that what is measured is the cloud and not the bench beside it. */
import { startCloud } from '../../local-cloud'
import type { HostAnswer, HostOrder, HostQuestion } from './bench-cloud'

function tell(answer: HostAnswer): void {
  process.send?.(answer)
}

async function open(): Promise<void> {
  // The bench starts this file with its options as the only argument.
  const options = JSON.parse(process.argv[2] ?? '{}') as HostOrder
  const cloud = await startCloud(options)
  const { url, secrets } = cloud
  const deeds = {
    now: () => cloud.clock.now(),
    memory: () => cloud.memory(),
    release: () => cloud.releaseIdleWorkers(),
    forward: (at: number) => cloud.clock.forwardTo(at),
    fire: (_at: number, [name = '', trigger = '']: string[]) => cloud.fireTimer(name, trigger),
    stop: () => cloud.stop(),
  }
  process.on('message', ({ id, deed, at, words }: HostQuestion) => {
    void Promise.resolve(deeds[deed](at, words))
      .then((value) => tell({ id, value: value ?? null }))
      .catch((thrown: unknown) => tell({ id, failure: String(thrown) }))
      .finally(() => deed === 'stop' && process.disconnect())
  })
  tell({ id: 0, value: { url, secrets } })
}

open().catch((thrown: unknown) => tell({ id: 0, failure: String(thrown) }))
