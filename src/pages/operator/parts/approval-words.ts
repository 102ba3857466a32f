import type { ValueOf } from '../../../lib/cloud'

export type ApprovalView = ValueOf<'operator', 'listApprovals'>['approvals'][number]

export const kindNames: Record<ApprovalView['kind'], string> = {
  adjust: '调整一位会员的积分',
  grant: '授予等级',
  issue: '给一批会员发券',
  merge: '合并两位会员',
  offer: '发一个兑换',
  operator: '邀请一位新的运营',
  settings: '改规则',
}

/** Loquat is what waits for somebody; approved is decided and about to be carried out. */
export const stateWords: Record<
  ApprovalView['state'],
  { text: string; tone: 'value' | 'good' | 'bad' | 'plain' | 'notice' }
> = {
  waiting: { text: '等人批准', tone: 'value' },
  approved: { text: '已批准，正在生效', tone: 'notice' },
  done: { text: '已生效', tone: 'good' },
  rejected: { text: '已驳回', tone: 'bad' },
  lapsed: { text: '没有生效', tone: 'plain' },
  expired: { text: '过期了', tone: 'plain' },
}

const lapsedWords = (kind: ApprovalView['kind']) =>
  kind === 'operator'
    ? '。那时两人里有一位已经不是运营，邀请没有发出'
    : '。那时已经有别的改动先生效，这一份没有生效，要的话请重新提'

/** Who decided what, when and why. */
export function decidedWords({ kind, state, decided }: ApprovalView, moment: string): string {
  if (!decided) return ''
  const why = decided.reason === null ? '' : `：${decided.reason}`
  const did = state === 'rejected' ? '驳回' : '批准'
  const but = state === 'lapsed' ? lapsedWords(kind) : ''
  return `${decided.byName} ${moment} ${did}${why}${but}`
}

const outcomes: Record<ApprovalView['kind'], string> = {
  adjust: '已批准，积分已经调整',
  grant: '已批准，等级已经授予',
  issue: '已批准，正在一位一位地发',
  merge: '已批准，两位会员已经合并',
  offer: '已批准，兑换已经生效',
  operator: '已批准，提出的人会看到邀请码',
  settings: '已批准，新规则已经发布',
}

/** What an operator is told once they have decided. */
export function outcomeWords({ kind, state }: ApprovalView): string {
  if (state === 'rejected') return '已驳回，什么都没有改动'
  if (state === 'lapsed') return '批准了，但中间有别的改动先生效，这一份没有生效'
  if (state === 'approved') return '已批准，稍后自动生效'
  return outcomes[kind]
}
