import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../components/button'
import { Cover } from '../../components/cover'
import { cx } from '../../components/cx'
import { Icon } from '../../components/icon'
import { NavBar } from '../../components/nav-bar'
import { Promises } from '../../components/promises'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Tap } from '../../components/tap'
import { Toast, useToast } from '../../components/toast'
import type { Programme } from '../../domain/programme'
import { useCommand } from '../../lib/commands'
import { firstTouch } from '../../lib/first-touch'
import { go, leave, screenPath, startAt, tabs } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { forgetAll } from '../../lib/seen'
import styles from './join.module.scss'
import { JoinSkeleton } from './join-skeleton'

/** One tap that names what it accepts; looking around first is a real way out. */
export default function JoinPage() {
  const home = useQuery('member', 'getHome', { input: {} })
  const { isRunning, run } = useCommand('member', 'join')
  const [toast, say] = useToast()
  /** The group for whose sake a guest joins: the way goes on there. */
  const groupId = useRouter().params['groupId']
  const programme = !home.isLoading && home.reply.ok ? home.reply.value.programme : null
  const join = async ({ privacyVersion, rulesVersion }: Programme) => {
    const accept = { privacy: privacyVersion, rules: rulesVersion }
    const reply = await run({ input: { accept, firstTouch: firstTouch() } })
    if (!reply) return
    if (!reply.ok) return say(reply.message)
    forgetAll()
    startAt(groupId ? `${screenPath('group')}?id=${groupId}` : tabs.home)
  }
  return (
    <Screen
      kind='screen'
      title='加入会员'
      isOnSurface
      cover={
        <Cover slogan={programme?.slogan ?? ''} hint='每一笔都算数的会员'>
          <NavBar kind='screen' title={programme?.brandName ?? ''} onBack={leave} isOverCover />
        </Cover>
      }
      bottom={programme && <Way isRunning={isRunning} onJoin={() => void join(programme)} />}
      toast={<Toast text={toast} />}
    >
      <View className={cx(styles.panel)}>
        {home.isLoading ? (
          <JoinSkeleton />
        ) : !home.reply.ok ? (
          <Refused reply={home.reply} onRetry={home.reload} />
        ) : (
          <>
            <Promises programme={home.reply.value.programme} />
            <OnlyThree />
          </>
        )}
      </View>
    </Screen>
  )
}

function OnlyThree() {
  return (
    <View className={cx('inset', styles.three)}>
      <View className='flex g2'>
        <Icon name='shield' size={18} className='c-brand' />
        <View className='sub b c-ink'>我们只记三样</View>
      </View>
      <View className='sub mt1'>微信身份标识、消费与积分、你从哪里来。手机号、生日、昵称以后想填再填。</View>
    </View>
  )
}

function Way({ isRunning, onJoin }: { isRunning: boolean; onJoin: () => void }) {
  return (
    <View className={cx(styles.way)}>
      <Button isWide size='large' isRunning={isRunning} onTap={onJoin}>
        同意并加入
      </Button>
      <View className={cx('sub', styles.accept)}>
        点击即同意
        <Link text='《隐私说明》' onTap={() => go('notice', { kind: 'privacy' })} />和
        <Link text='《会员章程》' onTap={() => go('notice', { kind: 'rules' })} />
      </View>
      <Button kind='text' onTap={leave}>
        先逛逛
      </Button>
    </View>
  )
}

function Link({ text, onTap }: { text: string; onTap: () => void }) {
  return (
    <Tap className={cx('c-brand', 'b', styles.link)} pressed={cx(styles.touched)} role='link' onTap={onTap}>
      {text}
    </Tap>
  )
}
