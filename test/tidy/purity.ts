/** The domain computes: the time, the dice and the stored state arrive as arguments. */
import ts from 'typescript'
import { at, file, isCode, type Rule, type SourceFile, visit } from './sources'

const worldly = [
  'console',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'performance',
  'globalThis',
  'Promise',
]

function impurityOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) return 'waits'
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.getText()
    if (name === 'Date.now' || name === 'Math.random') return `uses ${name}`
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
    return 'reads the clock with new Date()'
  }
  if (
    ts.isCallExpression(node) &&
    /^(Date|dayjs(\.utc)?)$/.test(node.expression.getText()) &&
    !node.arguments.length
  ) {
    return `reads the clock with ${node.expression.getText()}()`
  }
  if (ts.isIdentifier(node) && worldly.includes(node.text) && !isMemberName(node)) return `uses ${node.text}`
  return undefined
}

/** `rules.process` and `{ process: 1 }` are names of ours, not the global. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
}

function findImpurities(tree: SourceFile[]): string[] {
  return tree
    .filter((source) => isCode(source) && source.path.startsWith('src/domain/'))
    .flatMap((source) => {
      const found: string[] = []
      visit(source, (node) => {
        const impurity = impurityOf(node)
        if (impurity) found.push(`${at(source, node)} ${impurity}; the domain is pure`)
      })
      return found
    })
}

const samples = [
  'const a = Date.now()',
  'const a = new Date()',
  'const a = dayjs()',
  'const a = Math.random()',
  "console.log('x')",
  'const a = async () => 1',
  'const a = process.env.X',
  'setTimeout(a, 1)',
]

export const pureDomain: Rule = {
  name: 'the domain is pure: no clock, no dice, no console, no waiting',
  find: findImpurities,
  bad: samples.map((text, index) => file(`src/domain/sample-${index}.ts`, text)),
  good: [
    file('src/domain/sample.ts', 'export const a = (at: number) => new Date(at)\nexport const b = dayjs(at)'),
    file('src/lib/clock.ts', 'export const now = () => Date.now()'),
  ],
}
