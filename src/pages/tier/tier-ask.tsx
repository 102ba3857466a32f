import { AskNote } from '../../components/ask-note'
import { useNoticeAsk } from '../../lib/notices'

/** Where one looks after the tier, one may ask to be told of it. */
export function TierAsk({ say }: { say: (text: string) => void }) {
  const ask = useNoticeAsk('tier')
  if (!ask) return null
  return (
    <AskNote
      text='升级时、要降级前说一声'
      isRunning={ask.isRunning}
      onAsk={() => void ask.onAsk().then(say)}
    />
  )
}
