/** Things for which there is one place, and how files name each other. */
import ts from 'typescript'
import { importsOf } from './imports'
import { file, isCode, isTest, type Rule, type SourceFile, syntaxOf } from './sources'

function onlyIn(place: RegExp, packages: RegExp) {
  return (tree: SourceFile[]): string[] =>
    tree
      .filter((source) => !isTest(source) && !place.test(source.path))
      .flatMap(importsOf)
      .filter(({ target }) => packages.test(target))
      .map((found) => `${found.place} imports ${found.target}, which has its one place elsewhere`)
}

export const sdkDoor: Rule = {
  name: 'wx-server-sdk is imported in cloudfunctions/lib only',
  find: onlyIn(/^cloudfunctions\/lib\//, /^wx-server-sdk/),
  bad: [file('cloudfunctions/points/index.ts', "const cloud = require('wx-server-sdk')")],
  good: [file('cloudfunctions/lib/store.ts', "import cloud from 'wx-server-sdk'")],
}

export const calendarDoor: Rule = {
  name: 'dayjs is imported in src/domain/calendar.ts only',
  find: onlyIn(/^src\/domain\/calendar\.ts$/, /^dayjs/),
  bad: [file('src/components/row.tsx', "import dayjs from 'dayjs'")],
  good: [file('src/domain/calendar.ts', "import dayjs from 'dayjs'")],
}

const network =
  /\b(callFunction|XMLHttpRequest|uploadFile|downloadFile)\b|\b(Taro|wx)\.(request|cloud)\b|\bfetch\(/

export const phoneDoor: Rule = {
  name: 'the phone reaches the functions through src/lib/cloud only',
  find: (tree) =>
    tree
      .filter((source) => isCode(source) && /^src\/(?!lib\/|domain\/)/.test(source.path))
      .filter((source) => network.test(source.text))
      .map((source) => `${source.path} speaks to the network by itself`)
      .concat(
        tree
          .filter(
            (source) =>
              /^src\/lib\/(?!cloud)/.test(source.path) && /callFunction|\/invoke\b/.test(source.text),
          )
          .map((source) => `${source.path} calls a function past src/lib/cloud`),
      ),
  bad: [
    file('src/pages/home/index.tsx', "void Taro.cloud.callFunction({ name: 'points' })"),
    file('src/lib/queries.ts', "Taro.request({ url: '/invoke/points' })"),
  ],
  good: [
    file('src/pages/home/index.tsx', "useQuery('points', 'getStatement', {})"),
    file('src/lib/cloud.weapp.ts', "wx.cloud.callFunction({ name: 'points' })"),
  ],
}

function isBarrel(source: SourceFile): boolean {
  const statements = syntaxOf(source).statements
  const passesOn = (node: ts.Statement) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined
  const isStar = (node: ts.Statement) => ts.isExportDeclaration(node) && !node.exportClause
  if (statements.some((node) => isStar(node) && passesOn(node))) return true
  return (
    statements.some(passesOn) && statements.every((node) => passesOn(node) || ts.isImportDeclaration(node))
  )
}

export const noBarrels: Rule = {
  name: 'no file exists only to pass others on',
  find: (tree) =>
    tree.filter((source) => isCode(source) && isBarrel(source)).map(({ path }) => `${path} is a barrel`),
  bad: [file('src/domain/index.ts', "export * from './points'")],
  good: [file('src/domain/points.ts', "export type { Lot } from './lots'\nexport const a = 1")],
}

export const noAliases: Rule = {
  name: 'a file names another by where it lies',
  find: (tree) => [
    ...tree
      .flatMap(importsOf)
      .filter(({ specifier }) => /^(@\/|~|\/|#|(src|cloudfunctions|config)\/)/.test(specifier))
      .map((found) => `${found.place} imports ${found.specifier}, a path alias`),
    ...tree
      .flatMap(importsOf)
      .filter(({ specifier, isLocal }) => isLocal && /\.(ts|tsx)$/.test(specifier))
      .map((found) => `${found.place} imports ${found.specifier}; leave the extension out`),
    ...tree
      .filter(
        ({ path, text }) =>
          /^(tsconfig.*\.json|config\/index\.ts)$/.test(path) && /\b(paths|alias)"?:/.test(text),
      )
      .map(({ path }) => `${path} declares path aliases`),
  ],
  bad: [
    file('src/app.tsx', "import { a } from '@/lib/a'\nimport b from './b.ts'"),
    file('tsconfig.json', '{"compilerOptions":{"paths":{"@/*":["src/*"]}}}'),
  ],
  good: [file('src/app.tsx', "import { a } from './lib/a'\nimport T from '@tarojs/taro'")],
}
