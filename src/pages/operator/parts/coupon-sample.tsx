import { CouponTicket } from '../../../components/coupon-ticket'
import { faceOf, ticketLine, validityText } from '../../../domain/coupon-words'
import type { ValueOf } from '../../../lib/cloud'

export type TemplateContent = ValueOf<'operator', 'listTemplates'>['templates'][number]['version']['content']

interface CouponSampleProps {
  content: Pick<TemplateContent, 'name' | 'picture' | 'rule' | 'validity' | 'storeIds'>
  nameOf: (storeId: string) => string
}

/** A coupon as the member will see it in the wallet. */
export function CouponSample({ content, nameOf }: CouponSampleProps) {
  const { name, picture, rule, validity, storeIds } = content
  const line = ticketLine(content, storeIds.map(nameOf))
  return <CouponTicket coupon={{ name, picture, face: faceOf(rule), line }} foot={validityText(validity)} />
}
