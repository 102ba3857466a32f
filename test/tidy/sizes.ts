/** Aim for 10 lines a function and 80 a file; these are the limits where we stop. */
import ts from 'typescript'
import { at, file, isCode, isTest, type Rule, type SourceFile, syntaxOf, visit } from './sources'

const functionLinesMax = 60
const fileLinesMax = 250
const parametersMax = 3

type WithBody = ts.FunctionLikeDeclaration & { body: ts.Node }

function functionsOf(source: SourceFile): WithBody[] {
  const found: WithBody[] = []
  visit(source, (node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) found.push(node as WithBody)
  })
  return found
}

function linesOf(source: SourceFile, node: ts.Node): number {
  const line = (position: number) => syntaxOf(source).getLineAndCharacterOfPosition(position).line
  return line(node.getEnd()) - line(node.getStart()) + 1
}

/** The body of a `describe` is a list of tests, not a function that someone reads from top to bottom. */
function isListOfTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())
}

export const shortFunctions: Rule = {
  name: `a function has at most ${functionLinesMax} lines`,
  find: (tree) =>
    tree.filter(isCode).flatMap((source) =>
      functionsOf(source)
        .filter((node) => !(isTest(source) && isListOfTests(node)))
        .filter((node) => linesOf(source, node) > functionLinesMax)
        .map((node) => `${at(source, node)} is a function of ${linesOf(source, node)} lines`),
    ),
  bad: [file('src/domain/points.ts', `function earn() {${'\n'.repeat(functionLinesMax)}}`)],
  good: [
    file('src/domain/points.ts', `function earn() {${'\n'.repeat(functionLinesMax - 1)}}`),
    file('test/domain/points.test.ts', `describe('points', () => {${'\n'.repeat(functionLinesMax)}})`),
  ],
}

export const shortFiles: Rule = {
  name: `a file has at most ${fileLinesMax} lines`,
  find: (tree) =>
    tree
      .filter((source) => isCode(source) || /\.(js|mjs|cjs|css|scss)$/.test(source.path))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > fileLinesMax)
      .map(({ path, lines }) => `${path} has ${lines} lines`),
  bad: ['src/app.scss', 'local-cloud/page.css', 'local-cloud/page.mjs'].map((path) =>
    file(path, 'a{}\n'.repeat(fileLinesMax + 1)),
  ),
  good: [file('src/app.scss', 'a{}\n'.repeat(fileLinesMax))],
}

export const fewParameters: Rule = {
  name: `a function takes at most ${parametersMax} parameters`,
  find: (tree) =>
    tree.filter(isCode).flatMap((source) =>
      functionsOf(source)
        // What is passed on at once has the parameters that its caller gives it.
        .filter((node) => !ts.isCallExpression(node.parent))
        .filter((node) => node.parameters.length > parametersMax)
        .map((node) => `${at(source, node)} takes ${node.parameters.length} parameters`),
    ),
  bad: [file('src/domain/points.ts', 'export const earn = (a: 1, b: 1, c: 1, d: 1) => a')],
  good: [
    file('src/domain/points.ts', 'export const earn = (a: 1, b: 1, c: 1) => a'),
    file('test/domain/points.test.ts', 'test.each(rows)("x", (a, b, c, d) => a)'),
  ],
}
