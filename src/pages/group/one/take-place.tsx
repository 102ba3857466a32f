import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import type { GroupPage } from '../../../domain/group-view'
import { priceText } from '../../../domain/offer-words'
import { useCommand } from '../../../lib/commands'

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
    <>
      {refusal && (
        <Note icon='alert' tone='bad'>
          {refusal}
        </Note>
      )}
      <View className={refusal ? 'mt3' : ''}>
        <Button isWide isRunning={join.isRunning} onTap={() => void take()}>
          {pricePoints === 0 ? '免费参团' : `用 ${priceText(pricePoints)}参团`}
        </Button>
      </View>
    </>
  )
}
