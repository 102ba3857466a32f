/** WeChat's SDK, started once an instance. */
import * as cloud from 'wx-server-sdk'

// Without keepalive every database call opens a new connection. The SDK passes it to its transport, which sends
// again what met a connection that had died; the type of the options does not name it.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as unknown as Parameters<typeof cloud.init>[0])

// A document that is not there is null, not an error; the option is missing in the SDK's types.
const databaseOptions = { throwOnNotFound: false } as Parameters<typeof cloud.database>[0]

const database = cloud.database(databaseOptions)

export { cloud, database }
