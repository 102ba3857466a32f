/** What is wrong with proposed settings, fault by fault: where it stands, and what to do about it. */
import * as v from 'valibot'
import { Settings } from './settings'
import { type Refusal, refuse } from './result'
import { settingName } from './setting-names'

export interface Fault {
  path: string
  text: string
}

/** The settings in what was sent, or every fault of it. The version is ours: whatever was sent for it is replaced. */
export function readSettings(sent: Record<string, unknown>, version: number): Settings | Fault[] {
  const parsed = v.safeParse(Settings, { ...sent, version })
  return parsed.success ? parsed.output : parsed.issues.map(faultOf)
}

/** The refusal of settings with these faults: the first three are read out. */
export function refuseFaults(faults: Fault[]): Refusal {
  const named = faults.slice(0, 3).map(({ text }) => text)
  const more = faults.length > named.length ? `等 ${faults.length} 处` : ''
  return refuse('SETTINGS_INVALID', `${named.join('；')}${more}。规则没有改动，请改好后再提。`)
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const path = v.getDotPath(issue) ?? ''
  return { path, text: `${settingName(path)}${wrongOf(issue)}` }
}

/** What one issue says in words. It never repeats what was sent. */
function wrongOf({ type, kind, message, input, ...issue }: v.BaseIssue<unknown>): string {
  const bound = String('requirement' in issue ? issue.requirement : '')
  if (type === 'check' || type === 'raw_check' || type === 'regex') return `：${message}`
  if (type === 'strict_object') return input === undefined ? '没有填' : '不是一条规则'
  if (input === undefined || input === null) return '没有填'
  const words: Record<string, string> = {
    number: '要是数字',
    string: '要是文字',
    boolean: '要选是或否',
    array: '要是一列',
    safe_integer: '要是整数',
    min_value: `不能小于 ${bound}`,
    max_value: `不能大于 ${bound}`,
    min_length: kind === 'validation' && typeof input === 'string' ? '不能空着' : `至少 ${bound} 条`,
    max_length: typeof input === 'string' ? `最多 ${bound} 个字` : `最多 ${bound} 条`,
    length: `要正好 ${bound} 条`,
    picklist: '不在可选的里面',
  }
  return words[type] ?? '不对'
}
