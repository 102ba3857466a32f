import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Note } from '../../../components/note'
import { inFours } from '../../../domain/figures'
import { spoken } from '../../../components/spoken'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { scan } from '../../../lib/privacy'
import styles from './identify.module.scss'
import { useIdentify } from './identify'
import { Keypad } from './keypad'
import type { Identified } from './result-screen'

interface CodeEntryProps {
  clerk: ValueOf<'staff', 'getMe'>
  onResult: (result: Identified) => void
}

const digitsMax = 8

export function CodeEntry({ clerk, onResult }: CodeEntryProps) {
  const [digits, setDigits] = useState('')
  const { isRunning, identify } = useIdentify((result) => {
    setDigits('')
    onResult(result)
  })
  const type = (digit: string) => {
    const next = (digits + digit).slice(0, digitsMax)
    setDigits(next)
    if (next.length === digitsMax) identify(next)
  }
  const scanCode = async () => {
    const code = await scan()
    if (code) identify(code)
  }
  return (
    <View className={cx(styles.entry)}>
      <View className={cx(styles.head)}>
        <View className={cx(styles.store)}>
          <Icon name='store' size={16} />
          {clerk.stores.map(({ name }) => name).join('、') || '还没有门店'}
        </View>
        {clerk.isManager ? (
          <Button kind='text' size='small' onTap={() => go('colleagues')}>
            {`店长 ${clerk.name} · 店员`}
          </Button>
        ) : (
          <View className='cap'>{`店员 ${clerk.name}`}</View>
        )}
      </View>
      <View className={cx('card', styles.shown)}>
        <View className='cap tc'>会员码下面的 8 位数字</View>
        <View
          className={cx(styles.digits, digits === '' && styles.blank)}
          {...spoken('text', digits || '还没有输入')}
        >
          {inFours(digits.padEnd(digitsMax, '‒'))}
        </View>
      </View>
      <View className='wrap'>
        <Note icon='info'>码每 30 秒换一次。过了时间，请顾客等新码出来再报。</Note>
      </View>
      {process.env.TARO_ENV === 'h5' ? (
        <TypedCode onCode={identify} />
      ) : (
        <View className={cx('wrap', styles.reach)}>
          <Button isWide size='large' isRunning={isRunning} onTap={() => void scanCode()}>
            <Icon name='scan' size={22} />
            扫会员码
          </Button>
        </View>
      )}
      <Keypad onDigit={type} onErase={() => setDigits(digits.slice(0, -1))} onClear={() => setDigits('')} />
    </View>
  )
}

/** A browser has no scanner: the text of a QR, or the digits, can be typed or pasted. */
function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const [text, setText] = useState('')
  const send = () => {
    onCode(text)
    setText('')
  }
  return (
    <View className={cx(styles.typed, styles.reach)}>
      <View className={cx(styles.box)}>
        <Input
          className={cx(styles.input)}
          value={text}
          placeholder='也可以在这里输入或粘贴'
          placeholderClass={cx(styles.placeholder)}
          onInput={({ detail }) => setText(detail.value)}
          onConfirm={() => text && send()}
        />
      </View>
      <Button size='medium' isOff={text.trim() === ''} onTap={send}>
        识别
      </Button>
    </View>
  )
}
