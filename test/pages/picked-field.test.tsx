/** @jest-environment jsdom */
import '@testing-library/jest-dom'
import { fireEvent, render, screen } from '@testing-library/react'
import { PickedField } from '../../src/pages/operator/parts/picked-field'

const turned = jest.fn()
const field = { label: '第一天', kind: 'date', hint: '选日子', onChange: turned } as const

afterEach(() => {
  process.env.TARO_ENV = 'h5'
  turned.mockClear()
})

describe('in WeChat', () => {
  beforeEach(() => {
    process.env.TARO_ENV = 'weapp'
  })

  test('it asks for a day while there is none, and shows the day that is there', () => {
    const { rerender } = render(<PickedField {...field} value='' />)
    expect(screen.getByLabelText('第一天')).toHaveTextContent('选日子')
    rerender(<PickedField {...field} value='2026-11-21' />)
    expect(screen.getByLabelText('第一天')).toHaveTextContent('2026-11-21')
  })

  test('what the wheel is turned to is told', () => {
    render(<PickedField {...field} value='2026-11-21' />)
    fireEvent.change(screen.getByLabelText('转盘'), { target: { value: '2026-11-30' } })
    expect(turned).toHaveBeenCalledWith('2026-11-30')
  })
})

test('a browser shows its own field for a day', () => {
  render(<PickedField {...field} value='2026-11-21' />)
  expect(screen.getByLabelText('第一天')).toHaveAttribute('type', 'date')
  fireEvent.change(screen.getByLabelText('第一天'), { target: { value: '2026-11-30' } })
  expect(turned).toHaveBeenCalledWith('2026-11-30')
})
