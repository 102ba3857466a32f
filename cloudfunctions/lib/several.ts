/** Several works of one request at the same time, but not all at once: a batch must not take every connection. */

const AT_ONCE = 8

/** Does the work for each, a few at a time; the first failure is thrown once nothing is under way any more. */
export async function severalAtOnce<One>(all: One[], work: (one: One) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await allEnded(Array.from({ length: Math.min(AT_ONCE, all.length) }, worker))
}

/** Nothing may still be written once the answer is out: an instance sleeps then, or has somebody else's call. */
async function allEnded(works: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
