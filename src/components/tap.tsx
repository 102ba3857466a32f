import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { spoken } from './spoken'

interface TapProps {
  onTap: () => void
  /** What a screen reader says; the text inside where it is left out. */
  label?: string
  className?: string
  /** The class while a finger is on it. */
  pressed?: string
  role?: 'button' | 'link' | 'tab'
}

/** Anything that answers a touch. */
export function Tap({
  onTap,
  label,
  className = '',
  pressed = 'pressed',
  role = 'button',
  children,
}: PropsWithChildren<TapProps>) {
  return (
    <View
      className={className}
      hoverClass={pressed}
      hoverStayTime={90}
      onClick={onTap}
      {...spoken(role, label)}
    >
      {children}
    </View>
  )
}
