import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { Toast, useToast } from '../../../components/toast'
import { dayText, moment } from '../../../domain/beijing-text'
import { keepFile } from '../../../lib/keep-file'
import { leave } from '../../../lib/navigation'
import { copyText } from '../../../lib/privacy'
import { wayIn } from '../../../lib/way-in'
import styles from '../record.module.scss'
import { ListCard, SectionCard } from './section-card'
import { fileText, useWhole, type Whole } from './whole'

/** Everything that is kept about me, to read here and to keep as a file. */
export default function ExportPage() {
  const { fetching, again } = useWhole()
  const [toast, say] = useToast()
  return (
    <Screen
      kind='screen'
      title='导出我的数据'
      onBack={leave}
      bottom={fetching.state === 'done' && <Keep whole={fetching.whole} say={say} />}
      toast={<Toast text={toast} />}
    >
      {fetching.state === 'running' ? (
        <View className={cx('stack', styles.first)}>
          <Note icon='clock'>{`正在整理，已经有 ${fetching.rows} 笔。`}</Note>
          <Skeleton>
            <BoneRows count={4} />
          </Skeleton>
        </View>
      ) : fetching.state === 'refused' ? (
        <Refused reply={fetching.reply} onRetry={again} way={wayIn(fetching.reply.code)} />
      ) : (
        <Sections whole={fetching.whole} />
      )}
    </Screen>
  )
}

function Sections({ whole }: { whole: Whole }) {
  return (
    <>
      <View className={cx('stack', styles.first)}>
        <Note icon='shield'>我们记着的关于你的一切都在这里，别人的资料不在里面。时间都是北京时间。</Note>
      </View>
      <SectionCard title='资料' section={whole.person} />
      <SectionCard title='账户' section={whole.holdings} />
      <ListCard title='我的邀请' rows={whole.invitations} />
      <ListCard title='两位运营一起定的调整' rows={whole.corrections} />
      <ListCard title='积分流水' rows={whole.entries} />
      <ListCard title='订单' rows={whole.orders} />
    </>
  )
}

function Keep({ whole, say }: { whole: Whole; say: (text: string) => void }) {
  const name = `我的会员数据-${whole.memberNo}-${dayText(whole.now)}.json`
  const text = () => fileText(whole, moment(whole.now))
  const keep = async () => {
    const isKept = await keepFile(name, text())
    say(isKept ? '文件已经交给你' : '没有存成文件。可以改用下面的复制。')
  }
  const copy = async () => {
    const isCopied = await copyText(text())
    say(isCopied ? '已复制，粘贴到备忘录就能留着' : '没有复制成，内容太长时请存成文件。')
  }
  return (
    <>
      <Button kind='text' onTap={() => void copy()}>
        复制全部
      </Button>
      <Button isWide onTap={() => void keep()}>
        {process.env.TARO_ENV === 'weapp' ? '把文件发给自己' : '存成文件'}
      </Button>
    </>
  )
}
