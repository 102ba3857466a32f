/** How long something still runs, in the words of a person: light enough for the phone. */

const minuteMs = 60_000

/** 还剩 2 天 3 小时, 还剩 5 小时 20 分, 还剩 12 分, 不到 1 分钟; empty once it is over. */
export function timeLeftText(endsAt: number, now: number): string {
  const minutes = Math.floor((endsAt - now) / minuteMs)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (endsAt <= now) return ''
  if (days > 0) return hours > 0 ? `还剩 ${days} 天 ${hours} 小时` : `还剩 ${days} 天`
  if (hours > 0) return minutes % 60 > 0 ? `还剩 ${hours} 小时 ${minutes % 60} 分` : `还剩 ${hours} 小时`
  return minutes > 0 ? `还剩 ${minutes} 分` : '还剩不到 1 分钟'
}
