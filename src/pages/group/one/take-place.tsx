import { useState } from 'react'
import type { GroupPage } from '../../../domain/group-view'
import { priceText } from '../../../domain/offer-words'
import { useCommand } from '../../../lib/commands'
import { TakeButton } from '../parts/take-button'

interface TakePlaceProps {
  group: GroupPage
  onChanged: () => void
}

/** Takes a place at the price that is read here; a refusal is said where the button is. */
export function TakePlace({ group: { groupId, pricePoints }, onChanged }: TakePlaceProps) {
  const join = useCommand('rewards', 'joinGroup')
  const [refusal, setRefusal] = useState('')
  const take = async () => {
    const reply = await join.run({ input: { groupId, pricePoints } })
    if (!reply) return
    setRefusal(reply.ok ? '' : reply.message)
    onChanged()
  }
  return (
    <TakeButton
      text={pricePoints === 0 ? '免费参团' : `用 ${priceText(pricePoints)}参团`}
      refusal={refusal}
      isRunning={join.isRunning}
      onTake={() => void take()}
    />
  )
}
