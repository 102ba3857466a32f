/** The rules under an operator's hands: what they are based on, what was changed, and what became of sending it. */
import { useCallback, useEffect, useState } from 'react'
import type { Reply } from '../../../domain/result'
import type { InputOf, ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { identityKey } from '../../../lib/identity'
import { applied, type Draft, isTouched, noDraft } from './draft'
import { type Previewed, usePreview } from './use-preview'

export type SettingsView = ValueOf<'operator', 'getSettings'>
export type Sent = ValueOf<'operator', 'proposeSettings'>
export type Example = NonNullable<InputOf<'operator', 'previewSettings'>['example']>

interface Kept {
  draft: Draft
  base: SettingsView
}

/** A draft outlives the screen: a browser's own way back asks nobody. */
const kept = new Map<string, Kept>()

/** The draft and the rules that it is based on: those that were read first, until the operator takes the newer ones. */
function useDraft(standing: SettingsView) {
  const [start] = useState(() => kept.get(identityKey()))
  const [base, setBase] = useState(start?.base ?? standing)
  const [draft, setDraft] = useState(start?.draft ?? noDraft)
  const isChanged = isTouched(draft)

  useEffect(() => {
    if (isChanged) kept.set(identityKey(), { draft, base })
    else kept.delete(identityKey())
  }, [isChanged, draft, base])

  const edit = useCallback(
    (change: (draft: Draft) => Draft) =>
      setDraft((before) => {
        if (!isTouched(before)) setBase(standing)
        return change(before)
      }),
    [standing],
  )
  const discard = useCallback(() => {
    kept.delete(identityKey())
    setDraft(noDraft)
  }, [])
  return {
    base: isChanged ? base : standing,
    draft,
    isChanged,
    edit,
    discard,
    rebase: () => setBase(standing),
  }
}

export function useRules(standing: SettingsView, reload: () => void) {
  const drafting = useDraft(standing)
  const { base, draft, isChanged, discard } = drafting
  const [example, ask] = useState<Example | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const { isRunning, run } = useCommand('operator', 'proposeSettings')
  const asked = { settings: applied(base, draft), basedOn: base.version }
  const preview = usePreview(
    isChanged || example ? { ...asked, ...(example && { example }) } : null,
    standing.version,
  )
  useCatchUp(preview, reload)

  const send = async (reason: string): Promise<Reply<Sent> | null> => {
    const reply = await run({ input: { ...asked, reason } })
    if (reply?.ok) {
      setSent(reply.value)
      discard()
    }
    if (reply?.ok || reply?.code === 'SETTINGS_OUTDATED') reload()
    return reply
  }
  return {
    ...drafting,
    asked,
    /** Somebody has published since these were read. */
    isOutdated: isChanged && standing.version !== base.version,
    preview,
    example: { asked: example, ask },
    sent: isChanged ? null : sent,
    isSending: isRunning,
    send,
  }
}

export type RulesDesk = ReturnType<typeof useRules>

/** Where somebody has published since the rules were read, and the screen does not know what yet, it reads again. */
function useCatchUp({ reply, isCurrent }: Previewed, reload: () => void): void {
  const isBehind = reply?.ok === true && reply.value.isOutdated && isCurrent
  useEffect(() => {
    if (isBehind) reload()
  }, [isBehind, reload])
}
