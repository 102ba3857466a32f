import { View } from '@tarojs/components'
import { dayHeading, daySpan, dayText } from '../domain/beijing-text'
import type { EntryView } from '../domain/statement'
import { cx } from './cx'
import styles from './entry-list.module.scss'
import { EntryRow } from './entry-row'

/** Movements in the order given, a card a day; sparse days share one, as long as it stays short. */
export function EntryList({ entries, now }: { entries: EntryView[]; now: number }) {
  return (
    <View>
      {inCards(entries, now).map((card, place) => (
        <View key={card[0]?.entryId ?? place}>
          <View className={cx('cap', 'num', styles.day)}>{headingOf(card, now)}</View>
          <View className={cx('card', 'card-flush', styles.card)}>
            {card.map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} {...(isSpan(card) && { now })} />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

const rowsMax = 5

/** Today stands alone; an older day joins the card before it within one month, while that has few rows. */
function inCards(entries: EntryView[], now: number): EntryView[][] {
  const today = dayText(now)
  const cards: EntryView[][] = []
  for (const entry of entries) {
    const card = cards[cards.length - 1]
    const last = card?.[card.length - 1]
    if (card && last && (last.day === entry.day || mayShare(card, entry, today))) card.push(entry)
    else cards.push([entry])
  }
  return cards
}

function mayShare(card: EntryView[], entry: EntryView, today: string): boolean {
  const [first] = card
  return (
    first !== undefined &&
    first.day !== today &&
    first.day.slice(0, 7) === entry.day.slice(0, 7) &&
    card.length < rowsMax
  )
}

function isSpan(card: EntryView[]): boolean {
  return card[0]?.day !== card[card.length - 1]?.day
}

function headingOf(card: EntryView[], now: number): string {
  const days = card.map(({ day }) => day).sort()
  const [first = '', last = ''] = [days[0], days[days.length - 1]]
  return first === last ? dayHeading(first, now) : daySpan(first, last, now)
}
