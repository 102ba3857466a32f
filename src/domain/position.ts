/** What is typed to open a position: stores, a name, and the code that is good once. */
import * as v from 'valibot'
import { shownName } from './shown-name'
import { storeIdPattern } from './store-id'

/** A code as somebody typed it; what it opens is for its door to look up. */
export const TypedCode = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
/** How a store, a clerk or an operator is called. */
export const CalledName = shownName(40)
export const StoreId = v.pipe(v.string(), v.regex(storeIdPattern, 'letters, digits, _ -'))
export const StoreIds = v.pipe(v.array(StoreId), v.minLength(1), v.maxLength(50))
