/**
 * WCAG contrast of every text on every ground that it stands on, light and dark: 4.5 for text, 3 for the rims.
 * Pairs of one rule are found in the style sheets; those that come about by nesting are listed here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { type Declaration } from 'postcss'
import { compile } from 'sass'

const src = path.join(__dirname, '../../src')
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.scss'),
)
type Roles = Record<string, string>

const compiled = new Map<string, string>()

function cssOf(sheet: string): string {
  const css = compiled.get(sheet) ?? compile(path.join(src, sheet)).css
  compiled.set(sheet, css)
  return css
}

/** What a sheet sets at a selector, outside the dark or in it. */
function rolesOf(sheet: string, selector: string, isDark = false): Roles {
  const roles: Roles = {}
  postcss.parse(cssOf(`styles/${sheet}`)).walkDecls(/^--/, (declaration) => {
    if (selectorOf(declaration).includes(selector) && isInDark(declaration) === isDark)
      roles[declaration.prop] = declaration.value
  })
  return roles
}

const selectorOf = ({ parent }: Declaration) => (parent?.type === 'rule' ? parent.selector : '')

function isInDark({ parent }: Declaration): boolean {
  const around = parent?.parent
  return around?.type === 'atrule' && 'params' in around && String(around.params).includes('dark')
}

const light = rolesOf('roles.scss', 'page')
const themes: [string, Roles, boolean][] = [
  ['light', light, false],
  ['dark', { ...light, ...rolesOf('dark.scss', 'page', true) }, true],
]

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

/** A role or a colour as six digits; nothing for what lets the ground shine through. */
function colourOf(value: string, roles: Roles): string | undefined {
  const named = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  const found = named ? roles[named] : value
  if (found && /^#[0-9a-f]{3}$/.test(found)) return found.replace(/[0-9a-f]/g, '$&$&')
  return found && /^#[0-9a-f]{6}$/.test(found) ? found : undefined
}

interface Pair {
  where: string
  text: string
  ground: string
}

/** Every rule that sets both its ground and the colour of its text. */
function pairsInRules(): Pair[] {
  return sheets.flatMap((sheet) => {
    const pairs: Pair[] = []
    postcss.parse(cssOf(sheet)).walkRules((rule) => {
      const valueOf = (name: RegExp) => {
        const found = rule.nodes.filter((node) => node.type === 'decl' && name.test(node.prop)).pop()
        return found?.type === 'decl' ? found.value : undefined
      }
      const [text, ground] = [valueOf(/^color$/), valueOf(/^background(-color)?$/)]
      if (text && ground) pairs.push({ where: `${sheet} ${rule.selector}`, text, ground })
    })
    return pairs
  })
}

const grounds = ['--bg', '--surface', '--surface-2']
const texts = ['--ink', '--ink-2', '--ink-3', '--brand-ink', '--accent-ink', '--good', '--bad', '--info']

/** Words of text.scss on the grounds that hold them. */
const nested: Pair[] = texts.flatMap((text) =>
  grounds.map((ground) => ({
    where: `${text} on ${ground}`,
    text: `var(${text})`,
    ground: `var(${ground})`,
  })),
)

/** Fixed in both themes: the white ground of the code, the cover, the result at the counter. */
const fixed: Pair[] = [
  { where: 'digits of the code', text: '#14211b', ground: '#ffffff' },
  { where: 'seconds of the code', text: '#4a5751', ground: '#ffffff' },
  { where: 'hint on the cover', text: '#dce5de', ground: '#14302a' },
  { where: 'good result', text: '#ffffff', ground: 'var(--good-fill)' },
  { where: 'bad result', text: '#ffffff', ground: 'var(--bad-fill)' },
]

function tooFaint(pairs: Pair[], roles: Roles, least: number): string[] {
  return pairs.flatMap(({ where, text, ground }) => {
    const [one, other] = [colourOf(text, roles), colourOf(ground, roles)]
    if (!one || !other) return []
    const found = contrast(one, other)
    return found < least ? [`${where}: ${found.toFixed(2)}`] : []
  })
}

test('the measure is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(tooFaint([{ where: 'grey', text: '#777777', ground: '#ffffff' }], {}, 4.5)).toEqual(['grey: 4.48'])
})

describe.each(themes)('in the %s', (_, roles, isDark) => {
  test('text that brings its own ground', () => {
    const pairs = pairsInRules().filter(({ text }) => !text.includes('--t-'))
    expect(pairs.length).toBeGreaterThan(20)
    expect(tooFaint(pairs, roles, 4.5)).toEqual([])
  })

  test('text on the grounds of screens, cards and insets', () => {
    expect(tooFaint([...nested, ...fixed], roles, 4.5)).toEqual([])
  })

  test.each(['basic', 'silver', 'gold', 'diamond'])('the card of %s, on both ends of its colour', (tier) => {
    const light = rolesOf('tiers.scss', `tier-${tier}`)
    const own = isDark ? { ...light, ...rolesOf('tiers.scss', `tier-${tier}`, true) } : light
    const on = (text: string) =>
      ['--t-1', '--t-2'].map((end) => ({ where: `${text} on ${end}`, text: own[text]!, ground: own[end]! }))
    expect(tooFaint([...on('--t-ink'), ...on('--t-ink-2')], roles, 4.5)).toEqual([])
    expect(tooFaint(on('--t-ring'), roles, 3)).toEqual([])
  })
})

test('what is too faint for words is never the colour of words', () => {
  const faint = sheets.filter((sheet) =>
    /[^-]color: var\(--(accent|ink-off|c[1-5])\)/.test(readFileSync(path.join(src, sheet), 'utf8')),
  )
  expect(faint).toEqual([])
})
