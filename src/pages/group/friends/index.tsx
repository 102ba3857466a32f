import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { Toast, useToast } from '../../../components/toast'
import { invitePath } from '../../../lib/invite-link'
import { goTab, leave, tabs } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { FriendsContent } from './friends-content'

const toShop = { text: '去看好礼', onTap: () => goTab('rewards') }

/** A gift for who brings friends: how many have come, and the card to send. */
export default function FriendsPage() {
  const offerId = useRouter().params['offer'] ?? ''
  const offer = useQuery('rewards', 'getOffer', { input: { offerId } })
  const [toast, say] = useToast()
  const memberNo = !offer.isLoading && offer.reply.ok ? offer.reply.value.memberNo : null
  useShareAppMessage(() => ({
    title: '来做会员，消费就有积分',
    path: memberNo === null ? `/${tabs.home}` : invitePath(memberNo),
  }))
  return (
    <Screen kind='screen' title='助力' onBack={leave} toast={<Toast text={toast} />}>
      {offer.isLoading ? (
        <Skeleton>
          <BoneRows count={3} />
        </Skeleton>
      ) : !offer.reply.ok ? (
        <Refused
          reply={offer.reply}
          onRetry={offer.reload}
          way={offer.reply.code === 'OFFER_UNKNOWN' ? toShop : undefined}
        />
      ) : (
        <>
          {offer.stale && <OfflineBand stale={offer.stale} now={serverNow()} onRetry={offer.reload} />}
          <FriendsContent offer={offer.reply.value} onChanged={offer.reload} say={say} />
        </>
      )}
    </Screen>
  )
}
