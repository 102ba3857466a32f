/** What a message to another account does there, by its kind. None of them refuses. */
import { inviteReward } from '../../src/domain/invite-reward'
import type { Settings } from '../../src/domain/settings'
import type { Tells } from './sweep'

/** The tells of the product, under the rules in force when they are given. */
export function tellsUnder(settings: Settings): Tells {
  return {
    invite:
      ({ message }) =>
      (account, now) => {
        const { invitee } = message
        return inviteReward(account, { invitee: String(invitee) }, { now, settings })
      },
  }
}
