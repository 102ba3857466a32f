/**
 * Aggregation by mingo. A leading $match is answered by the query engine, so that it can use an index.
 */
import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as mingoStages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import type { PipelineOperator } from 'mingo/types'
import type { Catalog, Collection } from './catalog'
import { guarded } from './filter'
import { matching } from './find'
import { sample } from './sample'
import { checkStage } from './stages'
import type { Document, Fields } from './values'
import type { View } from './view'

// What is there first stays: mingo's own $sample may answer one document several times, or run for ever.
const context = Context.init({ pipeline: { $sample: sample as unknown as PipelineOperator } }) // mingo's type is all stages at once
  .addPipelineOps(mingoStages)
  .addAccumulatorOps(accumulators)
  .addExpressionOps(expressions)
  .addProjectionOps(projections)
  .addQueryOps(queries)

/** Runs a pipeline over a collection. Refuses stages that write, geography, malformed operands and scripts. */
export function aggregate(
  view: View,
  source: { catalog: Catalog; collection: Collection },
  pipeline: Fields[],
): Fields[] {
  pipeline.forEach(checkStage)
  const filter = pipeline[0]?.$match
  const rest = filter === undefined ? pipeline : pipeline.slice(1)
  return guarded(() => {
    const aggregator = new Aggregator(rest, {
      scriptEnabled: false,
      context,
      collectionResolver: (name: string) => [...documentsOf(view, source.catalog.get(name), {})],
    })
    // checkStage has seen that $match holds an object.
    return aggregator.run<Fields>(documentsOf(view, source.collection, (filter ?? {}) as Fields))
  })
}

function* documentsOf(view: View, collection: Collection, filter: Fields): Generator<Document> {
  for (const row of matching(view, collection, filter)) yield row.document
}
