import { Empty } from '../../../components/empty'
import { grouped, shortYuan } from '../../../domain/figures'
import { useQuery } from '../../../lib/queries'

const title = '没有要批的'

/** Nothing waits: it says what would, with the limits in force once they are read. */
export function NothingWaits() {
  const asked = useQuery('operator', 'getSettings', { input: {} })
  const settings = !asked.isLoading && asked.reply.ok ? asked.reply.value.settings : null
  const points = settings ? ` ${grouped(settings.points.adjustAloneMax)}` : '上限'
  const cost = settings ? ` ${shortYuan(settings.coupons.aloneFenMax)}` : '上限'
  return (
    <Empty
      icon='check'
      title={title}
      text={`调整积分超过${points}、开兑换或发券的成本超过${cost}、授予等级、两位会员的合并、新的运营，和会影响发出或欠下多少积分的规则改动，会先到这里等第二位运营。`}
    />
  )
}

/** Nothing was ever asked for. */
export function NothingAsked() {
  return <Empty icon='check' title={title} text='还没有人提过要审批的改动。' />
}
