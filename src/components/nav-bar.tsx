import { View } from '@tarojs/components'
import { BrandMark } from './brand-mark'
import { cx } from './cx'
import { Icon } from './icon'
import { insets } from './insets'
import styles from './nav-bar.module.scss'
import { Tap } from './tap'

interface NavBarProps {
  title: string
  /** A tab names itself on the left, home with the brand's mark; a screen on top of one has a way back. */
  kind: 'brand' | 'tab' | 'screen'
  onBack?: () => void
  /** Over a cover: white on nothing. */
  isOverCover?: boolean
}

export function NavBar({ title, kind, onBack, isOverCover }: NavBarProps) {
  const { statusBar, bar, capsule } = insets()
  const room = { paddingTop: `${statusBar}px`, paddingRight: capsule ? `${capsule}px` : undefined }
  return (
    <View className={cx(styles.nav, isOverCover && styles.over)} style={room}>
      <View className={cx(styles.bar)} style={{ height: `${bar}px` }}>
        {kind === 'screen' ? (
          <>
            {onBack && (
              <Tap className={cx(styles.back)} pressed={cx(styles.touched)} label='返回' onTap={onBack}>
                <Icon name='left' size={24} />
              </Tap>
            )}
            <View className={cx('h2', 'one', styles.title)} style={{ left: `${capsule}px` }}>
              {title}
            </View>
          </>
        ) : (
          <View className='flex g2 grow'>
            {kind === 'brand' && <BrandMark />}
            <View className={cx(kind === 'brand' ? 'h2' : 'h1', 'one')}>{title}</View>
          </View>
        )}
      </View>
    </View>
  )
}
