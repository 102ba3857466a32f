/** What the import may be asked for, and what it says when it cannot be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readHistory } from '../../../config/import/history'
import { readWish } from '../../../config/import/wish'

const good = ['history.txt', '--format', 'cdnow', '--as-of', '1998-07-01', '--data', 'folder']
const instead = (was: string, now: string): string[] => good.map((arg) => (arg === was ? now : arg))
const asOf = Date.parse('1998-06-30T16:00:00Z')

test('the clock stands at the beginning of the Beijing day', () => {
  expect(readWish(good)).toEqual({
    file: 'history.txt',
    format: 'cdnow',
    asOf,
    dataDir: path.resolve('folder'),
    port: 0,
    refunds: { percent: 0, seed: 1 },
  })
})

test('all orders may come back, by dice that can be named', () => {
  const { refunds } = readWish([...good, '--refunds', '100', '--seed', '7'])
  expect(refunds).toEqual({ percent: 100, seed: 7 })
})

test.each([
  ['no file', good.slice(1), 'Name one file to import'],
  ['two files', ['other.txt', ...good], 'Name one file to import'],
  ['no format', [...good.slice(0, 1), ...good.slice(3)], '--format is missing'],
  ['no day', [...good.slice(0, 3), ...good.slice(5)], '--as-of is missing'],
  ['no folder', good.slice(0, 5), '--data is missing'],
  ['another format', instead('cdnow', 'csv'), 'There is no format "csv"; known formats: cdnow.'],
  ['a format of every object', instead('cdnow', 'constructor'), 'There is no format "constructor"'],
  ['no such day', instead('1998-07-01', '1998-02-30'), '--as-of takes a day such as 1998-07-01'],
  ['a day in words', instead('1998-07-01', 'yesterday'), '--as-of takes a day such as 1998-07-01'],
  ['an unknown option', [...good, '--fast'], "Unknown option '--fast'"],
  ['a port above all', [...good, '--port', '65536'], '--port takes a whole number'],
  ['more than all', [...good, '--refunds', '101'], '--refunds takes a part of the orders from 0 to 100 %'],
  ['a part in words', [...good, '--refunds', 'some'], '--refunds takes a part of the orders'],
  ['dice without a number', [...good, '--refunds', '10', '--seed', 'x'], '--seed takes a whole number'],
  ['half a port', [...good, '--port', '80.5'], '--port takes a whole number'],
])('%s is refused in a sentence', (_, args, sentence) => {
  expect(() => readWish(args)).toThrow(sentence)
})

describe('a history in a file', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'siyu-history-'))
  const file = path.join(dir, 'history.txt')
  afterAll(() => rmSync(dir, { recursive: true }))

  test('ends before the clock: a purchase of that very day has not happened yet', () => {
    writeFileSync(file, '00001 19980701 1 2.00\n00001 19980630 1 2.00\n')
    const { purchases, skipped } = readHistory(file, 'cdnow', asOf)
    expect(purchases.map(({ orderId }) => orderId)).toEqual(['00001-2'])
    expect(skipped).toEqual([{ line: 1, why: expect.stringContaining('is dated 1998-07-01') }])
  })

  test('a folder is no file', () => {
    expect(() => readHistory(dir, 'cdnow', asOf)).toThrow('is a folder, not a file')
  })
})
