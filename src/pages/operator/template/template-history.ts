import type { ValueOf } from '../../../lib/cloud'

/** A template as its screen reads it. */
export type TemplateHistory = ValueOf<'operator', 'getTemplate'>
