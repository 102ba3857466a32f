/** What a person sees and does: words on the page, taps, typing. */
import { type Page } from './page'
import { type View } from './view-realm'

export interface Screen {
  /** Words of the page that is open, its tab bar too. */
  text(): string
  /** Whether the page has these words, however they are spaced. */
  says(words: string): boolean
  /** The smallest element that says just this, or else one that has it in its words. */
  find(words: string): Element | undefined
  tap(words: string): void
  /** Fills in the field that a screen reader calls so. */
  type(label: string, text: string): void
  /** Turns the wheel of the field that a screen reader calls so. */
  turn(label: string, to: string): void
  /** Whether the page shows a picture of its own, from a data URI or a canvas. */
  hasPicture(): boolean
  /** Source of the picture that a screen reader calls so. */
  picture(label: string): string
  /** Elements of the page and its tab bar. */
  nodes(): number
}

export function createScreen(view: View, current: () => Page): Screen {
  const all = () => [...current().host.querySelectorAll('*')]
  const fire = (element: Element, type: string, detail: object) => dispatch(view, element, { type, detail })
  const isCalled = (element: Element, label: string) =>
    propertiesOf(view, element)['ariaLabel'] === label || element.getAttribute('aria-label') === label
  const called = (label: string): Element => {
    const control = all().find((each) => isCalled(each, label))
    if (!control) throw new Error(`Nothing is called 「${label}」 on ${current().route}: ${screen.text()}`)
    return control
  }
  const screen: Screen = {
    text: () => wordsOf(current().host),
    says: (words) => unspaced(screen.text()).includes(unspaced(words)),
    find(words) {
      const isLabel = (element: Element) => element.getAttribute('aria-label') === words
      return (
        smallest(all(), (element) => wordsOf(element) === words) ??
        all().find(isLabel) ??
        smallest(all(), (element) => wordsOf(element).includes(words))
      )
    },
    tap(words) {
      const element = screen.find(words)
      if (!element) throw new Error(`Nothing says 「${words}」 on ${current().route}: ${screen.text()}`)
      if (isDisabled(view, element)) throw new Error(`「${words}」 is disabled on ${current().route}`)
      for (const type of ['touchstart', 'touchend', 'tap']) fire(element, type, { x: 0, y: 0 })
    },
    type(label, text) {
      fire(called(label), 'input', { value: text, cursor: text.length, keyCode: 0 })
    },
    turn(label, to) {
      const wheel = called(label).closest('wx-picker')
      if (!wheel) throw new Error(`「${label}」 has no wheel on ${current().route}`)
      fire(wheel, 'change', { value: to })
    },
    picture: (label) => String(propertiesOf(view, called(label))['src']),
    hasPicture: () => all().some((each) => isTag(each, 'canvas') || isPicture(view, each)),
    nodes: () => all().length,
  }
  return screen
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

const unspaced = (words: string) => words.replaceAll(' ', '')

/** Elements come parents first, so the last that fits has nothing smaller inside that fits too. */
function smallest(elements: Element[], fits: (element: Element) => boolean): Element | undefined {
  return elements.findLast(fits)
}

const isTag = (element: Element, tag: string) => element.tagName.toLowerCase() === `wx-${tag}`

function isPicture(view: View, element: Element): boolean {
  return isTag(element, 'image') && String(propertiesOf(view, element)['src']).startsWith('data:image/')
}

/** The framework hangs its own element on each element of the window. */
function frameworkElement(element: Element): unknown {
  return '__wxElement' in element ? element.__wxElement : undefined
}

function propertiesOf(view: View, element: Element): Record<string, unknown> {
  const { Component } = view.framework.glassEasel
  const own = frameworkElement(element)
  return Component.isComponent(own) ? own.data : {}
}

/** What says of itself that it is off, or is a button that is, answers no tap wherever inside it the finger lands. */
function isDisabled(view: View, element: Element): boolean {
  if (element.closest('[aria-disabled="true"]')) return true
  const button = element.closest('wx-button')
  return button !== null && propertiesOf(view, button)['disabled'] === true
}

function dispatch(view: View, element: Element, event: { type: string; detail: object }): void {
  const { Event } = view.framework.glassEasel
  const bubbles = event.type !== 'input'
  // Every element of a page was made by the framework.
  const target = frameworkElement(element) as Parameters<typeof Event.dispatchEvent>[0]
  Event.dispatchEvent(target, new Event(event.type, event.detail, { bubbles, composed: true }))
}
