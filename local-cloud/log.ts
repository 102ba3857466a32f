/**
 * What functions and the cloud say while they run: the newest lines are kept for the console, each is also handed to
 * whoever started the cloud.
 */
export interface LogLine {
  /** ms since 1970 by the cloud's clock. */
  at: number
  level: 'debug' | 'info' | 'warn' | 'error'
  /** The function that said it; absent when the cloud itself did. */
  function?: string
  invocationId?: string
  text: string
}

const linesMax = 500
const textMax = 8192

export interface Log {
  write(line: Omit<LogLine, 'at'>): void
  /** The newest lines, newest first, of one function or of all. */
  newest(count: number, functionName?: string): LogLine[]
}

/** A log that keeps the newest 500 lines and passes every line on. Longer texts are cut at 8 KB. */
export function createLog(now: () => number, listen?: (line: LogLine) => void): Log {
  let lines: LogLine[] = []
  return {
    write(line) {
      const kept = { at: now(), ...line, text: line.text.slice(0, textMax) }
      lines.push(kept)
      if (lines.length > linesMax * 2) lines = lines.slice(-linesMax)
      listen?.(kept)
    },
    newest(count, functionName) {
      const wanted =
        functionName === undefined ? lines : lines.filter((line) => line.function === functionName)
      return wanted.slice(-count).reverse()
    },
  }
}
