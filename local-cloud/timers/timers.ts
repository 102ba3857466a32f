/**
 * The timer triggers of all functions: when the cloud's clock passes a due moment, by itself or by a jump, the function
 * is called once for it, with up to two more tries when it fails.
 */
import type { Clock } from '../clock'
import { CloudFailure, reasonOf } from '../failure'
import type { Log } from '../log'
import { withUserInfo } from '../runtime/environment'
import { InvocationFailed, type Runtime } from '../runtime/runtime'
import { nextDue, parseCron } from './cron'

interface Trigger {
  function: string
  name: string
  /** The seven fields as config.json has them. */
  config: string
}

interface Run {
  lastAt: number
  lastState: 'done' | 'failed' | 'running'
}

export interface Timer extends Trigger, Partial<Run> {
  /** The next due moment, ms since 1970; absent when there is none or the trigger cannot be read. */
  nextAt?: number
}

export interface TimersOptions {
  runtime: Runtime
  clock: Clock
  log: Log
  /** false: nothing fires by itself. */
  isOn: boolean
}

/** A failed run is tried again, three tries in all, as production does. */
const triesMax = 3
/** New builds may bring new triggers, so the scheduler looks at least this often, ms. */
const lookMsMax = 60_000

/** The timers of a cloud; what fell due before it was started is not made up for. */
export class Timers {
  private readonly runs = new Map<string, Run>()
  private lookedAt: number
  private wake: NodeJS.Timeout | undefined

  constructor(private readonly options: TimersOptions) {
    this.lookedAt = options.clock.now()
  }

  /** From now on due triggers fire by themselves, unless the options say otherwise. */
  start(): void {
    this.lookedAt = this.options.clock.now()
    this.schedule()
  }

  /** All triggers with their last run and their next moment. */
  list(): Timer[] {
    const now = this.options.clock.now()
    return this.triggers().map((trigger) => {
      const nextAt = this.nextAfter(trigger, now)
      return { ...trigger, ...this.runs.get(keyOf(trigger)), ...(nextAt !== undefined && { nextAt }) }
    })
  }

  /** Calls the function of a trigger now, due or not. Refuses an unknown trigger; throws what the last try threw. */
  async fire(functionName: string, triggerName: string): Promise<unknown> {
    const isAsked = (trigger: Trigger) => trigger.function === functionName && trigger.name === triggerName
    const trigger = this.triggers().find(isAsked)
    if (trigger === undefined)
      throw new CloudFailure(
        'TRIGGER_NOT_FOUND',
        `The function "${functionName}" has no trigger "${triggerName}".`,
      )
    return this.run(trigger)
  }

  /** Fires what fell due since the last look, each trigger once, and waits until the runs have ended. */
  async catchUp(): Promise<void> {
    const [from, to] = [this.lookedAt, this.options.clock.now()]
    this.lookedAt = to
    if (!this.options.isOn) return
    const due = this.triggers().filter((trigger) => (this.nextAfter(trigger, from) ?? Infinity) <= to)
    await Promise.all(due.map((trigger) => this.runIfFree(trigger)))
    this.schedule()
  }

  /** Nothing fires after this. */
  stop(): void {
    clearTimeout(this.wake)
    this.wake = undefined
    this.options.isOn = false
  }

  private triggers(): Trigger[] {
    const { folders } = this.options.runtime
    return folders.names().flatMap((name) => {
      try {
        return folders
          .find(name)
          .config.triggers.map(({ name: trigger, config }) => ({ function: name, name: trigger, config }))
      } catch (thrown) {
        this.report(name, thrown)
        return []
      }
    })
  }

  private nextAfter(trigger: Trigger, at: number): number | undefined {
    try {
      return nextDue(parseCron(trigger.config), at)
    } catch (thrown) {
      this.report(trigger.function, thrown)
      return undefined
    }
  }

  private report(functionName: string, thrown: unknown): void {
    const text = reasonOf(thrown)
    this.options.log.write({ level: 'error', function: functionName, text })
  }

  /** A standing clock moves only by jumps, which look themselves. */
  private schedule(): void {
    clearTimeout(this.wake)
    const { clock, isOn } = this.options
    if (!isOn || clock.stands) return
    const now = clock.now()
    const next = this.triggers().map((trigger) => this.nextAfter(trigger, now) ?? Infinity)
    const waitMs = Math.max(1, Math.min(...next, now + lookMsMax) - now)
    this.wake = setTimeout(() => void this.catchUp(), waitMs)
    this.wake.unref()
  }

  private async runIfFree(trigger: Trigger): Promise<void> {
    if (this.runs.get(keyOf(trigger))?.lastState === 'running')
      return this.report(
        trigger.function,
        `The trigger ${trigger.name} is due while it still runs; it was left out.`,
      )
    await this.run(trigger).catch(() => undefined)
  }

  private async run(trigger: Trigger): Promise<unknown> {
    const lastAt = this.options.clock.now()
    const note = (lastState: Run['lastState']) => this.runs.set(keyOf(trigger), { lastAt, lastState })
    note('running')
    try {
      const result = await this.tryRun(trigger, lastAt)
      note('done')
      return result
    } catch (thrown) {
      note('failed')
      throw thrown
    }
  }

  private async tryRun(trigger: Trigger, at: number): Promise<unknown> {
    const event = withUserInfo(
      { Type: 'Timer', TriggerName: trigger.name, Time: timeText(at), Message: '' },
      undefined,
    )
    for (let tries = 1; ; tries += 1)
      try {
        const caller = { source: 'wx_trigger' }
        const { text } = await this.options.runtime.invoke(trigger.function, JSON.stringify(event), caller)
        return JSON.parse(text) as unknown
      } catch (thrown) {
        if (tries < triesMax && thrown instanceof InvocationFailed) continue
        throw thrown instanceof InvocationFailed ? thrown.cause : thrown
      }
  }
}

function keyOf(trigger: Trigger): string {
  return `${trigger.function}/${trigger.name}`
}

/** Production writes whole seconds: 2026-11-21T09:00:00Z. */
function timeText(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}
