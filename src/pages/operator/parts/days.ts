/** What is wrong with a first and a last day as they were picked; nothing where they are days in their order. */
export function daysFault({ from, to }: { from: string; to: string }): string {
  const isDay = (day: string) => /^20\d\d-\d\d-\d\d$/.test(day.trim())
  if (!isDay(from) || !isDay(to)) return '选好第一天和最后一天。'
  return from.trim() <= to.trim() ? '' : '最后一天不能早于第一天。'
}
