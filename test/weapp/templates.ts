/** Compiles the templates of a pack with the compiler of WeChat's own component framework. */
import { TmplGroup } from 'glass-easel-template-compiler'
import { componentsOf, componentsUsedBy, type Pack } from './pack'

export interface Templates {
  /** Source of an expression whose value is an object: component path → compiled template. */
  code: string
  /** Warnings and errors of the compiler, one sentence each. */
  findings: string[]
}

/** Tags that belong to the template language itself. */
const language = ['template', 'import', 'include', 'wxs', 'block', 'slot']

/**
 * Built-in elements whose properties keep the value they are given: on a plain element `disabled` that is absent and
 * `disabled` that is true would be the same text. The rest of WeChat's built-ins need no more than a plain element.
 */
const controls: Record<string, string[]> = {
  button: ['disabled', 'loading'],
  input: ['value', 'ariaLabel', 'disabled'],
  textarea: ['value', 'ariaLabel', 'disabled'],
  image: ['src', 'mode', 'ariaLabel'],
  switch: ['checked', 'disabled'],
}

export const controlTags = Object.keys(controls)

/** Where a built-in element lies in the pack that is run; no path of a build looks like this. */
export const controlPath = (tag: string) => `__built-in/${tag}`

/** The same pack with the built-in elements of WeChat beside the components of the build. */
export function withBuiltIns(pack: Pack): Pack {
  const own = new Set([...pack.pages, ...componentsOf(pack)].flatMap((path) => tagsUsedBy(pack, path)))
  const files = new Map(
    [...pack.files].map(([name, text]) => [name, name.endsWith('.wxml') ? renameBuiltIns(text, own) : text]),
  )
  for (const [tag, properties] of Object.entries(controls)) {
    // A property without a type takes every value as it is.
    const list = properties.map((name) => `${name}: null`)
    files.set(`${controlPath(tag)}.wxml`, '<slot />')
    files.set(`${controlPath(tag)}.json`, '{"component":true}')
    files.set(`${controlPath(tag)}.js`, `Component({ properties: { ${list.join(', ')} } })`)
  }
  return { ...pack, files }
}

const tagsUsedBy = (pack: Pack, component: string) => Object.keys(componentsUsedBy(pack, component))

/** A browser gives `<button disabled="">` and its like a meaning of their own, so built-ins become `wx-…`. */
function renameBuiltIns(wxml: string, own: Set<string>): string {
  return wxml.replace(/<(\/?)([a-z][\w-]*)/g, (whole, slash: string, tag: string) =>
    language.includes(tag) || own.has(tag) ? whole : `<${slash}wx-${tag}`,
  )
}

export function compileTemplates(pack: Pack): Templates {
  const group = new TmplGroup()
  const findings: string[] = []
  for (const [name, text] of pack.files) {
    if (name.endsWith('.wxs')) group.addScript(name.slice(0, -'.wxs'.length), text)
    if (!name.endsWith('.wxml')) continue
    // The compiler's own typings say `any`; this is what its documentation says it answers.
    const complaints = group.addTmpl(name.slice(0, -'.wxml'.length), text) as { message: string }[]
    findings.push(...complaints.map(({ message }) => `${name}: ${message}`))
  }
  const code = `(${group.getTmplGenObjectGroups()})`
  group.free()
  return { code, findings }
}
