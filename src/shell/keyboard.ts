/** A keyboard in a browser: Enter and Space tap what has the focus, Escape closes a sheet, Tab stays inside it. */
const tappable = '[tabindex="0"], input, textarea'

/** What had the focus before a sheet took it. */
let opener: HTMLElement | null = null

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') tapFocused(event)
    if (event.key === 'Escape') closeSheet()
    if (event.key === 'Tab') stayInSheet(event)
  })
}

function tapFocused(event: KeyboardEvent): void {
  const { target } = event
  if (!(target instanceof HTMLElement) || target.getAttribute('tabindex') === null || event.repeat) return
  event.preventDefault()
  target.click()
}

function openSheet(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].filter(isSeen).pop()
}

function isSeen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}

function closeSheet(): void {
  const sheet = openSheet()
  if (!sheet) return
  sheet.querySelector<HTMLElement>('[aria-label="关闭"]')?.click()
  opener?.focus()
  opener = null
}

/** What lies under a sheet is not reached while it is open. */
function stayInSheet(event: KeyboardEvent): void {
  const sheet = openSheet()
  if (!sheet) return
  const stops = [...sheet.querySelectorAll<HTMLElement>(tappable)].filter(isSeen)
  const focused = document.activeElement
  const place = stops.findIndex((stop) => stop === focused)
  const next = event.shiftKey ? Math.max(place, 0) - 1 : place + 1
  event.preventDefault()
  if (place < 0 && focused instanceof HTMLElement) opener = focused
  stops[(next + stops.length) % stops.length]?.focus()
}
