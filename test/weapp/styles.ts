/** A style sheet that cannot be parsed leaves a page bare on the phone, and nothing else of a build tells. */
import postcss, { CssSyntaxError } from 'postcss'
import { type Pack } from './pack'

/** What is wrong with the style sheets of a pack, one sentence each. */
export function findStyleFaults(pack: Pack): string[] {
  return [...pack.files].filter(([name]) => name.endsWith('.wxss')).flatMap(faultsOf)
}

function faultsOf([name, text]: [string, string]): string[] {
  try {
    const unknown: string[] = []
    postcss.parse(text, { from: name }).walkDecls((declaration) => {
      if (declaration.value.trim() === '' && !declaration.variable)
        unknown.push(`${name}: ${declaration.prop} has no value`)
    })
    return unknown
  } catch (fault) {
    if (fault instanceof CssSyntaxError) return [fault.message]
    throw fault
  }
}
