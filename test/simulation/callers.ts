/** Callers send a request, wait, lose patience, and send the same one again. */
import { invoke, type Outcome } from './instance'
import type { Promises } from './promises'
import type { Answer, Request } from './request'
import type { World } from './world'

/** Waits for some turns: others go on meanwhile. */
export async function rest(world: World, who: string, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await world.turns.wait(who)
}

/** Sends a request until it is answered or its sender gives up; takes note of the answers. */
export async function send(
  world: World,
  promises: Promises,
  { who, request }: { who: string; request: Request },
) {
  const { dice } = world
  const attemptsMax = 1 + dice.below(4)
  // A network may double a packet; then nobody has marked the second one.
  let isDoubled = false
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const isRepeat = attempt > 0 && !request.isFact
    const first = invoke(world, request.what, (edge) => request.run(edge, isRepeat))
    if (dice.chance(world.profile.doubling)) {
      isDoubled = true
      void invoke(world, `${request.what}, doubled`, (edge) => request.run(edge, isRepeat))
    }
    const outcome = await patient(world, who, first)
    if (outcome.state === 'answered') {
      const weight = isRepeat ? 'for good' : isDoubled ? 'nothing' : 'for now'
      promises.heard(outcome, request.isFact ? 'nothing' : weight)
      if (isDone(outcome.value)) await misuse(world, promises, request)
      return
    }
    await rest(world, who, dice.below(4))
  }
}

/** Where nothing was done an id is not used up. */
const isDone = (answers: Answer[]) => answers.length > 0 && answers.every(({ reply }) => reply.ok)

/** Now and then somebody uses the id of a request that is done again, for something else. */
async function misuse(world: World, promises: Promises, request: Request): Promise<void> {
  const { misuse } = request
  if (!misuse || !world.dice.chance(0.1)) return
  const outcome = await invoke(world, `${request.what}, misused`, misuse)
  if (outcome.state === 'answered') promises.heardMisuse(outcome)
}

/** The outcome, or silence where the sender does not wait for it. */
function patient(world: World, who: string, sent: Promise<Outcome<Answer[]>>): Promise<Outcome<Answer[]>> {
  if (!world.dice.chance(world.profile.impatience)) return sent
  const tired = rest(world, who, 1 + world.dice.below(8)).then((): Outcome<Answer[]> => ({ state: 'silent' }))
  return Promise.race([sent, tired])
}
