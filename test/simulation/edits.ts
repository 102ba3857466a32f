/** Small changes of the sources as they are bundled. */
import type { Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface Edit {
  /** From the root of the repository. */
  file: string
  find: string
  replace: string
}

/** Makes the edits as files are read; refuses one whose text is not there exactly once. */
export function editing(root: string, edits: Edit[]): Plugin {
  const files = [...new Set(edits.map((edit) => edit.file))]
  return {
    name: 'edits',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path: loaded }) => {
        const file = files.find((name) => path.join(root, name) === loaded)
        return file === undefined ? undefined : { contents: edited(loaded, { file, edits }), loader: 'ts' }
      })
    },
  }
}

/** The text of a file with all edits for it made. */
function edited(loaded: string, { file, edits }: { file: string; edits: Edit[] }): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce(
      (text, { find, replace }) => {
        const [before, after, more] = text.split(find)
        if (before === undefined || after === undefined || more !== undefined) {
          throw new Error(`${file} does not hold this text exactly once any more: ${find}`)
        }
        return before + replace + after
      },
      readFileSync(loaded, 'utf8'),
    )
}
