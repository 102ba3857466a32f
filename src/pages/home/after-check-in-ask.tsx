import { AskNote } from '../../components/ask-note'
import { useNoticeAsk } from '../../lib/notices'

/** Who has just earned points may want to be told before some expire. Never at the start: only after the tap. */
export function AfterCheckInAsk({ say }: { say: (text: string) => void }) {
  const ask = useNoticeAsk('expiry')
  if (!ask) return null
  return (
    <AskNote
      text='攒下的积分到期前说一声'
      isRunning={ask.isRunning}
      onAsk={() => void ask.onAsk().then(say)}
    />
  )
}
