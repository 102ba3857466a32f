import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { cx } from '../../components/cx'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { BoneRows, Skeleton } from '../../components/skeleton'
import { leave } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import styles from './notice.module.scss'
import { privacyNotice, programmeRules, type Section } from './texts'

/** The two texts that joining accepts, each with its version. */
export default function NoticePage() {
  const isPrivacy = useRouter().params['kind'] === 'privacy'
  const home = useQuery('member', 'getHome', { input: {} })
  return (
    <Screen kind='screen' title={isPrivacy ? '隐私说明' : '会员章程'} onBack={leave}>
      {home.isLoading ? (
        <Skeleton>
          <View className='wrap mt2'>
            <BoneRows count={6} />
          </View>
        </Skeleton>
      ) : !home.reply.ok ? (
        <Refused reply={home.reply} onRetry={home.reload} />
      ) : isPrivacy ? (
        <Text
          version={home.reply.value.programme.privacyVersion}
          sections={privacyNotice(home.reply.value.programme)}
        />
      ) : (
        <Text
          version={home.reply.value.programme.rulesVersion}
          sections={programmeRules(home.reply.value.programme)}
        />
      )}
    </Screen>
  )
}

function Text({ version, sections }: { version: string; sections: Section[] }) {
  return (
    <View className={cx('stack', styles.text)}>
      {sections.map(({ title, lines }) => (
        <View key={title} className='card'>
          <View className='h3'>{title}</View>
          {lines.map((line) => (
            <View key={line} className={cx('body', 'num', styles.line)}>
              {line}
            </View>
          ))}
        </View>
      ))}
      <View className='cap tc num'>{`版本 ${version}`}</View>
    </View>
  )
}
