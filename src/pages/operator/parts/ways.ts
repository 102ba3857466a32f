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
  { to: 'members', name: '会员', hint: '查一位会员，看明细，调整积分', icon: 'users' },
  { to: 'rules', name: '规则设置', hint: '积分、等级、活动、竞赛，改之前先看影响', icon: 'sliders' },
  { to: 'shelf', name: '好礼与卡券', hint: '券模板、兑换、库存，给会员发券', icon: 'gift' },
  { to: 'words', name: '每日口令', hint: '群里发的口令，可以提前排好', icon: 'ticket' },
  { to: 'rule-history', name: '变更记录', hint: '谁在什么时候改了什么，为什么', icon: 'clock' },
  { to: 'audit', name: '每晚对账', hint: '账对不对得上，每天发了多少积分', icon: 'shield' },
]
