import { Button } from '@tarojs/components'
import { cx } from './cx'
import styles from './platform-button.module.scss'

interface PlatformButtonProps {
  children: string
  /** What only WeChat gives, and only after a tap: what a number is vouched for with, or the path of a picture. */
  asks: 'getPhoneNumber' | 'chooseAvatar'
  onGiven: (given: string) => void
}

/** A button of WeChat's own: the person is asked by WeChat, and may refuse. */
export function PlatformButton({ children, asks, onGiven }: PlatformButtonProps) {
  const give = (given: unknown) => {
    if (typeof given === 'string' && given !== '') onGiven(given)
  }
  return (
    <Button
      className={cx(styles.button)}
      openType={asks}
      onGetPhoneNumber={({ detail }) => give((detail as { cloudID?: unknown }).cloudID)}
      onChooseAvatar={({ detail }) => give(detail.avatarUrl)}
    >
      {children}
    </Button>
  )
}
