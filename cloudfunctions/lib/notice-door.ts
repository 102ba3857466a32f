/** The door to WeChat's subscribe messages: the templates of the environment, and sending one message. */
import { type NoticeKind, noticeKinds } from '../../src/domain/notice'
import { readTemplate, type Templates } from '../../src/domain/notice-template'
import { cloud } from './wechat'

export interface Message {
  openid: string
  templateId: string
  page: string
  fields: Record<string, { value: string }>
}

export interface NoticeDoor {
  /** Only of the kinds that are configured. */
  templates: Templates
  /** Sends a message and answers WeChat's errcode, 0 for sent. Throws where no answer came: it may have been sent. */
  send(message: Message): Promise<number>
}

const variables: Record<NoticeKind, string> = {
  expiry: 'SIYU_NOTICE_EXPIRY',
  tier: 'SIYU_NOTICE_TIER',
  points: 'SIYU_NOTICE_POINTS',
}

/** The templates that an environment names. One that cannot be read is none: nothing is asked and nothing is sent. */
export function templatesIn(environment: Record<string, string | undefined>): Templates {
  const templates: Templates = {}
  for (const kind of noticeKinds) {
    const template = readTemplate(environment[variables[kind]])
    if (template) templates[kind] = template
  }
  return templates
}

/** WeChat's own codes are positive; the cloud's say that the call was never let through. */
const notLetThrough = [-604100, -604101]

/** Sends a message by WeChat. */
export async function sendByWeChat({ openid, templateId, page, fields }: Message): Promise<number> {
  const message = { touser: openid, templateId, page, data: fields }
  try {
    await cloud.openapi.subscribeMessage.send(message)
    return 0
  } catch (error) {
    const code = codeOf(error)
    if (code > 0 || notLetThrough.includes(code)) return code
    throw error
  }
}

function codeOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('errCode' in error)) return Number.NaN
  return Number(error.errCode)
}
