import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { cx } from '../components/cx'
import { Icon } from '../components/icon'
import { Row } from '../components/row'
import { Sheet } from '../components/sheet'
import { Tap } from '../components/tap'
import { choose, type DemoIdentity, freshOpenid, identityKey, listIdentities } from '../lib/identity'
import { screenPath, startAt, tabs } from '../lib/navigation'
import { forgetAll } from '../lib/seen'
import styles from './identity-switch.module.scss'

const icons = { member: 'user', newcomer: 'plus', staff: 'store', operator: 'sliders' } as const
const starts = {
  member: tabs.home,
  newcomer: tabs.home,
  staff: screenPath('staff'),
  operator: screenPath('operator'),
}

/** Only in a browser on the local cloud: one person tries every role. It stands at the edge of what is shown. */
export function IdentitySwitch({ isAtDesk }: { isAtDesk: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [identities, setIdentities] = useState<DemoIdentity[]>([])
  useEffect(() => void listIdentities().then(setIdentities), [])
  const become = (openid: string, role: DemoIdentity['role']) => {
    choose(openid)
    forgetAll()
    setOpen(false)
    startAt(starts[role])
  }
  return (
    <>
      <Tap
        className={cx(styles.control, isAtDesk ? styles.desk : styles.beside)}
        pressed={cx(styles.touched)}
        label='换个身份'
        onTap={() => setOpen(true)}
      >
        <Icon name='users' size={18} />
        <View className={cx(styles.word)}>换个身份</View>
      </Tap>
      {isOpen && (
        <Sheet title='换个身份' onClose={() => setOpen(false)}>
          <View className='sub'>只在本地演示里有，小程序里没有。</View>
          <View className={cx('inset', styles.list)}>
            {identities.map(({ openid, label, role, note }) => (
              <Row
                key={openid}
                icon={openid === identityKey() ? 'check' : icons[role]}
                tone={openid === identityKey() ? 'good' : 'plain'}
                title={label}
                hint={note}
                onTap={() => become(openid, role)}
              />
            ))}
            <Row
              icon='plus'
              title='新访客'
              hint='还没有加入会员的人'
              onTap={() => become(freshOpenid(), 'newcomer')}
            />
          </View>
        </Sheet>
      )}
    </>
  )
}
