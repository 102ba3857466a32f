/**
 * Aggregation by mingo. A leading $match is answered by the query engine, so that it can use an index.
 */
import { Aggregator } from 'mingo'
import type { Catalog, Collection } from './catalog'
import { requestFailed } from './failures'
import { guarded } from './filter'
import { matching } from './find'
import type { View } from './view'
import { type Document, type Fields, isFields, type Value } from './values'

/** Stages that write, or that this cloud does not have. */
const refusedStages = ['$out', '$merge', '$geoNear', '$documents', '$indexStats', '$collStats', '$currentOp']

/** Runs a pipeline over a collection. Refuses stages that write, geography and scripts. */
export function aggregate(
  view: View,
  source: { catalog: Catalog; collection: Collection },
  stages: Fields[],
): Fields[] {
  for (const stage of stages) checkStage(stage)
  const [first] = stages
  const filter = first && isFields(first.$match) ? first.$match : undefined
  const rest = filter ? stages.slice(1) : stages
  return guarded(() => {
    const aggregator = new Aggregator(rest, {
      scriptEnabled: false,
      collectionResolver: (name: string) => [...documentsOf(view, source.catalog.get(name), {})],
    })
    return aggregator.run<Fields>(documentsOf(view, source.collection, filter ?? {}))
  })
}

function* documentsOf(view: View, collection: Collection, filter: Fields): Generator<Document> {
  for (const row of matching(view, collection, filter)) yield row.document
}

function checkStage(stage: Fields): void {
  const names = Object.keys(stage)
  const name = names[0]
  if (name === undefined || names.length > 1)
    throw requestFailed('A stage of a pipeline must have exactly one name')
  if (refusedStages.includes(name)) throw requestFailed(`This cloud does not run the stage ${name}`)
  const inner: (Value | undefined)[] = [isFields(stage[name]) ? stage[name].pipeline : undefined]
  if (name === '$facet' && isFields(stage[name])) inner.push(...Object.values(stage[name]))
  for (const pipeline of inner) if (Array.isArray(pipeline)) pipeline.filter(isFields).forEach(checkStage)
}
