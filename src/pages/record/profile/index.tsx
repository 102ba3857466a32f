import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { Toast, useToast } from '../../../components/toast'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { wayIn } from '../../../lib/way-in'
import styles from '../record.module.scss'
import { EditSheet } from './edit-sheet'
import { type FieldName, ProfileRows } from './profile-rows'

/** What I have said of myself: each line is for something, and can be left empty. */
export default function ProfilePage() {
  const profile = useQuery('member', 'getProfile', { input: {} })
  const [edited, edit] = useState<FieldName | null>(null)
  const [toast, say] = useToast()
  const shown = !profile.isLoading && profile.reply.ok ? profile.reply.value : null
  return (
    <>
      <Screen kind='screen' title='我的资料' onBack={leave} toast={<Toast text={toast} />}>
        {profile.isLoading ? (
          <Skeleton>
            <View className={cx('stack', styles.first)}>
              <BoneRows count={4} />
            </View>
          </Skeleton>
        ) : !profile.reply.ok ? (
          <Refused reply={profile.reply} onRetry={profile.reload} way={wayIn(profile.reply.code)} />
        ) : (
          <>
            {profile.stale && (
              <OfflineBand stale={profile.stale} now={serverNow()} onRetry={profile.reload} />
            )}
            <View className={cx('stack', styles.first)}>
              <ProfileRows profile={profile.reply.value} onEdit={edit} />
              <Note icon='shield'>每一项都可以不填，填了也能随时删掉，不影响积分和等级。</Note>
            </View>
          </>
        )}
      </Screen>
      {shown && edited && (
        <EditSheet
          field={edited}
          profile={shown}
          onClose={() => edit(null)}
          onSaved={() => {
            edit(null)
            say('已经改好')
            profile.reload()
          }}
        />
      )}
    </>
  )
}
