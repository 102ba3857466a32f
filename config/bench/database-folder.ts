/** Writing documents straight into a database folder, for pasts that would take too long to live through. */
import { openDatabase } from '../../local-cloud/database/database'
import type { DatabaseSchema } from '../../local-cloud/options'
import type { Instant } from '../../src/domain/calendar'
import { builtSchema } from '../lib/siyu-cloud'

export type Insert = (collection: string, documents: object[]) => Promise<void>

/** Opens the folder, lets `write` fill it, and closes it. */
export async function fillFolder(
  { dir, now, schema = builtSchema() }: { dir: string; now: Instant; schema?: DatabaseSchema },
  write: (insert: Insert) => Promise<void>,
): Promise<void> {
  const database = await openDatabase({ dir, schema, clock: { now: () => now } })
  try {
    await write(async (collection, documents) => {
      const action = 'database.insertDocument'
      const service = database.services[action]
      if (!service) throw new Error('the database takes no documents')
      const request = { collectionName: collection, data: documents.map((one) => JSON.stringify(one)) }
      await service(request, { action: 'insertDocument', invocationId: '', requestId: '', collection })
    })
  } finally {
    await database.close()
  }
}
