/** What operators type again and again: whom they mean, and why. */
import * as v from 'valibot'
import { readMemberNo } from './member-no'
import { shownName } from './shown-name'
import { Source, TillId } from './till'

/** A reason in words, up to 100 characters: it is kept for ever, and a member may read it. */
export const Reason = shownName(100)

/** A member number as it was typed, in its one form. */
export const TypedMemberNo = v.pipe(
  v.string(),
  v.maxLength(16),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const memberNo = readMemberNo(dataset.value)
    if (memberNo !== undefined) return memberNo
    addIssue({ message: 'a member number' })
    return NEVER
  }),
)

/** A person by their number, or a customer as a till knows them. */
export const Whom = v.union([TypedMemberNo, v.strictObject({ source: Source, externalId: TillId })])

export type Whom = v.InferOutput<typeof Whom>
