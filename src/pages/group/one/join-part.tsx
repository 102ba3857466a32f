import { useState } from 'react'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import type { GroupView } from '../../../domain/group-view'
import { priceText } from '../../../domain/offer-words'
import { useCommand } from '../../../lib/commands'
import { go, goTab } from '../../../lib/navigation'
import { ShareGroup } from './share-group'

interface JoinPartProps {
  group: GroupView
  onChanged: () => void
  say: (text: string) => void
}

/** The one button: take a place, call friends, or go where the coupon is. */
export function JoinPart({ group, onChanged, say }: JoinPartProps) {
  const join = useCommand('rewards', 'joinGroup')
  const [refusal, setRefusal] = useState<{ code: string; message: string } | null>(null)
  const { groupId, pricePoints, state, isMine } = group
  const take = async () => {
    const reply = await join.run({ input: { groupId, pricePoints } })
    if (!reply) return
    setRefusal(reply.ok ? null : reply)
    onChanged()
  }
  if (state !== 'open')
    return (
      <Button isWide onTap={() => goTab(state === 'full' && isMine ? 'wallet' : 'rewards')}>
        {state === 'full' && isMine ? '去看券' : '看别的好礼'}
      </Button>
    )
  return (
    <>
      {refusal && (
        <Note icon='alert' tone='bad'>
          {refusal.message}
        </Note>
      )}
      {isMine ? (
        <ShareGroup groupId={groupId} say={say} />
      ) : refusal?.code === 'MEMBER_NOT_JOINED' ? (
        <Button isWide onTap={() => go('join')}>
          加入会员
        </Button>
      ) : (
        <Button isWide isRunning={join.isRunning} onTap={() => void take()}>
          {pricePoints === 0 ? '免费参团' : `用 ${priceText(pricePoints)}参团`}
        </Button>
      )}
    </>
  )
}
