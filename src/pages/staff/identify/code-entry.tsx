import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Note } from '../../../components/note'
import { inFours } from '../../../domain/figures'
import { spoken } from '../../../components/spoken'
import { Tap } from '../../../components/tap'
import type { Reply } from '../../../domain/result'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { scan } from '../../../lib/privacy'
import styles from './identify.module.scss'
import { Keypad } from './keypad'
import { type Preview, type Store, useLooking } from './looking'
import { StoreSheet } from './store-sheet'

interface CodeEntryProps {
  clerk: ValueOf<'staff', 'getMe'>
  store: Store
  /** An answer lies over it: the button is left as it was, and nothing is sent for what nobody sees. */
  isCovered: boolean
  onStore: (store: Store) => void
  onSeen: (seen: Reply<Preview>) => void
}

const digitsMax = 8
const hint: string =
  process.env.TARO_ENV === 'h5'
    ? '浏览器里不能扫码，请输 8 位数字，或者粘贴码的内容。码每 30 秒换一次，过了请顾客报新的。'
    : '码每 30 秒换一次。过了时间，请顾客等新码出来再报。'

export function CodeEntry({ clerk, store, isCovered, onStore, onSeen }: CodeEntryProps) {
  const [digits, setDigits] = useState('')
  const { isRunning, look } = useLooking(store, (seen) => {
    setDigits('')
    onSeen(seen)
  })
  const type = (digit: string) => {
    const next = (digits + digit).slice(0, digitsMax)
    setDigits(next)
    if (next.length === digitsMax) look(next)
  }
  const scanCode = async () => {
    const code = await scan()
    if (code) look(code)
  }
  return (
    <View className={cx(styles.entry)}>
      <Head clerk={clerk} store={store} onStore={onStore} />
      <View className={cx('card', styles.shown)}>
        <View className='cap tc'>会员码或券码下面的 8 位数字</View>
        <View
          className={cx(styles.digits, digits === '' && styles.blank)}
          {...spoken('text', digits || '还没有输入')}
        >
          {inFours(digits.padEnd(digitsMax, '‒'))}
        </View>
      </View>
      <View className='wrap'>
        <Note icon='info'>{hint}</Note>
      </View>
      {process.env.TARO_ENV === 'h5' ? (
        <TypedCode onCode={look} />
      ) : (
        <View className={cx('wrap', styles.reach)}>
          <Button isWide size='large' isRunning={isRunning || isCovered} onTap={() => void scanCode()}>
            <Icon name='scan' size={22} />
            扫会员码或券码
          </Button>
        </View>
      )}
      <Keypad onDigit={type} onErase={() => setDigits(digits.slice(0, -1))} onClear={() => setDigits('')} />
    </View>
  )
}

/** Where the clerk stands, who they are, and what was done today. */
function Head({ clerk, store, onStore }: Pick<CodeEntryProps, 'clerk' | 'store' | 'onStore'>) {
  const [isChoosing, choose] = useState(false)
  const isOneOfSeveral = clerk.stores.length > 1
  return (
    <View className={cx(styles.head)}>
      <Tap
        className={cx(styles.store)}
        {...(isOneOfSeveral && { label: `换门店，现在是${store.name}` })}
        onTap={() => choose(isOneOfSeveral)}
      >
        <Icon name='store' size={16} />
        {store.name}
        {isOneOfSeveral && <Icon name='right' size={14} />}
      </Tap>
      <View className='cap grow one'>{`${clerk.isManager ? '店长' : '店员'} ${clerk.name}`}</View>
      {clerk.isManager && (
        <Button kind='text' size='small' onTap={() => go('colleagues')}>
          店员
        </Button>
      )}
      <Button kind='text' size='small' onTap={() => go('day', { store: store.storeId })}>
        今天
      </Button>
      {isChoosing && (
        <StoreSheet
          stores={clerk.stores}
          chosen={store}
          onClose={() => choose(false)}
          onChoose={(next) => {
            choose(false)
            onStore(next)
          }}
        />
      )}
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
