/** What must not stay behind in a file that is kept. The words are put together here so that this file is tidy. */
import { file, isTest, type Rule, type SourceFile } from './sources'

interface Leftover {
  name: string
  pattern: RegExp
  bad: SourceFile
  good: SourceFile
  isLookedAt?: (source: SourceFile) => boolean
}

const isLock = ({ path }: SourceFile) => path === 'package-lock.json'
const isOurs = (source: SourceFile) => !isLock(source)

function rule({ name, pattern, bad, good, isLookedAt = isOurs }: Leftover): Rule {
  const findIn = ({ path, text }: SourceFile) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${name}`] : []))
  return { name, find: (tree) => tree.filter(isLookedAt).flatMap(findIn), bad: [bad], good: [good] }
}

const fence = '-----'

export const leftovers: Rule[] = [
  rule({
    name: 'nothing is left to be done later',
    pattern: new RegExp(`\\b(${'TO'}DO|${'FIX'}ME|${'X'}XX)\\b`),
    bad: file('src/app.tsx', `// ${'TO'}${'DO'} later`),
    good: file('src/app.tsx', '// todoList'),
  }),
  rule({
    name: 'nothing silences a checker',
    pattern: new RegExp(
      ['eslint-' + 'disable', '@ts-' + 'ignore', '@ts-' + 'nocheck', 'prettier-' + 'ignore'].join('|'),
    ),
    bad: file('src/app.tsx', `// ${'eslint-' + 'disable'}-next-line`),
    good: file('src/app.tsx', '// eslint'),
  }),
  rule({
    name: 'no test is singled out or left out',
    pattern: /\b(test|it|describe)\.(only|skip)\b\s*\(|\b(fit|xit|fdescribe|xdescribe|xtest)\(/,
    isLookedAt: isTest,
    bad: file('test/domain/points.test.ts', ['test', "only('x', f)"].join('.')),
    good: file('test/domain/points.test.ts', "test('only one', f)"),
  }),
  rule({
    name: 'no path of somebody’s machine',
    pattern: /(?<![\w.\-}/])\/(tmp|root|home|work|Users)\/(?!index)/,
    bad: file('README.md', `cd ${'/ho'}me/alice/siyu`),
    good: file('README.md', 'pages/home/index and ./tmp/x and https://example.com/home/x'),
  }),
  rule({
    name: 'no address of a package registry',
    pattern: /\b(registry|npm|mirrors?)\.[a-z0-9-]+\.(org|com|cn|net|io)\b/i,
    isLookedAt: () => true,
    bad: file('.npmrc', `registry=https://${'registry'}.example.com/`),
    good: file('.npmrc', 'ignore-scripts=true'),
  }),
  rule({
    name: 'the lock file carries no download addresses',
    pattern: /"resolved": "[a-z+]+:/,
    isLookedAt: isLock,
    bad: file('package-lock.json', '"resolved": "https://example.com/a.tgz"'),
    good: file('package-lock.json', '"resolved": "local-cloud"'),
  }),
  rule({
    name: 'nothing looks like a secret',
    pattern: new RegExp(
      [
        `${fence}BEGIN [A-Z ]*PRIVATE KEY`,
        '\\bAKIA[0-9A-Z]{16}\\b',
        '(secret|password|passwd|token|apikey)[\'"]?\\s*[:=]\\s*[\'"][\\w+/=-]{24,}[\'"]',
      ].join('|'),
      'i',
    ),
    bad: file('config/deploy.ts', `const ${'secret'} = '${'a1'.repeat(20)}'`),
    good: file('config/deploy.ts', "const secret = process.env['SIYU_INGRESS_SECRET']"),
  }),
]
