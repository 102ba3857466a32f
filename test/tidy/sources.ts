/** The tree that the rules look at: every file of the repository that git would keep. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export interface SourceFile {
  /** Path from the repository's root, with forward slashes. */
  path: string
  text: string
}

/** A rule says what it found, one sentence a finding; nothing found is tidy. */
export interface Rule {
  name: string
  find(tree: SourceFile[]): string[]
  /** A small tree that breaks the rule, which proves that the rule can fail. */
  bad: SourceFile[]
  /** A small tree that comes close and is fine. */
  good: SourceFile[]
}

export function file(path: string, text: string): SourceFile {
  return { path, text }
}

const neverKept = ['.git', 'node_modules']
const pictures = /\.(png|jpe?g|gif|ico|woff2?)$/

export function readTree(root: string): SourceFile[] {
  const ignored = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean)
  const isIgnored = (name: string) =>
    ignored.some((line) =>
      line.startsWith('*') ? name.endsWith(line.slice(1)) : name === line.replace(/\/$/, ''),
    )
  const walk = (folder: string): SourceFile[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = path.posix.join(folder, entry.name)
      if (neverKept.includes(entry.name) || isIgnored(entry.name) || pictures.test(name)) return []
      return entry.isDirectory() ? walk(name) : [file(name, readFileSync(path.join(root, name), 'utf8'))]
    })
  return walk('')
}

export function isCode(source: SourceFile): boolean {
  return /\.(ts|tsx)$/.test(source.path)
}

export function isTest(source: SourceFile): boolean {
  return source.path.startsWith('test/')
}

const parsed = new WeakMap<SourceFile, ts.SourceFile>()

/** The syntax of a file, parsed once however many rules look at it. */
export function syntaxOf(source: SourceFile): ts.SourceFile {
  const known = parsed.get(source)
  if (known) return known
  const kind = source.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const syntax = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true, kind)
  parsed.set(source, syntax)
  return syntax
}

/** Calls `see` with every node of a file, parents first. */
export function visit(source: SourceFile, see: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    see(node)
    ts.forEachChild(node, step)
  }
  step(syntaxOf(source))
}

/** `src/domain/points.ts:12`, as editors and terminals open it. */
export function at(source: SourceFile, node: ts.Node): string {
  const { line } = syntaxOf(source).getLineAndCharacterOfPosition(node.getStart())
  return `${source.path}:${line + 1}`
}
