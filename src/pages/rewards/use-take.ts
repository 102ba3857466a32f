/** Taking an offer: a coupon at once, or the first place of a group of my own. */
import { useState } from 'react'
import type { OfferView } from '../../domain/offer-view'
import type { Redeemed } from '../../domain/redeem'
import { useCommand } from '../../lib/commands'
import { go } from '../../lib/navigation'

interface Taking {
  isRunning: boolean
  /** Why it was refused; empty while it was not. */
  refusal: string
  take: () => void
}

export function useTake(
  { offerId, pricePoints, kind }: OfferView,
  { onRedeemed, onChanged }: { onRedeemed: (redeemed: Redeemed) => void; onChanged: () => void },
): Taking {
  const redeem = useCommand('rewards', 'redeem')
  const start = useCommand('rewards', 'startGroup')
  const [refusal, setRefusal] = useState('')
  const input = { offerId, pricePoints }
  const startGroup = async () => {
    const reply = await start.run({ input })
    if (reply?.ok) go('group', { id: reply.value.groupId })
    return reply
  }
  const redeemOne = async () => {
    const reply = await redeem.run({ input })
    if (reply?.ok) onRedeemed(reply.value)
    return reply
  }
  const take = async () => {
    const reply = kind === 'group' ? await startGroup() : await redeemOne()
    if (!reply) return
    setRefusal(reply.ok ? '' : reply.message)
    if (!reply.ok || kind === 'group') onChanged()
  }
  return { isRunning: redeem.isRunning || start.isRunning, refusal, take: () => void take() }
}
