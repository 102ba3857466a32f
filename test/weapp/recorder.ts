/** Walks through a mini-program step by step and notes what each step cost the phone. */
import { type Phone } from './phone'

export interface Step {
  name: string
  /** A step that opens a page is a screen; one that stays on its page is an interaction. */
  kind: 'screen' | 'interaction'
  setDataCalls: number
  setDataBytes: number
  /** Calls of cloud functions. */
  cloudCalls: number
  /** Elements on the page afterwards. */
  nodes: number
}

interface Walk {
  name: string
  act: () => void
  /** Words that are on the page when the step is done. */
  until: string
}

export interface Recorder {
  steps: Step[]
  step(walk: Walk): Promise<void>
}

/** The first step is the start itself, which has happened when the phone was opened. */
export function record(phone: Phone): Recorder {
  const steps: Step[] = []
  let isStart = true
  return {
    steps,
    async step({ name, act, until }) {
      const before = isStart ? { setData: 0, cloud: 0, page: '' } : positionOf(phone)
      isStart = false
      act()
      await phone.see(until)
      await phone.settle()
      steps.push(...stepsSince(phone, name, before))
    },
  }
}

interface Position {
  setData: number
  cloud: number
  page: string
}

function positionOf({ meter, traffic, route }: Phone): Position {
  return { setData: meter.calls.length, cloud: traffic.calls.length, page: route() }
}

/** Going to another page is two steps: what the page that is left still shows, and the first screen of the new one. */
function stepsSince(phone: Phone, name: string, before: Position): Step[] {
  const setData = phone.meter.calls.slice(before.setData)
  const cloud = phone.traffic.calls.slice(before.cloud)
  const nodes = phone.screen.nodes()
  const stepOf = (kind: Step['kind'], isHere: (page: string) => boolean): Step => {
    const own = setData.filter(({ component }) => isHere(component))
    return {
      name,
      kind,
      setDataCalls: own.length,
      setDataBytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      cloudCalls: cloud.filter(({ page }) => isHere(page)).length,
      nodes,
    }
  }
  if (phone.route() === before.page) return [stepOf('interaction', () => true)]
  const screen = stepOf('screen', (page) => page !== before.page)
  const leaving = stepOf('interaction', (page) => page === before.page)
  return leaving.setDataCalls + leaving.cloudCalls > 0 ? [leaving, screen] : [screen]
}
