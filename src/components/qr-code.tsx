import { Image } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import styles from './qr-code.module.scss'
import { cx } from './cx'

const quietModules = 4

interface QrCodeProps {
  text: string
  label: string
  /** Beside other things, for a text that is looked at closely. */
  isSmall?: boolean
}

/** Black on white in both themes, error level M, four quiet modules; nothing is laid over it. */
export function QrCode({ text, label, isSmall }: QrCodeProps) {
  const source = useMemo(() => drawn(text), [text])
  return (
    <Image
      className={cx(styles.code, isSmall ? styles.small : styles.large)}
      src={source}
      mode='scaleToFill'
      ariaLabel={label}
    />
  )
}

/** A GIF of one pixel a module, drawn large without smoothing: some 450 bytes on the way to the screen. */
function drawn(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  return code.createDataURL(1, quietModules)
}
