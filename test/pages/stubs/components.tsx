/** Taro's components as plain elements: what a screen says and does, without the web components behind it. */
import { createElement, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }
type InputEvent = { detail: { value: string } }

const onlyTaro = [
  'hoverClass',
  'hoverStartTime',
  'hoverStayTime',
  'catchMove',
  'enhanced',
  'showScrollbar',
  'scrollX',
  'mode',
  'placeholderClass',
  'cursorSpacing',
  'openType',
  'ariaRole',
]

function plain(props: Props): Props {
  const kept = Object.entries(props).filter(([name]) => !onlyTaro.includes(name))
  const named: [string, unknown][] = kept.map(([name, value]) => [
    name
      .replace(/^aria([A-Z])/, (_, first: string) => `aria-${first.toLowerCase()}`)
      .replace('tabindex', 'tabIndex'),
    value,
  ])
  const { style, ...rest } = Object.fromEntries(named)
  return { ...rest, ...(typeof style === 'object' && { style }) }
}

const as = (tag: string) => (props: Props) => createElement(tag, plain(props))

export const View = as('div')
export const Text = as('span')
export const ScrollView = as('div')
export const Button = as('button')
export const Image = (props: Props) => createElement('img', { alt: '', ...plain(props) })

/** Enter is a line of a longer text, and nothing is sent by it. */
export function Textarea({ onInput, maxlength, ...props }: Props) {
  // The screens pass it as Taro types it.
  const input = onInput as ((event: InputEvent) => void) | undefined
  return createElement('textarea', {
    ...plain(props),
    maxLength: maxlength,
    onChange: (event: { target: { value: string } }) => input?.({ detail: { value: event.target.value } }),
  })
}

export function Input({ onInput, onConfirm, maxlength, ...props }: Props) {
  // The screens pass these as Taro types them.
  const [input, confirm] = [onInput, onConfirm] as (((event: InputEvent) => void) | undefined)[]
  return createElement('input', {
    ...plain(props),
    maxLength: maxlength,
    onChange: (event: { target: { value: string } }) => input?.({ detail: { value: event.target.value } }),
    onKeyDown: (event: { key: string; target: { value: string } }) =>
      event.key === 'Enter' && confirm?.({ detail: { value: event.target.value } }),
  })
}

/** WeChat's wheel: what is turned to it answers as text. */
export function Picker({ value, onChange, children }: Props) {
  // The screens pass it as Taro types it.
  const turn = onChange as ((event: InputEvent) => void) | undefined
  return (
    <div>
      {children}
      <input
        aria-label='转盘'
        value={String(value)}
        onChange={({ target }) => turn?.({ detail: { value: target.value } })}
      />
    </div>
  )
}
