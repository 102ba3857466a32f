/** What a file imports, and where that leads. */
import path from 'node:path'
import ts from 'typescript'
import { at, isCode, type SourceFile, visit } from './sources'

export interface Import {
  from: SourceFile
  /** What the file says, such as `./points` or `valibot`. */
  specifier: string
  /** A path from the root without its extension, such as `src/domain/points`, or the package as it is named. */
  target: string
  isTypeOnly: boolean
  isLocal: boolean
  place: string
}

export function importsOf(source: SourceFile): Import[] {
  if (!isCode(source)) return []
  const found: Import[] = []
  visit(source, (node) => {
    const specifier = specifierOf(node)
    if (!specifier) return
    const isLocal = specifier.text.startsWith('.')
    const target = isLocal ? path.posix.join(path.posix.dirname(source.path), specifier.text) : specifier.text
    found.push({
      from: source,
      specifier: specifier.text,
      target,
      isTypeOnly: isTypeOnly(node),
      isLocal,
      place: at(source, node),
    })
  })
  return found
}

/** Static imports, re-exports, `import()` and `require()` alike. */
function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier : undefined
  }
  if (!ts.isCallExpression(node)) return undefined
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
  const [first] = node.arguments
  return (isImport || isRequire) && first && ts.isStringLiteral(first) ? first : undefined
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node) || !node.importClause) return false
  const { isTypeOnly, name, namedBindings } = node.importClause
  if (isTypeOnly) return true
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

const endings = ['', '.ts', '.tsx', '.js', '.json', '/index.ts', '/index.tsx']

/** The file of the tree that a local import means; undefined when there is none (a style sheet's types, say). */
export function resolve(target: string, paths: Set<string>): string | undefined {
  return endings.map((ending) => target + ending).find((candidate) => paths.has(candidate))
}
