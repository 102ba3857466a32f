/**
 * The templates of WeChat that a brand has chosen, from the environment: `<template id>?what=thing1&count=number2&
 * when=time3&hint=thing4` says which of its fields takes what. The type of a field is its name without the digits, and
 * bounds its value; a value that WeChat would refuse (47003) is made to fit.
 */
import { clockTime, fullDate } from './beijing-text'
import type { Notice, NoticeKind } from './notice'

type Slot = 'what' | 'count' | 'when' | 'hint'

export interface Template {
  id: string
  fields: { slot: Slot; field: string }[]
}

export type Templates = Partial<Record<NoticeKind, Template>>

/** The types of fields that can take each part of a notice. */
const typesOf: Record<Slot, readonly string[]> = {
  what: ['thing'],
  count: ['number', 'character_string', 'thing'],
  when: ['time', 'date', 'thing'],
  hint: ['thing'],
}
const isSlot = (name: string): name is Slot => Object.hasOwn(typesOf, name)

const THING_MAX = 20

/** Reads a template; null where it is not written as above, so that nothing is sent rather than something wrong. */
export function readTemplate(text: string | undefined): Template | null {
  const [, id = '', list = ''] = /^([A-Za-z0-9_-]{1,64})\?(.+)$/.exec(text ?? '') ?? []
  const fields: Template['fields'] = []
  for (const pair of list === '' ? [] : list.split('&')) {
    const [, slot = '', field = '', type = ''] = /^([a-z]+)=(([a-z_]+)\d{1,3})$/.exec(pair) ?? []
    if (!isSlot(slot) || !typesOf[slot].includes(type)) return null
    fields.push({ slot, field })
  }
  return fields.length > 0 ? { id, fields } : null
}

/** The values of a message, by the fields of its template. */
export function fieldsOf({ fields }: Template, notice: Notice): Record<string, { value: string }> {
  return Object.fromEntries(fields.map(({ slot, field }) => [field, { value: valueOf(notice, slot, field) }]))
}

function valueOf(notice: Notice, slot: Slot, field: string): string {
  if (slot === 'count') return String(notice.count)
  if (slot !== 'when') return clipped(notice[slot])
  const day = fullDate(notice.when)
  return field.startsWith('time') ? `${day} ${clockTime(notice.when)}` : day
}

/** A name may be long, and may end in half an emoji where it is cut by code units: cut by characters. */
function clipped(text: string): string {
  const characters = [...text]
  return characters.length <= THING_MAX ? text : `${characters.slice(0, THING_MAX - 1).join('')}…`
}
