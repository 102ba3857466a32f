import { View } from '@tarojs/components'
import { useRef } from 'react'
import { codeAloud, type TurningCode } from '../domain/code-clock'
import styles from './code-box.module.scss'
import { CountdownRim } from './countdown-rim'
import { cx } from './cx'
import { DigitsCode } from './digits-code'
import { QrCode } from './qr-code'
import { Bone } from './skeleton'
import { spoken } from './spoken'

interface CodeBoxProps {
  code: TurningCode
  secondsLeft: number
  /** What a screen reader calls the QR. */
  label: string
  /** On a card that is its frame already. */
  isBare?: boolean
}

/** A QR, eight digits, and the seconds until both change. */
export function CodeBox({ code: { qr, digits }, secondsLeft, label, isBare }: CodeBoxProps) {
  const opened = useRef({ digits, secondsLeft })
  return (
    <View className={cx(styles.box, isBare && styles.bare)}>
      <QrCode text={qr} label={label} />
      <DigitsCode digits={digits} />
      <View className={cx(styles.turn)}>
        <CountdownRim secondsLeft={secondsLeft} secondsMax={30} />
        <View>秒后换新码</View>
      </View>
      <View className={cx(styles.aloud)} {...spoken('status')}>
        {codeAloud({ digits, secondsLeft }, opened.current)}
      </View>
    </View>
  )
}

/** Where a code will be. */
export function CodeBones() {
  return (
    <View className={cx(styles.box)}>
      <Bone width={216} height={216} radius={12} />
      <View className={cx(styles.gap)} />
      <Bone width={170} height={32} />
      <View className={cx(styles.gap)} />
      <Bone width={120} height={24} />
    </View>
  )
}
