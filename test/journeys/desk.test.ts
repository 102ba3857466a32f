/** A desktop browser: keys instead of fingers, room beside the phone, and a network that goes away. */
import type { Page } from 'playwright-core'
import type { Person } from './browser'
import { journey, see } from './journey'
import { openFirstDay } from './site'

const people = journey(openFirstDay)
const desk = { width: 1280, height: 800, isDesktop: true }
const as = (openid: string) => people.as(openid, desk)

/** What a screen reader would say of where the keyboard is, and whether that can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const now = document.activeElement
    return {
      name: now?.getAttribute('aria-label') ?? now?.textContent ?? '',
      isSeen: now !== null && getComputedStyle(now).outlineStyle === 'solid',
      isInSheet: Boolean(now?.closest('[role="dialog"]')),
    }
  })

async function tabTo({ page }: Person, name: string): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now.name !== name) continue
    expect(now.isSeen).toBe(true)
    return
  }
  throw new Error(`the keyboard does not come to ${name}`)
}

test('a newcomer joins and shows the code with keys alone, and a sheet keeps them inside', async () => {
  const person = await as('oKeys')
  await person.go('')
  await see(person, '加入会员')
  await tabTo(person, '加入会员')
  await person.page.keyboard.press('Enter')
  await see(person, '同意并加入')
  await tabTo(person, '同意并加入')
  await person.page.keyboard.press(' ')
  await see(person, '出示会员码')
  await tabTo(person, '看等级')
  await tabTo(person, '会员码')
  await person.page.keyboard.press('Enter')
  await see(person, '秒后换新码')
  for (const key of ['Tab', 'Tab', 'Shift+Tab']) {
    await person.page.keyboard.press(key)
    expect(await focused(person.page)).toMatchObject({ name: '关闭', isInSheet: true, isSeen: true })
  }
  await person.page.keyboard.press('Escape')
  await person.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused(person.page)).toMatchObject({ name: '会员码' })
  expect(person.faults).toEqual([])
})

test('a touch or a click leaves no ring behind', async () => {
  const person = await as('oMouse')
  await person.go('')
  await person.page.getByRole('tab', { name: '我的' }).click()
  await see(person, '隐私与数据')
  expect(await focused(person.page)).toMatchObject({ isSeen: false })
})

const boxOf = async (person: Person, selector: string) => {
  const box = await person.page.locator(selector).locator('visible=true').first().boundingBox()
  if (!box) throw new Error(`${selector} is not on the screen`)
  return { left: Math.round(box.x), right: Math.round(box.x + box.width) }
}

test('a wide browser shows one column as wide as a phone, in the middle, and the switch beside it', async () => {
  const person = await as('oWide')
  await person.go('')
  await see(person, '加入会员')
  const column = { left: 425, right: 855 }
  expect(await boxOf(person, '[class*="screen_"]')).toEqual(column)
  expect(await boxOf(person, '[class*="bar_"]:has([role="tab"])')).toEqual(column)
  const control = await boxOf(person, '[aria-label="换个身份"]')
  expect(control.left).toBeGreaterThan(column.right)
  expect(control.left).toBeLessThan(column.right + 40)
  await person.shoot('home-guest')
})

test('an operator has the width of a desk, and the switch stands over its edge', async () => {
  const person = await as('demo-operator')
  await person.go('pages/operator/overview/index')
  await see(person, '正在用的规则')
  const rules = await boxOf(person, '.card:has-text("正在用的规则")')
  expect((await boxOf(person, '.card')).left).toBeLessThan(rules.left)
  expect(rules.right - (await boxOf(person, '[role="link"]:has-text("审批")')).left).toBeGreaterThan(1000)
  expect((await boxOf(person, '[aria-label="换个身份"]')).right).toBe(rules.right)
})

test('a tab that was never opened opens without a network too', async () => {
  const person = await as('oTunnel')
  await person.go('')
  await see(person, '加入会员')
  await person.page.waitForFunction(() => {
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => /\/chunk\/.*js/.test(name))
    return fetched.length >= (window.__taroAppConfig?.routes?.length ?? Infinity)
  })
  await person.context.setOffline(true)
  await person.page.getByRole('tab', { name: '卡券' }).click()
  await see(person, /^网络断了/)
  await person.page.getByRole('tab', { name: '我的' }).click()
  await see(person, /^网络断了/)
  expect(person.faults).toEqual([])
})
