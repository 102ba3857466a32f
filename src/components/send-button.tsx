import { Button } from '@tarojs/components'
import { cx } from './cx'
import styles from './send-button.module.scss'

/** Opens WeChat's list of chats with the card of this screen; only WeChat's own button may. */
export function SendButton({ children }: { children: string }) {
  return (
    <Button className={cx(styles.send)} hoverClass={cx(styles.touched)} openType='share'>
      {children}
    </Button>
  )
}
