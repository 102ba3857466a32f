/** The world as it is: WeChat's database, this machine's clock and dice, the keys of the environment. */
import { createHmac } from 'node:crypto'
import { refuse, type Refusal } from '../../src/domain/result'
import { type Edge, freshMemory } from './edge'
import { sendByWeChat, templatesIn } from './notice-door'
import { wxPlatform } from './wx-platform'
import { wxStore } from './wx-store'

const memory = freshMemory()

/** The edge of this instance; refused where the key that makes member ids is not set. */
export function realEdge(): Edge | Refusal {
  const { SIYU_MEMBER_KEY, SIYU_INGRESS_SECRET, SIYU_SETUP_CODE } = process.env
  if (!SIYU_MEMBER_KEY)
    return refuse(
      'SERVICE_UNCONFIGURED',
      '服务还没有配置好（缺少 SIYU_MEMBER_KEY），什么都没有记。请让部署的人在云环境里设好它，再试一次。',
    )
  return {
    store: wxStore,
    platform: wxPlatform(),
    now: Date.now,
    dice: Math.random,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    mac: (text) => createHmac('sha256', SIYU_MEMBER_KEY).update(text).digest(),
    secrets: { ingress: SIYU_INGRESS_SECRET || null, setup: SIYU_SETUP_CODE || null },
    notices: { templates: templatesIn(process.env), send: sendByWeChat },
    memory,
  }
}
