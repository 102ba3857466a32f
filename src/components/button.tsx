import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from './cx'
import styles from './button.module.scss'
import { spoken } from './spoken'

interface ButtonProps {
  children: ReactNode
  onTap: () => void
  /** One primary a screen; outline and text for the rest; `take` for value that is on the table now. */
  kind?: 'primary' | 'outline' | 'text' | 'take'
  size?: 'small' | 'medium' | 'normal' | 'large'
  isWide?: boolean
  /** A command is under way: the button stays where it is and answers no second tap. */
  isRunning?: boolean
  isOff?: boolean
  label?: string
}

export function Button(props: ButtonProps) {
  const { children, onTap, kind = 'primary', size = 'normal', isWide, isRunning, isOff, label } = props
  const isLocked = isRunning === true || isOff === true
  return (
    <View
      className={cx(
        styles.button,
        styles[isOff ? 'off' : kind],
        styles[size],
        isWide && styles.wide,
        isRunning && styles.running,
      )}
      hoverClass={isLocked ? 'none' : cx(styles.pressed)}
      hoverStayTime={90}
      onClick={isLocked ? () => undefined : onTap}
      {...spoken('button', label)}
      {...(isLocked && { ariaDisabled: 'true' })}
    >
      {children}
    </View>
  )
}
