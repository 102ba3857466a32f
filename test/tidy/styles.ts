/** Names of styles: a class that a style sheet lost leaves a screen without its look, and no other check sees it. */
import path from 'node:path'
import { file, isCode, type Rule, type SourceFile } from './sources'

const importing = /import (\w+) from '(\.[^']*\.module\.scss)'/g
const isScreenCode = (source: SourceFile) => isCode(source) && source.path.startsWith('src/')
const classNames = /\.([A-Za-z_][\w-]*)/g

function findIn(source: SourceFile, sheets: Map<string, string>): string[] {
  return [...source.text.matchAll(importing)].flatMap(([, name = '', sheet = '']) => {
    const text = sheets.get(path.posix.join(path.posix.dirname(source.path), sheet)) ?? ''
    const known = new Set([...text.matchAll(classNames)].map(([, className]) => className))
    const used = [...source.text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, one = '']) => one)
    return [...new Set(used)]
      .filter((one) => !known.has(one))
      .map((one) => `${source.path} names the style ${one}, which ${sheet} has not`)
  })
}

const named = "import styles from './leaders.module.scss'\nconst look = styles.leader"

export const knownStyles: Rule = {
  name: 'every style that is named exists',
  find: (tree) => {
    const sheets = new Map(tree.map(({ path: where, text }) => [where, text]))
    return tree.filter(isScreenCode).flatMap((source) => findIn(source, sheets))
  },
  bad: [file('src/pages/contest/leaders.tsx', named)],
  good: [
    file('src/pages/contest/leaders.tsx', named),
    file('src/pages/contest/leaders.module.scss', '.leader {\n  display: flex;\n}\n'),
  ],
}
