import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Field } from '../../../components/field'
import { Note } from '../../../components/note'
import type { ProfileView } from '../../../domain/profile-view'
import styles from '../record.module.scss'
import type { FormProps } from './form-props'

/** The rule stands above the button, so that nobody learns of it by having saved. */
export function BirthdayForm({ profile, isRunning, onSave }: FormProps) {
  const [month, setMonth] = useState(String(profile.birthday?.month ?? ''))
  const [day, setDay] = useState(String(profile.birthday?.day ?? ''))
  const opensOn = profile.birthdayOpensOn
  if (opensOn !== null) {
    return (
      <Note icon='clock'>{`生日一年只能改一次，${chineseDay(opensOn)}起可以再改。${standing(profile)}`}</Note>
    )
  }
  const isWhole = /^(0?[1-9]|1[0-2])$/.test(month) && /^(0?[1-9]|[12]\d|3[01])$/.test(day)
  return (
    <>
      <View className={cx(styles.two)}>
        <Field label='月' value={month} kind='number' maxLength={2} onChange={setMonth} />
        <Field label='日' value={day} kind='number' maxLength={2} onChange={setDay} />
      </View>
      <View className='sub num'>
        {`从 ${monthWord(profile.birthdayCountsFrom)}起算，保存后一年内不能再改。只要月和日，不问年份。`}
      </View>
      <Button
        isWide
        isRunning={isRunning}
        isOff={!isWhole}
        onTap={() => onSave({ birthday: { month: Number(month), day: Number(day) } })}
      >
        保存
      </Button>
    </>
  )
}

function standing({ birthday }: ProfileView): string {
  if (!birthday || birthday.isCounting) return ''
  return `现在填的从 ${monthWord(birthday.countsFrom)}起算。`
}

/** 2026-12 → 2026年12月 */
const monthWord = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

const chineseDay = (day: string) => `${monthWord(day.slice(0, 7))}${Number(day.slice(8))}日`
