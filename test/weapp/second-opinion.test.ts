/**
 * @jest-environment jsdom
 *
 * The same build in WeChat's older test kit, whose compiler for templates is the one of the developer tools. It is
 * a program for Linux on x86-64, so elsewhere this is not run.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { type Faults, noteFaults } from './faults'
import type { Navigation } from './navigation'
import { readPack } from './pack'
import { createWx } from './wx'

const dist = path.join(__dirname, '../../dist/weapp')
const isRunnable = process.platform === 'linux' && process.arch === 'x64'

/** What this file uses of a package that has no typings. */
interface TestKit {
  load(component: string, tag: string, options: { rootPath: string; compiler: 'official' }): string
  render(id: string): {
    attach(host: Element): void
    instance: Record<string, ((query?: object) => void) | undefined>
  }
}

type Definition = Record<string, unknown>
type Globals = Record<'wx' | 'App' | 'Page' | 'Component' | 'getApp' | 'getCurrentPages', unknown>

if (isRunnable) {
  test('the compiler of the developer tools takes every template', () => {
    expect(compileWithDeveloperTools()).toEqual({ status: 0, stderr: '' })
  })

  test('the older framework draws home too: what a phone without a network shows', async () => {
    const { words, faults } = await drawHome()
    expect(words).toContain('再试一次')
    expect(faults).toEqual([])
  })
} else {
  test('a second opinion needs Linux on x86-64 and was not asked for', () => {
    process.stderr.write('Not run: the weapp build in miniprogram-simulate, which needs Linux on x86-64.\n')
    expect(isRunnable).toBe(false)
  })
}

/** Packages are unpacked without their right to be run, so a copy gets it. */
function compileWithDeveloperTools() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siyu-wcc-'))
  const compiler = path.join(folder, 'wcc')
  const packaged = createRequire(__filename).resolve('miniprogram-compiler')
  copyFileSync(path.join(path.dirname(packaged), 'bin/linux/wcc'), compiler)
  chmodSync(compiler, 0o755)
  const templates = [...readPack(dist).paths].filter((name) => /\.(wxml|wxs)$/.test(name))
  const { status, stderr } = spawnSync(compiler, ['-d', ...templates], { cwd: dist, encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { status, stderr }
}

async function drawHome() {
  const faults = noteFaults()
  const home = readPack(dist).app.pages[0]!
  jest.spyOn(console, 'error').mockImplementation((...words) => faults.add('console', words.join(' ')))
  // The package has no typings.
  const kit = createRequire(__filename)('miniprogram-simulate') as TestKit
  startApp(home, faults)
  const page = kit.render(kit.load(path.join(dist, home), 'home', { rootPath: dist, compiler: 'official' }))
  const host = document.body.appendChild(document.createElement('div'))
  page.attach(host)
  for (const moment of ['onLoad', 'onShow', 'onReady']) page.instance[moment]?.({})
  for (let waits = 0; waits < 200 && !host.textContent.includes('再试一次'); waits++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return { words: host.textContent, faults: faults.list() }
}

/** Here scripts and templates share one window, and the kit draws components only, so a page becomes one. */
function startApp(home: string, faults: Faults): void {
  // What the scripts of a mini-program find in their global scope.
  const scope = globalThis as unknown as Globals & { Component: (definition: Definition) => void }
  const { wx } = createWx({
    bridge: { clone: copy },
    faults,
    address: { url: 'http://offline.invalid', openid: '' },
    // Nobody goes anywhere: there is one page.
    navigation: {} as Navigation,
    stack: { pages: () => [] },
    launch: { path: home, query: {}, scene: 1001 },
    owner: {},
  })
  let app: { onLaunch?(options: object): void } = {}
  Object.assign(scope, {
    wx,
    App: (definition: typeof app) => void (app = definition),
    Page: ({ data, ...methods }: Definition) => scope.Component({ data, methods }),
    getApp: () => app,
    getCurrentPages: () => [{ route: home }],
  })
  createRequire(__filename)(path.join(dist, 'app.js'))
  app.onLaunch?.({ path: home, query: {}, scene: 1001 })
}

// A copy by way of JSON is of the same type.
const copy = <Value>(value: Value) =>
  (value === undefined ? value : JSON.parse(JSON.stringify(value))) as Value
