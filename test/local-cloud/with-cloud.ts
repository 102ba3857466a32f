/**
 * A cloud of its own for a test: functions written on the spot, a data folder that is removed afterwards.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, type CloudOptions, startCloud } from '../../local-cloud'

/** A function: its index.js, and its config.json where it has one. */
export type FunctionSource = string | { code: string; config: unknown }

export interface TestCloud extends Cloud {
  functionsDir: string
  dataDir: string
  /** Calls a function through the door of phones. */
  call(name: string, event?: unknown, openid?: string): Promise<DoorAnswer>
  /** Asks any door. */
  ask(path: string, init?: RequestInit): Promise<DoorAnswer>
}

/** What a function answers is known to the test that wrote the function. */
export type Json = ReturnType<typeof JSON.parse>

export interface DoorAnswer {
  status: number
  headers: Headers
  text: string
  body: Json
}

const clouds: Cloud[] = []
const dirs: string[] = []

/** The start of a function that uses the SDK. */
export const withSdk = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true })
const db = cloud.database()
`

export function writeFunction(dir: string, name: string, source: FunctionSource): void {
  mkdirSync(join(dir, name), { recursive: true })
  writeFileSync(join(dir, name, 'index.js'), typeof source === 'string' ? source : source.code)
  if (typeof source !== 'string') writeFileSync(join(dir, name, 'config.json'), JSON.stringify(source.config))
}

/** Folders for a cloud that a test starts itself. */
export function folders(functions: Record<string, FunctionSource> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  dirs.push(dir)
  const functionsDir = join(dir, 'functions')
  mkdirSync(functionsDir)
  for (const [name, source] of Object.entries(functions)) writeFunction(functionsDir, name, source)
  return { dir, functionsDir, dataDir: join(dir, 'data') }
}

/** Starts a cloud with these functions; `stopClouds` ends it. */
export async function cloudWith(
  functions: Record<string, FunctionSource>,
  options: Partial<CloudOptions> = {},
): Promise<TestCloud> {
  const { functionsDir, dataDir } = folders(functions)
  // A busy machine must not make a test fail that is about something else.
  const limits = { timeoutDefaultSeconds: 30, ...options.limits }
  const cloud = await startCloud({ functionsDir, dataDir, timers: false, ...options, limits })
  clouds.push(cloud)
  return { ...cloud, functionsDir, dataDir, ...doorsOf(cloud) }
}

function doorsOf(cloud: Cloud): Pick<TestCloud, 'call' | 'ask'> {
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(cloud.url + path, init)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }
  return {
    ask,
    call: (name, event = {}, openid = 'oAlice') =>
      ask(`/invoke/${name}`, {
        method: 'POST',
        headers: { 'x-openid': openid },
        body: JSON.stringify(event),
      }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** For afterEach: ends every cloud and removes every folder. */
export async function stopClouds(): Promise<void> {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()))
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
}
