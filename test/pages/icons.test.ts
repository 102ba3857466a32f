/** An icon has a name in the code, a mask in the style and a drawing: none without the others. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const src = path.join(__dirname, '../../src')
const read = (file: string) => readFileSync(path.join(src, file), 'utf8')

const named = [...read('components/icon.tsx').matchAll(/\| '(\w+)'/g)].map(([, name]) => name)
const [, list = ''] = /@each \$name in ([^{]*)\{/.exec(read('components/icon.module.scss')) ?? []
const masked = list.split(',').map((name) => name.trim())
const drawn = readdirSync(path.join(src, 'assets/icons')).map((file) => file.replace('.svg', ''))

test('names, masks and drawings are the same', () => {
  expect([...masked].sort()).toEqual([...drawn].sort())
  expect([...named].sort()).toEqual([...drawn].sort())
})
