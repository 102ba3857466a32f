/** What `npm run build` leaves is what WeChat DevTools uploads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { functionNames } from '../../config/build/bundle'

const root = path.join(__dirname, '../..')
const read = (...names: string[]): string => readFileSync(path.join(root, ...names), 'utf8')
// Each of these files is written by us, in the shape that its name says.
const readJson = (...names: string[]) => JSON.parse(read(...names)) as Record<string, unknown>

const functions = functionNames(path.join(root, 'cloudfunctions'))

test('the project file points to what was built', () => {
  const project = readJson('project.config.json')
  expect(project).toMatchObject({ miniprogramRoot: 'dist/weapp/', cloudfunctionRoot: 'dist/cloudfunctions/' })
  expect(existsSync(path.join(root, 'dist/weapp/app.json'))).toBe(true)
  expect(readdirSync(path.join(root, 'dist/cloudfunctions')).sort()).toEqual([...functions].sort())
})

describe.each(functions)('the function %s', (name) => {
  const folder = path.join('dist/cloudfunctions', name)

  test('is one file that needs the pinned SDK and nothing else from npm', () => {
    const needed = [...read(folder, 'index.js').matchAll(/\brequire\("([^"]+)"\)/g)].map(
      ([, wanted]) => wanted ?? '',
    )
    const fromNpm = needed.filter((wanted) => !builtinModules.includes(wanted.replace(/^node:/, '')))
    expect([...new Set(fromNpm)]).toEqual(['wx-server-sdk'])
    expect(readJson(folder, 'package.json')).toMatchObject({ dependencies: { 'wx-server-sdk': '4.0.2' } })
  })

  test('says how long it may take, and exports main', () => {
    expect(readJson(folder, 'config.json')).toMatchObject({ timeout: expect.any(Number) as unknown })
    expect(read(folder, 'index.js')).toMatch(/__export\(\w+, \{[^}]*\bmain: \(\) => main\b/)
  })
})

test('every collection is named once, with the indexes that its queries need', () => {
  const { collections } = readJson('dist/database.json') as { collections: { name: string }[] }
  const names = collections.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['accounts', 'entries', 'members', 'orders']))
})
