/** How long a mini-program takes to start: compiling and running app.js and all that it requires. */
import { noteFaults } from './faults'
import { createLogicRealm } from './logic-realm'
import { type Pack, readPack } from './pack'
import { createWxDevice } from './wx-device'

const roundsDefault = 15

/** The median start of one build, ms. */
export function measureStart(folder: string, rounds = roundsDefault): number {
  const [median] = compareStarts([folder], rounds)
  return median ?? Number.NaN
}

/** The median start of each build, ms; they take turns, so that a busy machine is busy for all of them. */
export function compareStarts(folders: string[], rounds = roundsDefault): number[] {
  const packs = folders.map((folder) => ({ pack: readPack(folder), times: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    for (const { pack, times } of packs) times.push(startOnce(pack))
  }
  return packs.map(({ times }) => median(times))
}

let starts = 0

function startOnce(pack: Pack): number {
  const faults = noteFaults()
  const realm = createLogicRealm(pack, faults, `\n// start ${starts++}`)
  const ignore = () => undefined
  realm.define({
    wx: createWxDevice(realm, { path: pack.app.pages[0] ?? '', query: {}, scene: 1001 }),
    App: ignore,
    Page: ignore,
    Component: ignore,
    Behavior: ignore,
    getApp: ignore,
    getCurrentPages: () => [],
  })
  const startedAt = performance.now()
  realm.run('app')
  const time = performance.now() - startedAt
  realm.stop()
  const [fault] = faults.list()
  if (fault !== undefined) throw new Error(fault)
  return time
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
