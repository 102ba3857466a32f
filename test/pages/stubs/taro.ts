/** The parts of Taro that screens use, on one table: a test reads what was asked of the phone, and plays the phone. */
import { useEffect, useRef } from 'react'

type Listener = () => void

const shown = new Set<Listener>()
const hidden = new Set<Listener>()
const bottom = new Set<Listener>()
const appHide = new Set<Listener>()
const appShow = new Set<Listener>()

const shareOf = { current: (): object => ({}) }

/** What happened to the phone: where it was sent, what it keeps, how it can be played. */
export const phone = {
  visits: [] as string[],
  storage: new Map<string, unknown>(),
  clipboard: '',
  /** What the person answers to a question. */
  agrees: true,
  /** How often a question was asked. */
  questions: 0,
  params: {} as Record<string, string>,
  comeBack: () => shown.forEach((listener) => listener()),
  /** Another screen is laid on this one. */
  goUnder: () => hidden.forEach((listener) => listener()),
  reachBottom: () => bottom.forEach((listener) => listener()),
  /** What WeChat would send into a chat from this screen. */
  share: () => shareOf.current(),
  hide: () => appHide.forEach((listener) => listener()),
  show: () => appShow.forEach((listener) => listener()),
  forget() {
    this.visits.length = 0
    this.storage.clear()
    this.clipboard = ''
    this.agrees = true
    this.questions = 0
    this.params = {}
  },
}

function useListener(listeners: Set<Listener>, listener: Listener, isCalledAtOnce = false): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const call = () => latest.current()
    listeners.add(call)
    if (isCalledAtOnce) call()
    return () => void listeners.delete(call)
  }, [listeners, isCalledAtOnce])
}

export const useDidShow = (listener: Listener) => useListener(shown, listener, true)
export const useDidHide = (listener: Listener) => useListener(hidden, listener)
export const useReachBottom = (listener: Listener) => useListener(bottom, listener)
export const useShareAppMessage = (message: () => object) => void (shareOf.current = message)
export const useRouter = () => ({ params: phone.params })

const goes =
  (way: string) =>
  async ({ url }: { url: string }) =>
    void phone.visits.push(`${way} ${url}`)

export default {
  navigateTo: goes('to'),
  switchTab: goes('tab'),
  reLaunch: goes('start'),
  redirectTo: goes('instead'),
  navigateBack: async () => void phone.visits.push('back'),
  getCurrentPages: () => [{ route: 'pages/home/index' }, { route: 'pages/points/index' }],
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  setStorage: async ({ key, data }: { key: string; data: unknown }) => void phone.storage.set(key, data),
  getStorage: async ({ key }: { key: string }) => {
    if (!phone.storage.has(key)) throw new Error('nothing kept')
    return { data: phone.storage.get(key) }
  },
  setClipboardData: async ({ data }: { data: string }) => {
    phone.clipboard = data
  },
  showModal: async () => {
    phone.questions += 1
    return { confirm: phone.agrees }
  },
  canIUse: () => false,
  scanCode: async () => ({ result: '' }),
  vibrateShort: async () => undefined,
  vibrateLong: async () => undefined,
  onAppHide: (listener: Listener) => appHide.add(listener),
  onAppShow: (listener: Listener) => appShow.add(listener),
  offAppHide: (listener: Listener) => appHide.delete(listener),
  offAppShow: (listener: Listener) => appShow.delete(listener),
}
