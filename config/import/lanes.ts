/**
 * In which order purchases go through the door. The purchases of one member are posted one after another, and as many
 * as possible in one request, because the door posts them together; members wait for nobody else's.
 */
import type { Purchase } from './purchase'

export const batchMax = 100

/** Batches that must be sent one after another. */
export type Lane = Purchase[][]

/** Whole members in each batch; only a member with more purchases than a batch holds has a lane of several. */
export function planLanes(purchases: Purchase[]): Lane[] {
  const lanes: Lane[] = []
  let open: Purchase[] = []
  for (const own of byMember(purchases)) {
    if (own.length > batchMax) {
      lanes.push(cut(own))
      continue
    }
    if (open.length + own.length > batchMax) {
      lanes.push([open])
      open = []
    }
    open = [...open, ...own]
  }
  return open.length > 0 ? [...lanes, [open]] : lanes
}

/** In the order of payment, then of the file. */
function byMember(purchases: Purchase[]): Purchase[][] {
  const members = new Map<string, Purchase[]>()
  for (const purchase of purchases) {
    const own = members.get(purchase.customer)
    if (own) own.push(purchase)
    else members.set(purchase.customer, [purchase])
  }
  const paid = ({ paidAt }: Purchase): number => Date.parse(paidAt)
  return [...members.values()].map((own) => own.sort((a, b) => paid(a) - paid(b) || a.line - b.line))
}

function cut(own: Purchase[]): Lane {
  return Array.from({ length: Math.ceil(own.length / batchMax) }, (_, index) =>
    own.slice(index * batchMax, (index + 1) * batchMax),
  )
}

/** Sends every lane, so many at a time; the first failure stops the rest after what is under way. */
export async function runLanes<Batch>(
  lanes: Batch[][],
  lanesAtOnce: number,
  send: (batch: Batch) => Promise<void>,
): Promise<void> {
  const waiting = [...lanes].reverse()
  let failure: { thrown: unknown } | undefined
  const run = async (): Promise<void> => {
    for (let lane = waiting.pop(); lane && !failure; lane = waiting.pop()) {
      for (const batch of lane) {
        if (!failure) await send(batch)
      }
    }
  }
  const watched = async (): Promise<void> => {
    await run().catch((thrown: unknown) => (failure ??= { thrown }))
  }
  await Promise.all(Array.from({ length: lanesAtOnce }, watched))
  if (failure) throw failure.thrown
}
