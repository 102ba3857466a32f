import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { cx } from '../../../components/cx'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { Toast, useToast } from '../../../components/toast'
import { invitePath } from '../../../lib/invite-link'
import { leave, tabs } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { wayIn } from '../../../lib/way-in'
import { HowItCounts } from './how-it-counts'
import { InvitationList } from './invitation-list'
import styles from './invite.module.scss'
import { InviteSkeleton } from './invite-skeleton'
import { Share } from './share'
import { ShareCard } from './share-card'

/** What inviting gives and when, the card to send, and what became of each invitation. */
export default function InvitePage() {
  const invites = useQuery('points', 'getInvites', { input: {} })
  const [toast, say] = useToast()
  const shown = !invites.isLoading && invites.reply.ok ? invites.reply.value : null
  useShareAppMessage(() => ({
    title: shown ? `来${shown.brandName}做会员，消费就有积分` : '来我们这里做会员',
    path: shown ? invitePath(shown.memberNo) : `/${tabs.home}`,
  }))
  return (
    <Screen
      kind='screen'
      title='邀请好友'
      onBack={leave}
      bottom={shown && <Share memberNo={shown.memberNo} say={say} />}
      toast={<Toast text={toast} />}
    >
      {invites.isLoading ? (
        <InviteSkeleton />
      ) : !invites.reply.ok ? (
        <Refused reply={invites.reply} onRetry={invites.reload} way={wayIn(invites.reply.code)} />
      ) : (
        <>
          {invites.stale && <OfflineBand stale={invites.stale} now={serverNow()} onRetry={invites.reload} />}
          <View className={cx('stack', styles.first)}>
            <HowItCounts invites={invites.reply.value} />
            <ShareCard invites={invites.reply.value} />
          </View>
          <InvitationList invites={invites.reply.value} />
        </>
      )}
    </Screen>
  )
}
