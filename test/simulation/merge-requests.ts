/** What operators ask of two accounts that are one person's. */
import { newRequestId, type Person, type Request } from './request'
import { rulesIn, type World } from './world'

/** Merges somebody, or a customer whom only a till knows, into somebody. */
export function mergeRequest(world: World, cast: Person[], into: Person): Request {
  const { dice, kernel } = world
  const requestId = newRequestId(world)
  const customers = [...world.database.all('accounts')].map(({ _id }) => _id)
  const from = dice.chance(0.3) && customers.length > 0 ? dice.pick(customers) : dice.pick(cast).memberId
  const name = dice.pick(['Ann', 'Ben'])
  const opId = kernel.request.requestOpId(`w${name}`, 'operator.mergeMembers', requestId)
  const mark = { opId, time: kernel.request.timeOfRequest(requestId), input: `${from} ${into.memberId}` }
  const terms = () => {
    const settings = rulesIn(world)
    return { settings, tells: kernel.tells.tellsUnder(settings) }
  }
  const asked = { from, into: into.memberId, mark, reason: 'one person', by: `w${name}` }
  return {
    what: `merge ${from.slice(0, 4)} into ${into.memberId.slice(0, 4)} by ${name}`,
    isFact: false,
    async run(edge, isRepeat) {
      const reply = await kernel.merging.mergeAccounts(edge, terms(), { ...asked, isRepeat })
      // Where there is nobody there is no account that could remember the refusal.
      return !reply.ok && reply.code === 'MEMBER_UNKNOWN' ? [] : [{ key: opId, opId, reply }]
    },
    async misuse(edge) {
      const other = { ...asked, mark: { ...mark, input: 'another' }, isRepeat: false }
      const reply = await kernel.merging.mergeAccounts(edge, terms(), other)
      return [{ key: opId, opId, reply }]
    },
  }
}
