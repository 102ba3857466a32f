/** A function for a test: moves a token between two documents by our own transaction helper, or by the SDK's. */
import { inTransaction } from '../../cloudfunctions/lib/wx-transaction'
import { cloud } from '../../cloudfunctions/lib/wechat'

const patience = {
  dice: Math.random,
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}
let attempts = 0

interface Event {
  way: 'ours' | 'sdk'
  throws?: boolean
}

const helpers = {
  ours: ({ throws }: Event) =>
    inTransaction(patience, async (transaction) => {
      attempts += 1
      const from = await transaction.get('stores', 'from')
      const to = await transaction.get('stores', 'to')
      if (!from) await transaction.put('stores', { _id: 'from', count: 99 })
      else await transaction.change('stores', 'from', { inc: { count: -1 } })
      await transaction.put('stores', { _id: 'to', count: Number(to?.count ?? 0) + 1 })
      if (throws) throw new Error('changed its mind')
      return attempts
    }),
  sdk: () =>
    cloud.database().runTransaction(async (transaction: SdkTransaction) => {
      attempts += 1
      const { data } = await transaction.collection('stores').doc('from').get()
      await transaction
        .collection('stores')
        .doc('from')
        .update({ data: { count: data.count - 1 } })
      return attempts
    }),
}

/** As much of it as is used here; the SDK does not type it. */
interface SdkTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: { count: number } }>
      update(options: object): Promise<unknown>
    }
  }
}

export const main = async (event: Event) => {
  attempts = 0
  try {
    return { attempts: await helpers[event.way](event) }
  } catch (error) {
    return { attempts, error: String(error instanceof Error ? error.message : error) }
  }
}
