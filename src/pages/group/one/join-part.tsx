import { View } from '@tarojs/components'
import { BeforeAfter } from '../../../components/before-after'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { Terms } from '../../../components/terms'
import type { GroupPage } from '../../../domain/group-view'
import { go, goTab } from '../../../lib/navigation'
import { ShareCard } from '../parts/share-card'
import { groupPath } from './group-path'
import { TakePlace } from './take-place'

interface JoinPartProps {
  group: GroupPage
  onChanged: () => void
  say: (text: string) => void
}

/** The one button: take a place, call friends, or go where the coupon is. */
export function JoinPart({ group, onChanged, say }: JoinPartProps) {
  const { groupId, offerId, state, isMine, member } = group
  if (state === 'open' && isMine)
    return <ShareCard path={groupPath(groupId, member?.memberNo ?? null)} say={say} />
  if (state === 'open') return <FreePlace group={group} onChanged={onChanged} />
  if (!isMine)
    return (
      <Button isWide onTap={() => go('groups', { offer: offerId })}>
        看别的团
      </Button>
    )
  return (
    <Button isWide onTap={() => goTab(state === 'full' ? 'wallet' : 'rewards')}>
      {state === 'full' ? '去看券' : '看别的好礼'}
    </Button>
  )
}

/** Before and after, what a place gives, and the button that spends points. */
function FreePlace({ group, onChanged }: Omit<JoinPartProps, 'say'>) {
  const { member, obstacle, pricePoints, groupId } = group
  return (
    <View className='card'>
      {member && pricePoints > 0 && <BeforeAfter points={member.points} pricePoints={pricePoints} />}
      <Terms
        rows={[
          ['能做什么', group.ruleLine],
          ['有效期', group.validityText],
          ['门店', group.storesText],
        ]}
      />
      {member && obstacle ? (
        <>
          <Note icon='info' tone='notice'>
            {obstacle.message}
          </Note>
          <View className='mt3'>
            <Way code={obstacle.code} offerId={group.offerId} />
          </View>
        </>
      ) : member ? (
        <TakePlace group={group} onChanged={onChanged} />
      ) : (
        <Button isWide onTap={() => go('join', { groupId })}>
          加入会员，再回来参团
        </Button>
      )}
    </View>
  )
}

/** What helps who cannot have a place here. */
function Way({ code, offerId }: { code: string; offerId: string }) {
  if (code === 'POINTS_SHORT')
    return (
      <Button isWide onTap={() => go('points')}>
        看怎么攒积分
      </Button>
    )
  if (code === 'OFFER_TIER')
    return (
      <Button isWide onTap={() => go('tier')}>
        看怎么升级
      </Button>
    )
  return (
    <Button isWide kind='outline' onTap={() => go('groups', { offer: offerId })}>
      看别的团
    </Button>
  )
}
