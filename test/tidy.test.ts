/** The rules of the house, executable. A finding names the file, the line and the rule it breaks. */
import path from 'node:path'
import { calendarDoor, noAliases, noBarrels, phoneDoor, sdkDoor } from './tidy/doors'
import { layering, localCloudAlone, noCycles } from './tidy/layers'
import { leftovers } from './tidy/leftovers'
import { docComments, kebabFiles, tellingNames } from './tidy/names'
import { pureDomain } from './tidy/purity'
import { fewParameters, shortFiles, shortFunctions } from './tidy/sizes'
import { readTree, type Rule } from './tidy/sources'
import { knownStyles } from './tidy/styles'

const rules: Rule[] = [
  layering,
  localCloudAlone,
  noCycles,
  noBarrels,
  noAliases,
  sdkDoor,
  calendarDoor,
  phoneDoor,
  pureDomain,
  shortFunctions,
  shortFiles,
  fewParameters,
  kebabFiles,
  tellingNames,
  docComments,
  knownStyles,
  ...leftovers,
]

const tree = readTree(path.join(__dirname, '..'))

test('the tree is the whole repository', () => {
  const paths = tree.map((source) => source.path)
  expect(paths).toEqual(expect.arrayContaining(['package.json', '.gitignore', 'test/tidy.test.ts']))
})

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test('holds in this repository', () => {
    expect(rule.find(tree)).toEqual([])
  })

  test('finds each thing that breaks it', () => {
    // Cycles take several files to break, every other rule is broken by each of its samples alone.
    const samples = rule === noCycles ? [rule.bad] : rule.bad.map((source) => [source])
    for (const sample of samples) expect(rule.find(sample)).not.toEqual([])
  })

  test('lets pass what only comes close', () => {
    expect(rule.find(rule.good)).toEqual([])
  })
})
