/** What the build wrote: the files of one mini-program as WeChat would take them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface TabBar {
  custom?: boolean
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}

interface Subpackage {
  root: string
  pages: string[]
}

interface AppJson {
  pages: string[]
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  tabBar?: TabBar
  themeLocation?: string
  usingComponents?: Record<string, string>
}

export interface ComponentJson {
  component?: boolean
  usingComponents?: Record<string, string>
}

export interface Pack {
  /** Text of every script, template, style and settings file, by path from the pack's root. */
  files: Map<string, string>
  /** Every path, pictures too. */
  paths: Set<string>
  app: AppJson
  /** Routes of all pages, those of subpackages too. */
  pages: string[]
}

const texts = /\.(js|json|wxml|wxss|wxs)$/
export const tabBarPath = 'custom-tab-bar/index'

export function readPack(folder: string): Pack {
  if (!existsSync(path.join(folder, 'app.json'))) {
    throw new Error('There is no mini-program in dist/weapp. Run `npm run build` first.')
  }
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(path.relative(folder, entry.parentPath), entry.name).replaceAll(path.sep, '/'))
  const files = new Map(
    all
      .filter((name) => texts.test(name))
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )
  // The shape of app.json is WeChat's; what we rely on of it is checked by findMissingFiles.
  const app = JSON.parse(files.get('app.json') ?? '{}') as AppJson
  return { files, paths: new Set(all), app, pages: [...app.pages, ...subpackagePages(app)] }
}

function subpackagePages(app: AppJson): string[] {
  const subpackages = app.subPackages ?? app.subpackages ?? []
  return subpackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))
}

/** The settings of a page or component; empty where it has no file of its own. */
export function settingsOf(pack: Pack, component: string): ComponentJson {
  // The shape is WeChat's.
  return JSON.parse(pack.files.get(`${component}.json`) ?? '{}') as ComponentJson
}

/** Tag → path of the component it stands for, from the pack's root; what app.json declares counts everywhere. */
export function componentsUsedBy(pack: Pack, component: string): Record<string, string> {
  const declared = { ...pack.app.usingComponents, ...settingsOf(pack, component).usingComponents }
  return Object.fromEntries(
    Object.entries(declared).map(([tag, target]) => [tag, absolute(target, path.posix.dirname(component))]),
  )
}

function absolute(target: string, folder: string): string {
  return target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target)
}

export function hasCustomTabBar(pack: Pack): boolean {
  return pack.app.tabBar?.custom === true
}

export function isTab(pack: Pack, route: string): boolean {
  return pack.app.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false
}

/** Every component that a page reaches, with the tab bar, each once. */
export function componentsOf(pack: Pack): string[] {
  const found = new Set<string>(hasCustomTabBar(pack) ? [tabBarPath] : [])
  const visit = (component: string): void => {
    for (const target of Object.values(componentsUsedBy(pack, component))) {
      if (found.has(target)) continue
      found.add(target)
      visit(target)
    }
  }
  for (const page of [...pack.pages, ...found]) visit(page)
  return [...found]
}

const partsOf = (component: string) => ['js', 'json', 'wxml'].map((ending) => `${component}.${ending}`)

/** What app.json or a component names and the pack does not have, one sentence each. */
export function findMissingFiles(pack: Pack): string[] {
  const tabs = pack.app.tabBar?.list ?? []
  const pictures = tabs.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
  const needed = [...pack.pages, ...componentsOf(pack)].flatMap(partsOf)
  const named = [...needed, ...pictures, pack.app.themeLocation].filter((name) => name !== undefined)
  return [
    ...named.filter((name) => !pack.paths.has(name)).map((name) => `${name} is named and does not exist`),
    ...tabs
      .filter(({ pagePath }) => !pack.app.pages.includes(pagePath))
      .map(({ pagePath }) => `the tab ${pagePath} is no page of the main package`),
    ...componentsOf(pack)
      .filter((component) => settingsOf(pack, component).component !== true)
      .map((component) => `${component}.json does not say "component": true`),
    ...pagesWithoutRoute(pack).map((page) => `${page} is built and app.json does not name it`),
  ]
}

/** A page that fell out of app.json is still there as a file, and no other part of the build tells. */
function pagesWithoutRoute(pack: Pack): string[] {
  const known = new Set([...pack.pages, ...componentsOf(pack)])
  return [...pack.paths]
    .filter((name) => name.endsWith('.wxml') && name !== 'base.wxml')
    .map((name) => name.slice(0, -'.wxml'.length))
    .filter((component) => !known.has(component))
}
