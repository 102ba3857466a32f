/** What fingers do on a screen under test, by the names that people read. */
import { fireEvent, screen } from '@testing-library/react'

/** Types into the field of a name, in place of what stands there. */
export function type(label: string, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
}
