import { Input, View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { bareName, settingName } from '../../../domain/setting-names'
import { Options } from '../parts/options'
import type { FieldKind, RuleField } from './fields'
import styles from './rules.module.scss'

interface RuleRowProps {
  field: RuleField
  /** What may be chosen, where it is not typed and not always the same. */
  choices?: { name: string; text: string }[]
  text: string
  /** What the rules in force say. */
  before: string
  /** What is wrong with what was typed. */
  faults: string[]
  onText: (text: string) => void
}

/** One rule: its name, its value to be typed, and what it was where it is changed. */
export function RuleRow(props: RuleRowProps) {
  const { field, faults } = props
  const isTier = field.path.startsWith('tier.ladder.')
  const name = isTier ? bareName(field.path) : settingName(field.path)
  const isBroad = ['words', 'prizes', 'choice', 'many', 'gift'].includes(field.kind)
  return (
    <View className={cx(styles.rule, isBroad && styles.broad)}>
      <View className='grow'>
        <View className='body'>{name}</View>
        {field.hint && <View className='cap'>{field.hint}</View>}
      </View>
      <View className={cx(styles.value, isBroad && styles.whole)}>
        <Value name={name} {...props} />
      </View>
      {faults.map((fault) => (
        <View key={fault} className={cx('cap', 'c-bad', styles.fault)}>
          {fault}
        </View>
      ))}
    </View>
  )
}

/** A browser's own number field changes under the wheel and swallows what is no number. */
function keyboardOf(kind: FieldKind): 'number' | 'digit' | 'text' {
  if (process.env.TARO_ENV !== 'weapp') return 'text'
  if (kind === 'factor' || kind === 'yuan') return 'digit'
  return kind === 'count' ? 'number' : 'text'
}

function Value({ name, field, choices, text, before, onText }: RuleRowProps & { name: string }) {
  const { kind, unit } = field
  const options = choices ?? field.options
  const isChanged = text !== before
  if (options)
    return <Options name={name} options={options} text={text} isMany={kind === 'many'} onText={onText} />
  return (
    <>
      {isChanged && <View className={cx('cap', 'num', 'one', styles.before)}>{before}</View>}
      <View className={cx(styles.box, isChanged && styles.changed)}>
        <Input
          className={cx(styles.input, 'num', (kind === 'words' || kind === 'prizes') && styles.left)}
          value={text}
          type={keyboardOf(kind)}
          maxlength={field.charactersMax ?? 20}
          ariaLabel={name}
          onInput={({ detail }) => onText(detail.value)}
        />
      </View>
      {unit && <View className={cx('sub', styles.unit)}>{unit}</View>}
    </>
  )
}
