/** A phone-sized browser for each person of a journey. What goes wrong on a page is collected, never passed over. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import jsQR from 'jsqr'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { findChromium } from '../../config/lib/chromium'

const shots = path.join(__dirname, '../../test-results/screens')
const key = 'siyu.openid'

export interface Look {
  isDark?: boolean
  width?: number
  height?: number
  /** A desktop browser instead of a phone. */
  isDesktop?: boolean
}

export interface Person {
  page: Page
  context: BrowserContext
  /** Errors of the page and its console. */
  faults: string[]
  go(path: string): Promise<void>
  shoot(name: string): Promise<void>
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('The journeys need Chromium: set CHROMIUM_PATH or install it.')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}

/** Opens the site as somebody; without an openid as whoever the site takes first. */
export async function visit(
  browser: Browser,
  { url, openid }: { url: string; openid?: string },
  look: Look = {},
): Promise<Person> {
  const { isDark = false, width = 390, height = 844, isDesktop = false } = look
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: isDark ? 'dark' : 'light',
    ...(!isDesktop && { isMobile: true, hasTouch: true }),
  })
  if (openid) {
    // Only where nobody was chosen yet, so that the identity switch keeps its word over a reload.
    await context.addInitScript(
      ([name, value]) =>
        localStorage.getItem(name!) ?? localStorage.setItem(name!, JSON.stringify({ data: value })),
      [key, openid],
    )
  }
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults = watch(page)
  const go = async (route: string) => {
    await page.goto(`${url}/#/${route}`)
    await page.waitForLoadState('networkidle')
  }
  return {
    page,
    context,
    faults,
    go,
    shoot: (name) => shoot(page, `${name}-${width}${isDark ? '-dark' : ''}`),
  }
}

/**
 * The same browser in somebody else's hands: nothing is left in it of the one before, but the files of the site need
 * not be read and compiled again. Only for a browser that was opened without an openid.
 */
export async function handOver({ page, faults }: Person, url: string, openid: string): Promise<void> {
  // An empty page of the same site: its storage is within reach, no screen is open that would write there, and it asks
  // for no icon, which would be missing.
  const empty = { contentType: 'text/html', body: '<link rel="icon" href="data:,">' }
  await page.route(`${url}/empty`, (route) => route.fulfill(empty), { times: 1 })
  await page.goto(`${url}/empty`)
  await page.evaluate(
    ([name, value]) => {
      localStorage.clear()
      localStorage.setItem(name!, JSON.stringify({ data: value }))
    },
    [key, openid],
  )
  faults.length = 0
}

/** How far to the right the page reaches, and every button on it: one that is cut off makes no scroll bar. */
export function widthOf({ page }: Person): Promise<number> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll('[role="button"]')]
    const edges = buttons.map((button) => Math.ceil(button.getBoundingClientRect().right))
    return Math.max(document.documentElement.scrollWidth, ...edges)
  })
}

function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(message.text())) {
      faults.push(message.text())
    }
  })
  return faults
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled' })
}

/** What a camera would read off the screen. */
export async function readCode(page: Page): Promise<string | null> {
  const picture = PNG.sync.read(await page.screenshot())
  return jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data ?? null
}
