import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { QrCode } from '../../../components/qr-code'
import { inFours } from '../../../domain/figures'
import type { Invitations } from '../../../domain/invitation'
import { inviteAddress } from '../../../lib/invite-link'
import styles from './invite.module.scss'

/** The card that a friend gets: a picture to scan in a browser, a word on what is sent in WeChat. */
export function ShareCard({ invites: { memberNo, brandName } }: { invites: Invitations }) {
  const address = inviteAddress(memberNo)
  return (
    <View className={cx('tier-basic', styles.share)}>
      <View className='grow'>
        <View className={cx('h2', styles.invitation)}>{`来${brandName}做会员`}</View>
        <View className={cx('sub', styles.soft)}>消费就有积分，每一笔都写清为什么</View>
        <View className={cx('num', styles.number)}>{`邀请人 ${inFours(memberNo)}`}</View>
      </View>
      {address && (
        <View className={cx(styles.code)}>
          <QrCode isSmall text={address} label='邀请的二维码，朋友扫了就从你这里加入' />
        </View>
      )}
    </View>
  )
}
