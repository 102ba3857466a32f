/** The shipped mini-program, run as on a phone: its start beside an empty Taro app's, and what each step costs. */
import { buildEmptyApp } from '../../test/weapp/empty-app'
import { budget } from '../../test/weapp/budget'
import type { Step } from '../../test/weapp/recorder'
import { runWeapp } from '../../test/weapp/run'
import { openSiyuCloud } from '../../test/weapp/siyu-cloud'
import { compareStarts } from '../../test/weapp/start'
import path from 'node:path'
import { build, root } from '../build'
import type { Figure } from './figure'
import type { BenchWish } from './wish'

const startRatioMax = 1.6
const weapp = path.join(root, 'dist/weapp')

export async function measureWeapp({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions', 'weapp'])
  return [...(await startFigures(isQuick ? 5 : 31)), ...(await stepFigures())]
}

async function startFigures(rounds: number): Promise<Figure[]> {
  const [ours = Number.NaN, empty = Number.NaN] = compareStarts([weapp, await buildEmptyApp()], rounds)
  const note = `median of ${rounds}, taking turns`
  return [
    { what: 'start: app.js and all it requires', value: ours, unit: 'ms', note },
    { what: 'start of an empty Taro app', value: empty, unit: 'ms', note },
    { what: 'ours ÷ empty', value: ours / empty, unit: '×', target: { atMost: startRatioMax } },
  ]
}

async function stepFigures(): Promise<Figure[]> {
  const cloud = await openSiyuCloud()
  try {
    const { steps } = await runWeapp(weapp, cloud)
    return steps.flatMap(figuresOf)
  } finally {
    await cloud.stop()
  }
}

function figuresOf({ name, kind, setDataCalls, setDataBytes, cloudCalls, nodes }: Step): Figure[] {
  const { setDataCallsMax, setDataBytesMax } = budget[kind]
  const note = `${kind}, ${cloudCalls} cloud calls, ${nodes} nodes`
  return [
    {
      what: `${name}, setData`,
      value: setDataCalls,
      unit: 'calls',
      target: { atMost: setDataCallsMax },
      note,
    },
    {
      what: `${name}, bytes of setData`,
      value: setDataBytes / 1024,
      unit: 'KB',
      target: { atMost: setDataBytesMax / 1024 },
    },
  ]
}
