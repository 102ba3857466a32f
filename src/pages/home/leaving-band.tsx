import { Note } from '../../components/note'
import { Tap } from '../../components/tap'
import { monthDay } from '../../domain/beijing-text'
import { go } from '../../lib/navigation'

/** Above the card while somebody is leaving: until when they are still a member, and the way back. */
export function LeavingBand({ leavesAt }: { leavesAt: number }) {
  return (
    <Tap role='link' onTap={() => go('leave')}>
      <Note
        icon='clock'
        tone='bad'
      >{`已申请退出，${monthDay(leavesAt - 1)}结束时生效。点这里可以撤回。`}</Note>
    </Tap>
  )
}
