import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { ProductPicture } from '../../components/product-picture'
import { Row } from '../../components/row'
import { endText, kindName } from '../../domain/coupon-words'
import { CodePart, type OpenedCoupon } from './code-part'
import styles from './coupon.module.scss'

interface CouponContentProps {
  coupon: OpenedCoupon
  /** What was read is no longer true: it was used, or its time has come. */
  onChanged: () => void
}

export function CouponContent({ coupon, onChanged }: CouponContentProps) {
  const { name, kind, picture, until, now, line, words, sentences } = coupon
  return (
    <View className='stack'>
      <View className={cx(styles.ticket)}>
        <View className={cx('flex g3 top', styles.head)}>
          <View className='grow'>
            <View className='h1 two'>{name}</View>
            <View
              className={cx('sub num', styles.under)}
            >{`${kindName(kind)} · ${endText(until, now)}`}</View>
          </View>
          <ProductPicture name={picture} size='small' />
        </View>
        <View className={cx(styles.perforation)} />
        <View className={cx(styles.code)}>
          <CodePart coupon={coupon} onChanged={onChanged} />
        </View>
      </View>
      <View className='card card-flush'>
        <Stores coupon={coupon} />
        <Row icon='gift' title={`来自${coupon.source}`} />
        <Row icon='undo' title='用错了怎么办' hint='24 小时内请店员撤销，券会退回' />
      </View>
      <View className='card'>
        <View className='h3'>使用说明</View>
        <View className={cx('sub', styles.sentences)}>
          <View>{line}</View>
          {words && <View>{words}</View>}
          {sentences.map((sentence) => (
            <View key={sentence}>{sentence}</View>
          ))}
        </View>
      </View>
    </View>
  )
}

function Stores({ coupon: { storesText, storeNames } }: { coupon: OpenedCoupon }) {
  if (storeNames.length === 0) return <Row icon='store' title={`${storesText}可用`} />
  const title = storeNames.length === 1 ? `只限${storeNames.join('')}` : `${storeNames.length} 家门店可用`
  return <Row icon='store' title={title} {...(storeNames.length > 1 && { hint: storeNames.join('、') })} />
}
