/**
 * $sample: documents by chance, each at most once.
 */
import { type Iterator as LazyDocuments, Lazy } from 'mingo/lazy'

/** Answers `size` of the documents, or all of them in another order where there are fewer. */
export function sample(documents: LazyDocuments, operand: unknown): LazyDocuments {
  const { size } = operand as { size: number } // the stage has been checked
  return documents.transform((all) => {
    const left = [...all]
    const chosen: unknown[] = []
    while (left.length > 0 && chosen.length < size)
      chosen.push(...left.splice(Math.floor(Math.random() * left.length), 1))
    return Lazy(chosen)
  })
}
