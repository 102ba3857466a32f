/** Who the customers of 小满咖啡 are. Every name is made up. */
import { type Dice, diceOf } from '../lib/dice'

/** How somebody shops: how often, and for how much a visit. */
export interface Habit {
  ordersPerYear: number
  minFen: number
  maxFen: number
}

export interface Person {
  /** A till may know a customer who has not joined; their orders wait for them. */
  customer: { openid: string } | { externalId: string }
  nickname: string | null
  habit: Habit
  /** How many days before the first start they joined; their orders come after it. */
  joinedDaysAgo: number
  firstTouch: { kind: 'channel' | 'group' | 'live' | 'store' | 'direct'; id?: string }
  /** Days before the first start on which they checked in. */
  checkInDaysAgo: number[]
  /** Days before the first start on which they certainly bought something. */
  boughtDaysAgo?: number[]
  /** Shown in the identity switch. */
  label?: string
  note?: string
}

const rare: Habit = { ordersPerYear: 4, minFen: 1_800, maxFen: 5_800 }
const weekly: Habit = { ordersPerYear: 14, minFen: 5_000, maxFen: 23_300 }
const daily: Habit = { ordersPerYear: 32, minFen: 8_600, maxFen: 33_800 }
const office: Habit = { ordersPerYear: 34, minFen: 30_800, maxFen: 178_000 }
const banquet: Habit = { ordersPerYear: 30, minFen: 178_000, maxFen: 848_000 }

const store = { kind: 'store', id: 'hengshan-lu' } as const

export const hero = 'demo-lin-zhixia'

/** The people of the identity switch; the first is the member whose card opens. */
export const knownPeople: Person[] = [
  {
    customer: { openid: hero },
    nickname: '林知夏',
    label: '林知夏',
    note: '金卡，常来的老朋友',
    habit: { ordersPerYear: 104, minFen: 3_200, maxFen: 9_900 },
    joinedDaysAgo: 420,
    firstTouch: store,
    checkInDaysAgo: [12, 6, 5, 4, 3, 2, 1],
    boughtDaysAgo: [0, 1, 3, 5],
  },
  {
    customer: { openid: 'demo-chen-yinuo' },
    nickname: '陈一诺',
    label: '陈一诺',
    note: '普通，来过几次',
    habit: { ordersPerYear: 9, minFen: 1_800, maxFen: 5_800 },
    joinedDaysAgo: 225,
    firstTouch: { kind: 'live', id: 'spring-roast' },
    checkInDaysAgo: [3],
  },
  {
    customer: { openid: 'demo-zhou-zimo' },
    nickname: '周子墨',
    label: '周子墨',
    note: '银卡',
    habit: { ordersPerYear: 36, minFen: 3_200, maxFen: 9_800 },
    joinedDaysAgo: 350,
    firstTouch: { kind: 'group', id: 'xujiahui-neighbours' },
    checkInDaysAgo: [2, 1, 0],
    boughtDaysAgo: [2],
  },
  {
    customer: { openid: 'demo-shen-yizhou' },
    nickname: '沈亦舟',
    label: '沈亦舟',
    note: '钻石，公司团餐，数字很大',
    habit: banquet,
    joinedDaysAgo: 420,
    firstTouch: { kind: 'channel', id: 'office-advisor' },
    checkInDaysAgo: [7, 6, 5, 4, 3, 2, 1, 0],
    boughtDaysAgo: [1, 4],
  },
  {
    customer: { openid: 'demo-long-name' },
    nickname: '每天都要喝一杯燕麦拿铁才能起床的欧阳同学',
    label: '欧阳同学',
    note: '金卡，名字很长',
    habit: daily,
    joinedDaysAgo: 300,
    firstTouch: { kind: 'direct' },
    checkInDaysAgo: [],
  },
  {
    customer: { openid: 'demo-no-name' },
    nickname: null,
    label: '没有昵称的会员',
    note: '刚加入，还没有消费',
    habit: { ordersPerYear: 0, minFen: 0, maxFen: 0 },
    joinedDaysAgo: 0,
    firstTouch: { kind: 'direct' },
    checkInDaysAgo: [],
  },
]

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余']
const givenNames =
  '雨桐 思远 嘉怡 梓涵 书瑶 浩然 静姝 明哲 若溪 子昂 念安 景行 清越 语嫣 知遥 南乔 望舒 星野 听澜 予安'.split(
    ' ',
  )

const crowdOf: { habit: Habit; count: number }[] = [
  { habit: rare, count: 132 },
  { habit: weekly, count: 40 },
  { habit: daily, count: 17 },
  { habit: office, count: 6 },
]

/** Everybody else: some two hundred members in every tier, the same ones each time. */
export function crowd(): Person[] {
  const dice = diceOf(20_240_520)
  const habits = crowdOf.flatMap(({ habit, count }) => Array.from({ length: count }, () => habit))
  return habits.map((habit, index) => ({
    customer: { openid: `demo-crowd-${String(index + 1).padStart(3, '0')}` },
    nickname: nicknameOf(index),
    habit,
    joinedDaysAgo: habit === rare ? dice.between(1, 420) : dice.between(340, 420),
    firstTouch: touchOf(dice),
    checkInDaysAgo: dice.roll() < 0.08 ? [2, 1, 0].slice(dice.between(0, 2)) : [],
  }))
}

/** Customers of the tills who have not joined yet. */
export function passersBy(): Person[] {
  return Array.from({ length: 8 }, (_, index) => ({
    customer: { externalId: `till-card-${index + 1}` },
    nickname: null,
    habit: rare,
    joinedDaysAgo: 400,
    firstTouch: store,
    checkInDaysAgo: [],
  }))
}

function nicknameOf(index: number): string {
  const surname = surnames[index % surnames.length] ?? ''
  return surname + (givenNames[(index + 3 * Math.floor(index / surnames.length)) % givenNames.length] ?? '')
}

function touchOf(dice: Dice): Person['firstTouch'] {
  return dice.pick<Person['firstTouch']>([
    store,
    { kind: 'store', id: 'xujiahui' },
    { kind: 'group', id: 'xujiahui-neighbours' },
    { kind: 'channel', id: 'autumn-poster' },
    { kind: 'live', id: 'spring-roast' },
    { kind: 'direct' },
  ])
}
