/** The conformance table on the local cloud. */
import { type AdminDoor, openAdminDoor } from '../database/admin-door'
import { runTable } from './run-table'
import { openSdk } from './sdk'

let door: AdminDoor
beforeAll(async () => {
  // The traps are shown as production has them; the guard has a test of its own.
  door = await openAdminDoor({ database: { limits: { refusesWritesBesideTransaction: false } } })
})
afterAll(() => door.close())

runTable(() => openSdk({ url: door.url }), { isLocal: true })
