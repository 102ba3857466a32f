/** What WeChat opens where a phone was asked for its number: the call answers for ids of every kind, and opens each once. */
import * as v from 'valibot'

/** The number without its country code is the pure one. */
const Opened = v.object({
  list: v.tuple([
    v.object({
      data: v.object({
        purePhoneNumber: v.pipe(v.string(), v.regex(/^\d{4,20}$/)),
        countryCode: v.pipe(v.string(), v.regex(/^\d{1,4}$/)),
      }),
    }),
  ]),
})

/** The number in what was opened; null where it is something else. */
export function phoneIn(answer: unknown): { number: string; country: string } | null {
  const opened = v.safeParse(Opened, answer)
  if (!opened.success) return null
  const [{ data }] = opened.output.list
  return { number: data.purePhoneNumber, country: data.countryCode }
}

/** True where an id opened to nothing, because it was opened before or came too late; the SDK (4.0.2) throws over it. */
export function opensToNothing(error: unknown): boolean {
  const { errMsg = '', message = '' } = Object(error) as Record<string, unknown> // any thrown value
  return /empty openData json/.test(`${String(errMsg)} ${String(message)}`)
}
