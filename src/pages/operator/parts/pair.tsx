import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** Two fields beside each other. */
export function Pair({ children: [first, second] }: { children: [ReactNode, ReactNode] }) {
  return (
    <View className='flex g2'>
      <View className='grow'>{first}</View>
      <View className='grow'>{second}</View>
    </View>
  )
}
