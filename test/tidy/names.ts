/** Names and the sentences beside them. */
import ts from 'typescript'
import { at, file, isCode, isTest, type Rule, type SourceFile, syntaxOf } from './sources'

const capitals = /^(README(\.[\w-]+)?\.md|CHANGELOG\.md|LICENSE)$/
const kebab = /^[._]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/

export const kebabFiles: Rule = {
  name: 'files and folders are named in kebab-case',
  find: (tree) =>
    tree
      .filter(({ path }) => !path.split('/').every((part) => kebab.test(part) || capitals.test(part)))
      .map(({ path }) => `${path} is not kebab-case`),
  bad: [file('src/components/TierCard.tsx', ''), file('src/lib/use_query.ts', '')],
  good: [
    file('src/components/tier-card.module.scss', ''),
    file('README.zh-CN.md', ''),
    file('.gitignore', ''),
  ],
}

const empty = [
  'data',
  'info',
  'item',
  'items',
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'handle',
  'process',
]

function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])|[-_./]/).map((word) => word.toLowerCase())
}

function emptyWordOf(name: string): string | undefined {
  return wordsOf(name).find((word) => empty.includes(word))
}

/** Where a local cloud keeps its files is its data folder: there the word says something. */
function nameBelow(path: string): string {
  return path.startsWith('local-cloud/') ? path.replaceAll('data-folder', '') : path
}

/** Declared names at the top of a file, with the node that a finding points to. */
function namesOf(source: SourceFile): ts.Identifier[] {
  return syntaxOf(source).statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name] : [],
      )
    }
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    return isNamed && statement.name ? [statement.name] : []
  })
}

export const tellingNames: Rule = {
  name: 'names say what a thing is',
  find: (tree) => [
    ...tree
      .filter((source) => isCode(source) && emptyWordOf(nameBelow(source.path)))
      .map(({ path }) => `${path} has a name that says nothing`),
    ...tree
      .filter((source) => isCode(source) && /^(src|cloudfunctions)\//.test(source.path))
      .flatMap((source) =>
        namesOf(source)
          .filter((name) => emptyWordOf(name.text))
          .map((name) => `${at(source, name)} names something ${name.text}, which says nothing`),
      ),
  ],
  bad: [file('src/lib/utils.ts', ''), file('src/domain/points.ts', 'export const orderInfo = 1')],
  good: [file('src/domain/points.ts', 'export const information = 1\nexport const orderLines = 1')],
}

function isFunctionValue(node: ts.Expression | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
}

function exportsFunction(statement: ts.Statement): boolean {
  const isExported = ts.canHaveModifiers(statement)
    ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : false
  if (!isExported) return false
  if (ts.isFunctionDeclaration(statement)) return true
  if (!ts.isVariableStatement(statement)) return false
  return statement.declarationList.declarations.some(({ initializer }) => isFunctionValue(initializer))
}

const documented = /^(src\/domain|cloudfunctions\/lib|local-cloud)\//

export const docComments: Rule = {
  name: 'exported functions of the domain, the kernel and the local cloud say what they are for',
  find: (tree) =>
    tree
      .filter((source) => isCode(source) && documented.test(source.path) && !isTest(source))
      .flatMap((source) =>
        syntaxOf(source)
          .statements.filter(exportsFunction)
          .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
          .map((statement) => `${at(source, statement)} exports a function without a doc comment`),
      ),
  bad: [
    file('src/domain/points.ts', 'export function earn() {}'),
    file('cloudfunctions/lib/store.ts', '// no doc\nexport const read = () => 1'),
  ],
  good: [
    file('src/domain/points.ts', '/** Adds points. */\nexport function earn() {}\nfunction own() {}'),
    file('src/domain/tiers.ts', 'export const ladder = [1]'),
  ],
}
