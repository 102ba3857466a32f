import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { grouped, yuan } from '../../../domain/figures'
import type { Price } from '../../../domain/price'
import { faultText, ruleText } from '../../../domain/price-words'
import { type Choice, type Kind, pointsLimit, type Quote } from './till'
import styles from './till.module.scss'

interface DeductionsProps {
  quote: Quote
  choice: Choice
  price: Price
  onKind: (kind: Kind) => void
  onPoints: (points: number) => void
}

const kindNames: Record<Kind, string> = { cash: '减钱的券', percent: '打折的券' }

/** What comes off: a coupon of each kind, and points. */
export function Deductions({ quote, choice, price, onKind, onPoints }: DeductionsProps) {
  return (
    <View>
      <CouponRow kind='cash' quote={quote} choice={choice} price={price} onTap={() => onKind('cash')} />
      <CouponRow kind='percent' quote={quote} choice={choice} price={price} onTap={() => onKind('percent')} />
      <PointsRow quote={quote} price={price} onPoints={onPoints} />
    </View>
  )
}

interface CouponRowProps extends Pick<DeductionsProps, 'quote' | 'choice' | 'price'> {
  kind: Kind
  onTap: () => void
}

function CouponRow({ kind, quote, choice, price, onTap }: CouponRowProps) {
  const ofKind = quote.coupons.filter(({ rule }) => rule.kind === kind)
  if (ofKind.length === 0) return null
  const usable = ofKind.filter(({ why }) => why === null).length
  const chosen = ofKind.find(({ couponId }) => couponId === choice.couponIds[kind])
  const used = price.coupons.find(({ couponId }) => couponId === chosen?.couponId)
  const fault = price.faults.find((one) => 'couponId' in one && one.couponId === chosen?.couponId)
  return (
    <Tap className={cx(styles.row)} onTap={onTap}>
      <View className='grow'>
        <View className='flex g2'>
          <View className={cx(styles.name)}>{chosen ? (ruleText(chosen.rule) ?? '') : kindNames[kind]}</View>
          {chosen && <View className='cap one grow'>{chosen.name}</View>}
        </View>
        {fault && price.totalFen > 0 && <View className='cap c-bad num'>{faultText(fault)}</View>}
      </View>
      {used ? (
        <View className={cx('num b c-good', styles.off)}>{yuan(0 - used.offFen)}</View>
      ) : (
        <View className='cap num'>
          {chosen ? '没有用上' : usable > 0 ? `可用 ${usable} 张` : '现在没有可用'}
        </View>
      )}
      <Icon name='right' size={16} />
    </Tap>
  )
}

/** Why no points can be used now; `least` is the fewest that may be. */
function whyNone({ totalFen }: Price, points: number, least: number): string {
  if (points < least) return `满 ${grouped(least)} 分可用`
  return totalFen === 0 ? '先输入金额' : '这笔用不了'
}

function PointsRow({ quote, price, onPoints }: Pick<DeductionsProps, 'quote' | 'price' | 'onPoints'>) {
  const limit = pointsLimit(price, quote)
  const { points: step, pointsMin } = quote.redeem
  const least = Math.ceil(pointsMin / step) * step
  const { used, fen } = price.points
  if (limit === 0)
    return (
      <View className={cx(styles.row)}>
        <View className='grow'>积分抵现</View>
        <View className='cap num'>{whyNone(price, quote.member.points, least)}</View>
      </View>
    )
  return (
    <View className={cx(styles.row)}>
      <Tap className='grow' label={`用最多 ${grouped(limit)} 积分`} onTap={() => onPoints(limit)}>
        <View className={cx(styles.name)}>积分抵现</View>
        <View className='cap num'>{used > 0 ? `${grouped(used)} 积分` : `最多 ${grouped(limit)} 积分`}</View>
      </Tap>
      <Tap
        className={cx(styles.step)}
        label={`少用 ${step} 积分`}
        onTap={() => onPoints(used - step < least ? 0 : used - step)}
      >
        <View className={cx(styles.round)}>−</View>
      </Tap>
      <View className={cx('num b', fen > 0 ? 'c-good' : 'c-2', styles.worth)}>{yuan(0 - fen)}</View>
      <Tap
        className={cx(styles.step)}
        label={`多用 ${step} 积分`}
        onTap={() => onPoints(Math.min(limit, Math.max(least, used + step)))}
      >
        <View className={cx(styles.round)}>+</View>
      </Tap>
    </View>
  )
}
