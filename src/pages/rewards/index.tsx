import { Screen } from '../../components/screen'

export default function RewardsPage() {
  return <Screen kind='tab' title='好礼' />
}
