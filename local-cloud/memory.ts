/**
 * What the cloud's process holds in memory. Pages of the database file that the system has mapped are counted apart:
 * they are its file cache, which it takes back when it needs room.
 */
import { readFileSync } from 'node:fs'

export interface Memory {
  /** Resident memory of the whole process, worker threads included, bytes. */
  rss: number
  /** Heap of the main thread in use, bytes. */
  heap: number
  /** Resident pages of files below the given folder, bytes; absent where the system does not tell. */
  mappedDatabasePages?: number
}

/** Memory now. On Linux the mapped pages of files below `dir` are read from the process's own map. */
export function measureMemory(dir: string): Memory {
  const { rss, heapUsed } = process.memoryUsage()
  const mapped = mappedBytes(dir)
  return { rss, heap: heapUsed, ...(mapped !== undefined && { mappedDatabasePages: mapped }) }
}

function mappedBytes(dir: string): number | undefined {
  let map: string
  try {
    map = readFileSync('/proc/self/smaps', 'utf8')
  } catch {
    return undefined
  }
  let isOurs = false
  let kilobytes = 0
  for (const line of map.split('\n')) {
    if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) isOurs = line.includes(dir)
    else if (isOurs && line.startsWith('Rss:')) kilobytes += Number(line.replace(/\D/g, ''))
  }
  return kilobytes * 1024
}
