import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Toast, useToast } from '../../components/toast'
import type { MemberHome as Home } from '../../domain/home'
import { openCodeSheet } from '../../lib/code-sheet'
import { invitePath } from '../../lib/invite-link'
import { tabs } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { afterWord } from './after-word'
import { GuestHome } from './guest-home'
import { HomeSkeleton } from './home-skeleton'
import { MemberHome } from './member-home'
import { WordSheet } from './word-sheet'

export default function HomePage() {
  const home = useQuery('member', 'getHome', { input: {}, isKept: true })
  const [toast, say] = useToast()
  const [isWordOpen, setWordOpen] = useState(false)
  const patchMember = (change: (member: Home) => Home) =>
    home.patch((value) => (value.state === 'member' ? change(value) : value))
  const member =
    !home.isLoading && home.reply.ok && home.reply.value.state === 'member' ? home.reply.value : null
  useShareAppMessage(() => ({
    title: '来我们这里做会员',
    path: member ? invitePath(member.member.memberNo) : `/${tabs.home}`,
  }))
  const brand = !home.isLoading && home.reply.ok ? home.reply.value.programme.brandName : ''
  return (
    <Screen kind='brand' title={brand} toast={<Toast text={toast} />}>
      {home.isLoading ? (
        <HomeSkeleton />
      ) : !home.reply.ok ? (
        <Refused reply={home.reply} onRetry={home.reload} />
      ) : (
        <>
          {home.stale && <OfflineBand stale={home.stale} now={serverNow()} onRetry={home.reload} />}
          {home.reply.value.state === 'guest' ? (
            <GuestHome programme={home.reply.value.programme} />
          ) : (
            <MemberHome
              home={home.reply.value}
              isOffline={home.stale !== null}
              onCode={() => openCodeSheet(tabs.home)}
              onChange={patchMember}
              onWord={() => setWordOpen(true)}
              say={say}
            />
          )}
          {/* A place of its own: opening sends the sheet alone, not the screen beside it. */}
          <View>
            {isWordOpen && member?.ways.word && (
              <WordSheet
                word={member.ways.word}
                onEntered={(entered, word) =>
                  patchMember((before) => afterWord(before, { entered, word, now: serverNow() }))
                }
                onClose={() => setWordOpen(false)}
              />
            )}
          </View>
        </>
      )}
    </Screen>
  )
}
