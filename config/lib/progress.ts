/** A bar where somebody watches, a line a quarter where a file does. */
import { Presets, SingleBar } from 'cli-progress'

export interface Progress {
  done(count: number): void
  stop(): void
}

export function openProgress(title: string, total: number): Progress {
  return process.stdout.isTTY ? openBar(title, total) : openLines(title, total)
}

function openBar(title: string, total: number): Progress {
  const format = `${title} {bar} {percentage} %  {value} of {total}`
  const bar = new SingleBar({ format, hideCursor: true }, Presets.shades_classic)
  bar.start(total, 0)
  return { done: (count) => bar.increment(count), stop: () => bar.stop() }
}

function openLines(title: string, total: number): Progress {
  let done = 0
  const quarter = () => Math.floor((4 * done) / total)
  return {
    done(count) {
      const before = quarter()
      done += count
      if (quarter() > before) console.log(`${title}: ${done} of ${total}`)
    },
    stop: () => undefined,
  }
}
