/** A journey: one site and one browser for a whole file, and what its people do with their eyes and fingers. */
import type { Browser } from 'playwright-core'
import type { Cloud } from '../../local-cloud'
import { handOver, type Look, openBrowser, type Person, visit } from './browser'
import type { Site } from './site'

/** Fourteen months of the demonstration are told before it opens. */
const OPENING_MAX_MS = 240_000

export interface Journey {
  /** The cloud behind the site; there once the tests run. */
  readonly cloud: Cloud
  /** Somebody before the site; without an openid whoever the site takes first. */
  as(openid?: string, look?: Look): Promise<Person>
  /** The next person before a browser of this look; whoever came before has left it. */
  next(openid: string, look: Look): Promise<Person>
}

/** Opens a site and a browser before the tests of a file, and ends both behind them. */
export function journey(open: () => Promise<Site>): Journey {
  let site: Site
  let browser: Browser
  const shared = new Map<string, Promise<Person>>()
  beforeAll(async () => {
    site = await open()
    browser = await openBrowser()
  }, OPENING_MAX_MS)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })
  return {
    get cloud() {
      return site.cloud
    },
    as: (openid, look) => visit(browser, { url: site.cloud.url, ...(openid && { openid }) }, look),
    async next(openid, look) {
      const name = JSON.stringify(look)
      const opened = shared.get(name) ?? visit(browser, site.cloud, look)
      shared.set(name, opened)
      const person = await opened
      await handOver(person, site.cloud.url, openid)
      return person
    },
  }
}

/** The first of these words that can be seen; screens below the one that is open cannot. */
export const shown = ({ page }: Person, words: string | RegExp, exact = false) =>
  page.getByText(words, { exact }).locator('visible=true').first()

/** Waits until words are there, alone or in a sentence. */
export const see = (person: Person, words: string | RegExp) => shown(person, words).waitFor()

/** Waits until exactly these words are there. */
export const seeWhole = (person: Person, words: string | RegExp) => shown(person, words, true).waitFor()

/** Taps what is called exactly so. */
export const tap = (person: Person, words: string) => shown(person, words, true).click()

/** Goes back by the arrow of the screen. */
export const back = ({ page }: Person) => page.getByLabel('返回').locator('visible=true').click()
