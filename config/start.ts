/** `npm start`: the mini-program in a browser, its functions on a local cloud, and a brand with a past to look at. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Cloud, startCloud } from '../local-cloud'
import { openDataFolder } from '../local-cloud/data-folder'
import { DAY_MS } from '../src/domain/calendar'
import { build, root } from './build'
import { countOrders, daysToldMax, seedDemo, wholeStory } from './demo/seed'
import { identitiesFile, keepStory, readStory, type Story } from './demo/story'
import { builtCloud, secretsNamed, templatesNamed } from './lib/siyu-cloud'
import { PlainError, runMain } from './lib/plain'
import { openProgress } from './lib/progress'

interface Wish {
  isFresh: boolean
  isEmpty: boolean
  port: number
  dataDir: string
}

const portDefault = 8787

function readWish(): Wish {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      port: { type: 'string', default: String(portDefault) },
      data: { type: 'string' },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`--port takes a whole number from 1 to 65535, not "${values.port}".`)
  }
  const dataDir = path.resolve(values.data ?? path.join(root, '.data', values.empty ? 'empty' : 'demo'))
  return { isFresh: values.fresh, isEmpty: values.empty, port, dataDir }
}

/** Asked before anything is built: nobody waits for a build to read that the port is taken. */
function refuseTakenPort(port: number): Promise<void> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(new PlainError(`Port ${port} is taken; choose another one: npm start -- --port ${port + 1}`)),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}

/** Deletes only what a local cloud has written: a mistyped folder of somebody's is not ours to clear. */
function clear(dataDir: string): void {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return
  const isOfCloud = existsSync(path.join(dataDir, 'cloud.json'))
  if (!isOfCloud && !readStory(dataDir)) {
    throw new PlainError(`${dataDir} is not a data folder of a local cloud, so --fresh does not delete it.`)
  }
  // Refuses a folder that another cloud is using.
  if (isOfCloud) openDataFolder(dataDir).release()
  rmSync(dataDir, { recursive: true })
}

/** The story of the folder, begun where the folder is new; none for a folder that was made without one. */
function openStory({ dataDir, isEmpty }: Wish): Story | undefined {
  const known = readStory(dataDir)
  if (known?.kind === 'demo' && isEmpty) {
    throw new PlainError(`${dataDir} holds demonstration data; add --fresh to begin empty.`)
  }
  if (known || existsSync(path.join(dataDir, 'cloud.json'))) return known
  const story: Story = { kind: isEmpty ? 'empty' : 'demo', startedAt: Date.now(), isComplete: isEmpty }
  keepStory(dataDir, story)
  return story
}

function openCloud({ dataDir, port }: Wish, story: Story | undefined): Promise<Cloud> {
  return startCloud({
    ...builtCloud(dataDir),
    port,
    site: { dir: path.join(root, 'dist/h5'), files: { '/demo/identities.json': identitiesFile(dataDir) } },
    env: { ...secretsNamed(), ...templatesNamed() },
    ...(story?.kind === 'demo' ? { clock: { at: story.startedAt - daysToldMax * DAY_MS } } : {}),
  })
}

async function tell(cloud: Cloud, { dataDir }: Wish, story: Story): Promise<void> {
  const telling = wholeStory(story.startedAt)
  const progress = openProgress('making fourteen months of 小满咖啡', countOrders(telling))
  try {
    await seedDemo(cloud, telling, progress)
  } finally {
    progress.stop()
  }
  keepStory(dataDir, { ...story, isComplete: true })
}

function say(cloud: Cloud, { dataDir }: Wish, story: Story | undefined): void {
  console.log(`\nSiyu is open    ${cloud.url}`)
  console.log(`cloud console   ${cloud.url}/console`)
  console.log(`data folder     ${dataDir}`)
  const made = (name: string) => !process.env[name]
  if (made('SIYU_INGRESS_SECRET')) {
    console.log(`\nOrders are signed with this secret, made here and kept in the data folder:`)
    console.log(`SIYU_INGRESS_SECRET=${cloud.secrets['SIYU_INGRESS_SECRET'] ?? ''}`)
  }
  if (story?.kind === 'empty') {
    console.log(`\nWhoever enters this code first becomes the operator:`)
    console.log(`SIYU_SETUP_CODE=${cloud.secrets['SIYU_SETUP_CODE'] ?? ''}`)
  }
  console.log('\nCtrl-C stops.')
}

/** The first signal ends cleanly, a second one at once. */
function stopOnSignal(cloud: Cloud): { isStopping(): boolean } {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) process.exit(130)
    isStopping = true
    console.log('\nstopping')
    void cloud.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return { isStopping: () => isStopping }
}

async function main(): Promise<void> {
  const wish = readWish()
  await refuseTakenPort(wish.port)
  if (wish.isFresh) clear(wish.dataDir)
  const story = openStory(wish)
  await build(['functions', 'h5'])
  const cloud = await openCloud(wish, story)
  const signals = stopOnSignal(cloud)
  try {
    if (story && !story.isComplete) await tell(cloud, wish, story)
  } catch (error) {
    // The doors closed under the story; the next start goes on with it.
    if (signals.isStopping()) return
    throw error
  }
  say(cloud, wish, story)
}

runMain(main)
