import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BuiltNotes, fingerprint } from '../../config/build/fingerprint'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siyu-fingerprint-'))
  mkdirSync(path.join(folder, 'src/pages'), { recursive: true })
  writeFileSync(path.join(folder, 'src/a.ts'), 'one')
  writeFileSync(path.join(folder, 'src/pages/b.ts'), 'two')
})
afterEach(() => rmSync(folder, { recursive: true }))

const print = () => fingerprint(folder, ['src', 'missing.json'])

describe('what is built once', () => {
  test('is not built again while its sources are the same', () => {
    expect(print()).toBe(print())
  })

  test('is built again when a byte changes, a file moves, or a missing one appears', () => {
    const prints = [print()]
    writeFileSync(path.join(folder, 'src/pages/b.ts'), 'twO')
    prints.push(print())
    rmSync(path.join(folder, 'src/pages/b.ts'))
    writeFileSync(path.join(folder, 'src/b.ts'), 'twO')
    prints.push(print())
    writeFileSync(path.join(folder, 'missing.json'), '')
    prints.push(print())
    expect(new Set(prints).size).toBe(4)
  })

  test('is remembered beside its output, and forgotten before it is made anew', () => {
    const notes = new BuiltNotes(path.join(folder, 'dist/.built'))
    expect(notes.isCurrent('h5', print())).toBe(false)
    notes.keep('h5', print())
    expect(notes.isCurrent('h5', print())).toBe(true)
    expect(notes.isCurrent('h5', 'another')).toBe(false)
    notes.forget('h5')
    expect(notes.isCurrent('h5', print())).toBe(false)
  })
})
