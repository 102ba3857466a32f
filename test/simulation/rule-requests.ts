/** Rules by which the tests drive what no product rule uses yet: spending, stock, batches and the kinds of effects. */
import type { Account } from '../../src/domain/account'
import type { Decision } from '../../src/domain/plan'
import type { Reply } from '../../src/domain/result'
import type { Edge } from '../../cloudfunctions/lib/edge'
import type { Operation } from '../../cloudfunctions/lib/operation'
import { newRequestId, type Person, type Request } from './request'
import { rulesIn, type World } from './world'

/** A rule of this test, and what makes two requests for it differ. */
export interface Rule {
  name: string
  input: Record<string, unknown>
  look?(edge: Edge, account: Account): Promise<unknown>
  decide: Operation['decide']
}

/** Some operations of one member, posted together. */
export function ruleRequest(world: World, { memberId }: Person, rules: Rule[]): Request {
  const { request, perform } = world.kernel
  const ids = rules.map(() => newRequestId(world))
  const ask = async (edge: Edge, { isRepeat, isMisuse }: { isRepeat: boolean; isMisuse: boolean }) => {
    const operations = rules.map(({ name, input: own, look, decide }, place): Operation => {
      const input = isMisuse ? { ...own, isMisuse } : own
      const requestId = ids[place] ?? ''
      const opId = request.requestOpId(memberId, `test.${name}`, requestId)
      const time = request.timeOfRequest(requestId)
      const looking = look && { look: (account: Account) => look(edge, account) }
      return { opId, time, input: request.inputHash(input), isRepeat, decide, ...looking }
    })
    const terms = { memberId, settings: rulesIn(world), operations }
    const replies = await perform.perform(edge, terms)
    return operations.map(({ opId }, place) => ({ key: opId, opId, reply: replies[place] as Reply<unknown> }))
  }
  return {
    what: `${rules.map(({ name }) => name).join(' and ')} for ${memberId.slice(0, 4)}`,
    isFact: false,
    run: (edge, isRepeat) => ask(edge, { isRepeat, isMisuse: false }),
    misuse: (edge) => ask(edge, { isRepeat: false, isMisuse: true }),
  }
}

const why = (label: string) => ({ of: 'redeem', label }) as const
const missing = { ok: false, code: 'POINTS_MISSING', message: '' } as const
const soldOut = { ok: false, code: 'STOCK_SOLD_OUT', message: '' } as const

/** The rules of one run. */
export interface RuleBook {
  spend(): Rule
  redeem(): Rule
  luck(): Rule
  gift(to: Person): Rule
  grant(): Rule
  slip(): Rule
  stamp(): Rule
}

/** The rules, with the stock they give out. */
export function ruleBook(world: World, stock: { allotmentId: string; shards: number }): RuleBook {
  return {
    spend: () => spend(world, 1 + world.dice.below(12)),
    redeem: () => redeem(world, stock),
    luck: () => luck(world, stock),
    gift: (to) => gift(world, to, serialOf(world)),
    grant: () => grant(world),
    slip: () => slip(world, serialOf(world)),
    stamp: () => stamp(world),
  }
}

const serialOf = ({ dice }: World) => String(dice.below(1_000_000_000))

/** Takes points where there are enough. */
function spending(
  { kernel }: World,
  account: Account,
  terms: { points: number } & Pick<PlanParts, 'effects' | 'reserve'>,
): Decision {
  const { points, ...parts } = terms
  const { balanceOf } = kernel.account
  if (balanceOf(account) < points) return missing
  const post = [kernel.planned.spend(points, why('spend'))]
  return kernel.plan.plan({ post, answer: (after) => ({ left: balanceOf(after) }), ...parts })
}

type PlanParts = Parameters<typeof import('../../src/domain/plan').plan>[0]

function spend(world: World, points: number): Rule {
  return { name: 'spend', input: { points }, decide: (account) => spending(world, account, { points }) }
}

function redeem(world: World, stock: { allotmentId: string; shards: number }): Rule {
  const reserve = { ...stock, soldOut }
  return { name: 'redeem', input: {}, decide: (account) => spending(world, account, { points: 3, reserve }) }
}

/** Where nothing is left there is a point of consolation, not a refusal. */
function luck({ kernel }: World, stock: { allotmentId: string; shards: number }): Rule {
  const { plan } = kernel.plan
  const settings = kernel.rules
  return {
    name: 'luck',
    input: {},
    decide(_account, now) {
      const consoled = [kernel.planned.earn(1, why('consoled'), { at: now, settings })]
      const reserve = { ...stock, soldOut: plan({ post: consoled, answer: () => 'consoled' }) }
      return plan({ post: [kernel.planned.note(why('lucky'), 'note')], reserve, answer: () => 'lucky' })
    },
  }
}

function gift(world: World, to: Person, serial: string): Rule {
  return {
    name: 'gift',
    input: { to: to.memberId, serial },
    decide(account, now) {
      const opId = world.kernel.request.factOpId('gift', account.memberId, serial)
      const message = { kind: 'gift', points: 5 }
      const effects = [{ do: 'tell', memberId: to.memberId, opId, time: now, message } as const]
      return spending(world, account, { points: 5, effects })
    },
  }
}

/** Points to begin with. */
function grant({ kernel }: World): Rule {
  const settings = kernel.rules
  return {
    name: 'grant',
    input: {},
    decide: (_account, now) =>
      kernel.plan.plan({
        post: [kernel.planned.earn(40, why('granted'), { at: now, settings })],
        answer: () => null,
      }),
  }
}

/** Inserts a document. */
function slip({ kernel }: World, serial: string): Rule {
  const document = { _id: `slip${serial}`, serial }
  const terms = {
    post: [kernel.planned.note(why('slip'), 'note')],
    effects: [{ do: 'insert' as const, collection: 'invites', document }],
    answer: () => ({ serial }),
  }
  return { name: 'slip', input: { serial }, decide: () => kernel.plan.plan(terms) }
}

/** Decides on a document that effects write: each stamp counts one further than the last. */
function stamp({ kernel }: World): Rule {
  return {
    name: 'stamp',
    input: {},
    look: (edge, account) => edge.store.get('stores', account.memberId),
    decide(account, _now, seen) {
      // What look read is a document of this rule's own, or nothing.
      const count = Number((seen as { count?: number } | null)?.count ?? 0) + 1
      return kernel.plan.plan({
        post: [kernel.planned.note(why('stamp'), 'note')],
        effects: [{ do: 'replace', collection: 'stores', id: account.memberId, state: { count } }],
        answer: () => ({ count }),
      })
    },
  }
}
