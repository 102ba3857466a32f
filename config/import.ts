/** `npm run import`: replays a purchase history through the order door, as a till would have sent it. */
import { type Cloud, CloudFailure, startCloud } from '../local-cloud'
import { build } from './build'
import { readHistory } from './import/history'
import { type Batch, batchesOf } from './import/batches'
import { planLanes, runLanes } from './import/lanes'
import { readLedger } from './import/ledger'
import { sendBatch, type Sent } from './import/order-door'
import type { History, SkippedLine } from './import/purchase'
import { settleAll } from './import/settle'
import { totalsOf } from './import/totals'
import { readWish, type Wish } from './import/wish'
import { builtCloud, secretsNamed } from './lib/siyu-cloud'
import { PlainError, runMain } from './lib/plain'
import { openProgress } from './lib/progress'

const lanesAtOnce = 6
const namedMax = 100

function openCloud({ asOf, dataDir, port }: Wish): Promise<Cloud> {
  return startCloud({
    ...builtCloud(dataDir),
    port,
    env: secretsNamed(),
    clock: { at: asOf, stands: true },
    timers: false,
  })
}

/** A folder that has another clock holds something else: nothing is posted into it. */
function refuseForeignClock(cloud: Cloud, { asOf, dataDir }: Wish): void {
  const day = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
  const now = cloud.clock.now()
  if (now === asOf) return
  throw new PlainError(
    `The clock of ${dataDir} is at ${day(now)}, not at ${day(asOf)} 00:00; name another folder or that day.`,
  )
}

/** Sends everything; a Ctrl-C lets the batches under way end and then stops. */
async function replay(cloud: Cloud, lanes: Batch[][]): Promise<Sent> {
  const sent: Sent = { refused: [], databaseCalls: 0 }
  const progress = openProgress('orders', countOf(lanes, 'orders'))
  let isStopped = false
  const stop = (): void => void (isStopped = true)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await runLanes(lanes, lanesAtOnce, async (batch) => {
      if (isStopped) throw new PlainError('Stopped. What was sent is kept; run the import again to go on.')
      const { refused, databaseCalls } = await sendBatch(cloud, batch)
      sent.refused.push(...refused)
      sent.databaseCalls += databaseCalls
      progress.done(batch.orders.length)
    })
  } finally {
    progress.stop()
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
  sent.refused.sort((a, b) => a.line - b.line)
  return sent
}

function countOf(lanes: Batch[][], what: keyof Batch): number {
  return lanes.flat().reduce((sum, batch) => sum + batch[what].length, 0)
}

/** The history as it is sent, with the refunds that were asked for. */
function lanesOf({ purchases }: History, { refunds, asOf }: Wish): Batch[][] {
  return planLanes(purchases).map((lane) => batchesOf(lane, { ...refunds, asOf }))
}

function name(lines: SkippedLine[]): void {
  for (const { line, why } of lines.slice(0, namedMax)) console.error(`line ${line} ${why}; skipped`)
  if (lines.length > namedMax) console.error(`… and ${lines.length - namedMax} more lines that were skipped`)
}

async function main(): Promise<void> {
  const wish = readWish(process.argv.slice(2))
  const history = readHistory(wish.file, wish.format, wish.asOf)
  name(history.skipped)
  if (history.purchases.length === 0)
    throw new PlainError(`${wish.file} holds no purchase that can be imported.`)
  await build(['functions'])
  const lanes = lanesOf(history, wish)
  const cloud = await openCloud(wish)
  let sent: Sent
  let seconds: number
  try {
    refuseForeignClock(cloud, wish)
    const startedAt = performance.now()
    sent = await replay(cloud, lanes)
    seconds = (performance.now() - startedAt) / 1000
    await settleAll(cloud)
  } finally {
    await cloud.stop()
  }
  const { refused, databaseCalls } = sent
  const refunds = countOf(lanes, 'refunds')
  for (const { line, orderId, code, message } of refused.slice(0, namedMax))
    console.error(`line ${line} (order ${orderId}) was refused: ${code}, ${message}`)
  console.log(
    totalsOf(await readLedger(wish.dataDir), {
      ...history,
      refunds,
      refused: refused.length,
      seconds,
      databaseCalls,
    }),
  )
  if (refused.length > 0)
    throw new PlainError(`${refused.length} orders or refunds were refused; all others are in the ledger.`)
}

runMain(() =>
  main().catch((thrown: unknown) => {
    throw thrown instanceof CloudFailure ? new PlainError(thrown.message) : thrown
  }),
)
