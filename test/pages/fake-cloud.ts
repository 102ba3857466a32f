/**
 * A small stand-in that answers from the contract, to look at screens without the functions:
 * `npx tsx test/pages/fake-cloud.ts dist/h5 4170`, then `?as=guest` and the like choose the openid's story.
 */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { entries, entry, guestHome, memberCode, memberHome, now, statement, tierPage } from './samples'

type Story = Record<string, (input: Record<string, unknown>) => unknown>

const value = (found: unknown) => ({ ok: true, value: found })
const refusal = (code: string, message: string) => ({ ok: false, code, message })
const joined = new Set<string>()

function storyOf(openid: string): Story {
  const isGuest = openid.startsWith('oVisitor') && !joined.has(openid)
  const rich = { ...memberHome, points: 1_234_567, worthFen: 12_345_670, debtPoints: 54 }
  const isRich = openid === 'oRich'
  const isFresh = joined.has(openid)
  const fresh = freshHome()
  return {
    'member.getHome': () =>
      value(isGuest ? guestHome : isRich ? richHome(rich) : isFresh ? fresh : memberHome),
    'member.join': () => {
      joined.add(openid)
      return value({ memberNo: '2M8T61KA', joinedAt: now })
    },
    'member.getCode': () =>
      isGuest ? refusal('MEMBER_NOT_JOINED', '加入会员后才有会员码。') : value(memberCode(Date.now())),
    'member.getTier': () => value(tierPage),
    'points.getStatement': ({ before }) =>
      value({ ...statement, entries: before ? [] : entries, next: null }),
    'points.checkIn': () =>
      value({
        points: 25,
        streakDays: 7,
        balance: 3293,
        entry: entry({ points: 25, reason: '连签第 7 天，多得 20' }),
      }),
    'staff.getMe': () =>
      openid === 'oClerk'
        ? value({ name: '小周', stores: [{ storeId: 's1', name: '静安寺店' }] })
        : refusal('ROLE_MISSING', '这里是店员用的。有邀请码的话，先接受邀请。'),
    'staff.identifyMember': ({ code }) =>
      String(code).endsWith('0')
        ? refusal('CODE_EXPIRED', '这个码不对，或者已经过了时间。请顾客刷新会员码再出示。')
        : value({
            memberNo: '7K3F29QD',
            nickname: '林知夏',
            tierId: 'gold',
            tierName: '金卡',
            points: 3268,
            pendingPoints: 320,
            joinedAt: now - 4e10,
          }),
  }
}

function freshHome() {
  return {
    ...memberHome,
    member: { memberNo: '2M8T61KA', nickname: null, avatarUrl: null, joinedAt: now },
    points: 0,
    worthFen: 0,
    pendingPoints: 0,
    nextPending: null,
    nearestExpiry: null,
    tier: {
      id: 'basic',
      name: '普通',
      growth: 0,
      next: { id: 'silver', name: '银卡', threshold: 1000, missing: 1000 },
      validUntil: null,
    },
    checkIn: { isDoneToday: false, streakDays: 0, todayPoints: 5, daysToBonus: 7, bonusPoints: 20 },
    newest: [],
  }
}

function richHome(home: typeof memberHome) {
  return {
    ...home,
    member: { ...home.member, nickname: '欧阳上官司马诸葛亮亮亮的超长昵称' },
    tier: {
      id: 'diamond',
      name: '钻石',
      growth: 1_308_940,
      next: null,
      validUntil: memberHome.tier.validUntil,
    },
  }
}

const identities = [
  { openid: 'oLin', label: '林知夏', role: 'member', note: '金卡，3,268 积分' },
  { openid: 'oRich', label: '周予安', role: 'member', note: '钻石，1,234,567 积分' },
  { openid: 'oClerk', label: '小周', role: 'staff', note: '静安寺店的店员' },
  { openid: 'oOperator', label: '许岚', role: 'operator', note: '运营' },
]

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>
}

export function serveFake(dir: string, port: number): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, reply) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const json = (found: unknown) => {
        reply.setHeader('content-type', 'application/json')
        reply.end(JSON.stringify(found))
      }
      if (url.pathname === '/demo/identities.json') return json({ identities })
      if (url.pathname.startsWith('/invoke/')) {
        const input = await bodyOf(request)
        const story = storyOf(String(request.headers['x-openid']))
        const found = story[`${url.pathname.slice(8)}.${String(input['action'])}`]
        return json(found ? found(input) : refusal('ACTION_UNKNOWN', '没有这个动作。'))
      }
      const file = path.join(dir, url.pathname === '/' ? 'index.html' : url.pathname)
      try {
        reply.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
        reply.end(readFileSync(file))
      } catch {
        reply.statusCode = 404
        reply.end()
      }
    })()
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const at = typeof address === 'object' && address ? address.port : port
      resolve({ url: `http://127.0.0.1:${at}`, stop: () => server.close() })
    })
  })
}

if (process.argv[1]?.endsWith('fake-cloud.ts')) {
  const [, , dir = 'dist/h5', port = '0'] = process.argv
  void serveFake(dir, Number(port)).then(({ url }) => console.log(url))
}
