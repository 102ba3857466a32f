/** A process of its own with a database behind a gateway, to be killed. Prints its port. Arguments: the folder. */
import { openAdminDoor } from './admin-door'

const [, , dir = ''] = process.argv

void openAdminDoor({
  database: { dir, schema: { collections: [{ name: 'accounts' }, { name: 'entries' }] } },
}).then((door) => process.stdout.write(`${door.url}\n`))
