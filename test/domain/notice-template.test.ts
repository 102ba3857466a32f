/** A notice in the fields of a template of WeChat. */
import { fieldsOf, readTemplate } from '../../src/domain/notice-template'
import { notice } from './given-notice'

describe('a template', () => {
  test('says which field takes what, and values fit their type', () => {
    const template = readTemplate('aB_c-1?what=thing1&count=number2&when=time3&hint=thing4')!
    expect(template.id).toBe('aB_c-1')
    const long = { ...notice, what: `你请来的${'👩‍👩‍👧'.repeat(6)}算数了` }
    expect(fieldsOf(template, long)).toEqual({
      thing1: { value: `${[...long.what].slice(0, 19).join('')}…` },
      number2: { value: '320' },
      time3: { value: '2026年12月21日 10:00' },
      thing4: { value: '再得 320 成长值就能保住' },
    })
    expect(fieldsOf(readTemplate('T?when=date1')!, notice)).toEqual({ date1: { value: '2026年12月21日' } })
  })

  test.each([
    undefined,
    '',
    'T',
    'T?',
    'T?what=number1',
    'T?count=phrase1',
    'T?who=thing1',
    'T?what=thing',
    'a b?what=thing1',
    'T?what=thing1&',
    'T?constructor=thing1',
  ])('that is written %s is none', (text) => {
    expect(readTemplate(text)).toBeNull()
  })
})
