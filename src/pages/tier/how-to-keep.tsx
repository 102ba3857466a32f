import { View } from '@tarojs/components'
import { Badge } from '../../components/badge'
import { cx } from '../../components/cx'
import { Note } from '../../components/note'
import { fullDate } from '../../domain/beijing-text'
import { grouped, shortYuan } from '../../domain/figures'
import type { TierPage, TierReview } from '../../domain/tier-page'
import styles from './tier.module.scss'

/** The forecast at the review, not only today's value, and what happens on which day where it is too little. */
export function HowToKeep({ page, review }: { page: TierPage; review: TierReview }) {
  const { current } = page
  return (
    <View className='card'>
      <View className='flex between'>
        <View className='h3'>{`怎么保住${current.name}`}</View>
        {review.missing > 0 ? (
          <Badge tone='value'>{`还差 ${grouped(review.missing)}`}</Badge>
        ) : (
          <Badge tone='good'>已经够了</Badge>
        )}
      </View>
      <View className={cx('sub', 'num', styles.sentence)}>{reviewText(page, review)}</View>
      <View className={cx(styles.bar)}>
        <View className={cx(styles.fill)} style={{ width: widthOf(review) }} />
      </View>
      <View className='flex between cap num mt1'>
        <View>{`届时预计 ${grouped(review.forecastGrowth)}`}</View>
        <View>{`保级线 ${grouped(review.threshold)}`}</View>
      </View>
      <View className='mt3'>
        <Note icon='cup'>{whatToDo(page, review)}</Note>
      </View>
      <View className='cap num mt2'>{graceText(review)}</View>
    </View>
  )
}

function reviewText({ current, growthMonths }: TierPage, review: TierReview): string {
  const leaving = current.growth - review.forecastGrowth
  const rest = leaving > 0 ? `，其中 ${grouped(leaving)} 会在那之前满 ${growthMonths} 个月、不再计入` : ''
  return `${fullDate(review.at)}评定时，看最近 ${growthMonths} 个月的成长值是否满 ${grouped(review.threshold)}。现在有 ${grouped(current.growth)}${rest}。`
}

function whatToDo({ validMonths }: TierPage, { missing, missingFen }: TierReview): string {
  if (missing <= 0) return `现在这些就够再续 ${validMonths} 个月。花积分不会降低成长值。`
  return `再消费约 ${shortYuan(missingFen)} 就够。花积分不会降低成长值。`
}

/** In the days of grace the review ahead is the last one. */
function graceText({ graceDays, downgradeTo, dropsAt }: TierReview): string {
  if (dropsAt === null || downgradeTo === null)
    return graceDays === 0 ? '没达到也为你保留。' : `没达到也有 ${graceDays} 天宽限期。`
  if (graceDays === 0) return `宽限期到 ${fullDate(dropsAt)}，没达到就降到${downgradeTo}。`
  return `没达到也先有 ${graceDays} 天宽限期，${fullDate(dropsAt)}还没达到才降到${downgradeTo}。`
}

function widthOf({ forecastGrowth, threshold }: TierReview): string {
  return `${Math.min(100, Math.round((forecastGrowth / Math.max(1, threshold)) * 1000) / 10)}%`
}
