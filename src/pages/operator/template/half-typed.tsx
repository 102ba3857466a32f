import { CouponTicket } from '../../../components/coupon-ticket'
import { faceOf, kindName, ticketLine, validityText } from '../../../domain/coupon-words'
import { ruleOf, type TemplateTexts, validityOf } from './form'

interface HalfTypedProps {
  texts: TemplateTexts
  nameOf: (storeId: string) => string
}

/** A coupon that is not typed to its end: what is known of it, and in the place of each other thing what is missing. */
export function HalfTyped({ texts, nameOf }: HalfTypedProps) {
  const { name, picture, kind, storeIds } = texts
  const rule = ruleOf(texts)
  const validity = validityOf(texts)
  const stores = storeIds.split('、').filter((id) => id !== '')
  const isRuled = typeof rule !== 'string'
  return (
    <CouponTicket
      coupon={{
        name: name.trim() || '还没有名称',
        picture,
        face: isRuled ? faceOf(rule) : { figure: null, under: kindName(kind) },
        line: isRuled ? ticketLine({ name, rule }, stores.map(nameOf)) : rule,
      }}
      foot={typeof validity === 'string' ? validity : validityText(validity)}
    />
  )
}
