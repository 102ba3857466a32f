/** Counts what crosses from the logic to the view: each `setData`, its bytes, and for whom it was. */
import { type Faults } from './faults'
import { type View } from './view-realm'

export interface SetData {
  /** Path of the page or component. */
  component: string
  bytes: number
}

export interface Meter {
  calls: SetData[]
}

type Fields = Record<string, unknown>
type SetDataMethod = (fields: Fields, callback?: () => void) => void

export function meterSetData(view: View, faults: Faults): Meter {
  const meter: Meter = { calls: [] }
  // The framework's typings tie the fields to one component; here they are those of any.
  const prototype = view.framework.component.ComponentCaller.prototype as unknown as {
    is: string
    setData: SetDataMethod
  }
  const setData = prototype.setData
  prototype.setData = function (this: { is: string }, fields, callback) {
    const text = JSON.stringify(fields, (name, value: unknown) => {
      if (value === undefined) faults.add('setData', `${this.is} sets "${name}" to undefined`)
      return value
    })
    meter.calls.push({ component: this.is, bytes: Buffer.byteLength(text) })
    setData.call(this, view.window.JSON.parse(text), callback && (() => faults.guard('setData', callback)))
  }
  return meter
}
