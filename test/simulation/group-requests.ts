/** What members ask of the product because of each other: words of the day, and joining by an invitation. */
import { actionRequest } from './product-requests'
import { newRequestId, type Person, type Request } from './request'
import { rulesIn, type World } from './world'

const DAY_MS = 86_400_000
const words = ['spring', 'summer', 'autumn']

/** The words of the first days, as operators saved them. */
export function saveWords({ kernel, database, now }: World): void {
  for (let days = -1; days < 9; days += 1) {
    const _id = kernel.calendar.dayOf(now + days * DAY_MS)
    database.insert('words', [{ _id, words, requestId: '', by: 'operator', at: now }], 'stop there')
  }
}

/** A word of the day, or one that never was; in capitals it is the same word. */
export function wordRequest(world: World, person: Person): Request {
  const { dice, kernel } = world
  const requestId = newRequestId(world)
  const name = 'points.enterWord'
  const opId = kernel.request.requestOpId(person.memberId, name, requestId)
  const typed = dice.pick([...words, 'Spring', 'SUMMER', 'winter', 'frost', 'hail'])
  const call = (edge: Parameters<Request['run']>[0]) => ({
    edge,
    ...person,
    action: name,
    settings: rulesIn(world),
    now: edge.now(),
  })
  const enter = async (edge: Parameters<Request['run']>[0], word: string, repeat: boolean) => {
    const reply = await kernel.points.actions.enterWord.run(call(edge), { requestId, repeat, word })
    return [{ key: opId, opId, reply }]
  }
  return {
    what: `${typed} by ${person.openid}`,
    isFact: false,
    run: (edge, isRepeat) => enter(edge, typed, isRepeat),
    misuse: (edge) => enter(edge, `${typed}, or not`, false),
  }
}

/** Joins by the invitation of somebody who has joined already, if anybody has. */
export function invitedRequest(world: World, person: Person): Request {
  const others = [...world.database.all('members')].filter(({ _id }) => _id !== person.memberId)
  if (others.length === 0) return actionRequest(world, person, { what: 'join' })
  return actionRequest(world, person, { what: 'join', inviterNo: String(world.dice.pick(others).memberNo) })
}
