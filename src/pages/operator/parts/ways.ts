import type { IconName } from '../../../components/icon'
import type { ScreenName } from '../../../lib/navigation'

interface Way {
  to: ScreenName
  name: string
  hint: string
  icon: IconName
}

/** Where an operator can go: a list on the left of a desk, rows of the overview on a phone. */
export const ways: Way[] = [
  { to: 'approvals', name: '审批', hint: '要第二位运营同意的改动', icon: 'check' },
  { to: 'audit', name: '每晚对账', hint: '账对不对得上，每天发了多少积分', icon: 'shield' },
]
