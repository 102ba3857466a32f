/** A history goes through the order door: once, twice, and with a kill in the middle. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Ended, runCommand, startCommand } from '../../../config/bench/command-run'
import { makeUpHistory } from '../../../config/import/made-up-history'

const dir = mkdtempSync(path.join(os.tmpdir(), 'siyu-import-'))
const history = makeUpHistory(3000)
const file = path.join(dir, 'history.txt')
const folder = (name: string): string => path.join(dir, name)
const importArgs = (source: string, data: string): string[] => [
  source,
  '--format',
  'cdnow',
  '--as-of',
  '1998-07-01',
  '--data',
  folder(data),
]
const importInto = (data: string): Promise<Ended> => runCommand('import.ts', importArgs(file, data))
const check = (source: string, data: string): Promise<Ended> =>
  runCommand('import-check.ts', [source, '--data', folder(data)])

/** What was printed of the accounts; how long it took is another time each time. */
function totalsIn({ printed }: Ended): Record<string, string> {
  const rows = printed.split('\n').flatMap((line) => {
    const [, what, figure] =
      /^(orders|members|points \w+|refunds|growth|tier \w+) {2,}(\S.*)$/.exec(line) ?? []
    return what !== undefined && figure !== undefined ? [[what, figure]] : []
  })
  return Object.fromEntries(rows) as Record<string, string>
}

/** Imports until a quarter is through, and then something comes between. */
function importUntil(
  signal: 'SIGKILL' | 'SIGINT',
  data: string,
  options: string[] = [],
): Promise<Ended & { signal: string | null }> {
  const child = startCommand('import.ts', [...importArgs(file, data), ...options])
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8')
    if (/orders: \d+ of/.test(printed)) child.kill(signal)
  })
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')))
  return new Promise((resolve) => {
    child.on('close', (code, ending) =>
      resolve({ code: code ?? 1, signal: ending, printed, seconds: Number.NaN }),
    )
  })
}

beforeAll(() => writeFileSync(file, history.text))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('a history of 3,000 orders', () => {
  let first: Ended
  beforeAll(async () => {
    first = await importInto('whole')
  }, 300_000)

  test('is wholly in the ledger, and equals what the file says', async () => {
    expect(first.code).toBe(0)
    expect(totalsIn(first)).toMatchObject({
      orders: '3,000 in the ledger',
      members: String(history.customers),
    })
    const checked = await check(file, 'whole')
    expect(checked.printed).toContain(`All ${history.customers} members have what the file says`)
    expect(checked.code).toBe(0)
  }, 300_000)

  test('imported twice changes nothing', async () => {
    const second = await importInto('whole')
    expect(second.code).toBe(0)
    expect(totalsIn(second)).toEqual(totalsIn(first))
  }, 300_000)

  test('killed in the middle and imported again comes to the same', async () => {
    expect((await importUntil('SIGKILL', 'killed')).signal).toBe('SIGKILL')
    expect((await check(file, 'killed')).code).toBe(1)
    expect(totalsIn(await importInto('killed'))).toEqual(totalsIn(first))
    expect((await check(file, 'killed')).code).toBe(0)
  }, 300_000)

  test('stopped with Ctrl-C it ends by itself, and says how to go on', async () => {
    const { code, printed } = await importUntil('SIGINT', 'stopped')
    expect(printed).toContain('Stopped. What was sent is kept; run the import again to go on.')
    expect(code).toBe(1)
    expect(existsSync(path.join(folder('stopped'), 'lock.json'))).toBe(false)
  }, 120_000)

  test('a single fen of another yuan in the file is found, by its member', async () => {
    const [header = '', line = '', ...others] = history.text.split('\n')
    const dearer = line.replace(/\S+$/, '9999.99')
    const other = path.join(dir, 'dearer.txt')
    writeFileSync(other, [header, dearer, ...others].join('\n'))
    const checked = await check(other, 'whole')
    expect(checked.printed).toMatch(/^member 00001: order 00001-1 earned \d+, by the file \d+$/m)
    expect(checked.printed).toMatch(/The accounts and the file differ in \d+ places/)
    expect(checked.code).toBe(1)
  }, 60_000)
})

describe('a history of 3,000 orders of which a tenth comes back', () => {
  const tenth = ['--refunds', '10', '--seed', '7']
  const importAll = (): Promise<Ended> => runCommand('import.ts', [...importArgs(file, 'refunded'), ...tenth])
  const checkWith = (options: string[]): Promise<Ended> =>
    runCommand('import-check.ts', [file, '--data', folder('refunded'), ...options])

  test('killed in the middle and imported again has exactly what the file and the dice say', async () => {
    expect((await importUntil('SIGKILL', 'refunded', tenth)).signal).toBe('SIGKILL')
    expect((await checkWith(tenth)).code).toBe(1)
    const ended = await importAll()
    expect(ended.code).toBe(0)
    const totals = totalsIn(ended)
    expect(totals).toMatchObject({
      orders: '3,000 in the ledger',
      refunds: expect.stringMatching(/^4\d\d in/),
    })
    expect((await checkWith(tenth)).printed).toContain('members have what the file says')
    expect(totalsIn(await importAll())).toEqual(totals)
  }, 400_000)

  test('other dice say something else, and the check says where', async () => {
    const { code, printed } = await checkWith(['--refunds', '10', '--seed', '8'])
    expect(printed).toMatch(/^member \d+: refund \S+ r1 (was never sent|is in the ledger nowhere)$/m)
    expect(code).toBe(1)
  }, 60_000)
})

test('malformed lines are named by their number, and the rest is imported', async () => {
  const broken = path.join(dir, 'broken.txt')
  const lines = [
    ' 00001 19970101  1   11.77',
    'a line of prose',
    ' 00001 19971301  1   11.77',
    ' 00001 19980701  1   11.77',
    ' 00002 19980630  1   10.00',
  ]
  writeFileSync(broken, lines.join('\n'))
  const ended = await runCommand('import.ts', importArgs(broken, 'broken'))
  expect(ended.printed).toContain('line 2 has no customer number in "a"; skipped')
  expect(ended.printed).toContain('line 3 has no date YYYYMMDD in "19971301"; skipped')
  expect(ended.printed).toContain('line 4 is dated 1998-07-01')
  expect(totalsIn(ended)).toMatchObject({ orders: '2 in the ledger, 3 lines skipped', members: '2' })
  expect(ended.code).toBe(0)
  expect((await check(broken, 'broken')).code).toBe(0)
}, 120_000)

describe('what cannot be done is said in one sentence', () => {
  beforeAll(() => {
    mkdirSync(folder('newer'))
    writeFileSync(path.join(folder('newer'), 'cloud.json'), '{"format":999}')
    mkdirSync(folder('august'))
    writeFileSync(path.join(folder('august'), 'cloud.json'), '{"format":1}')
    const at = Date.parse('1998-08-01T00:00:00+08:00')
    writeFileSync(
      path.join(folder('august'), 'clock.json'),
      JSON.stringify({ stands: true, value: at, seenAt: at }),
    )
  })

  test.each([
    ['a folder from a newer version', importArgs(file, 'newer'), 'was made by a newer version'],
    ['a folder that cannot be made', importArgs(file, 'history.txt/below'), 'cannot be written'],
    ['a folder with another clock', importArgs(file, 'august'), 'is at 1998-08-01, not at 1998-07-01'],
    ['a file that is not there', importArgs('nowhere.txt', 'nobody'), 'There is no file nowhere.txt.'],
  ])('%s', async (_, args, sentence) => {
    const { code, printed } = await runCommand('import.ts', args)
    expect(printed).toContain(sentence)
    expect(printed.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  test('a check of a folder that nobody imported into', async () => {
    const { code, printed } = await check(file, 'nobody')
    expect(printed).toContain('holds no imported history')
    expect(code).toBe(1)
  })
})
