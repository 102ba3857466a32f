import { Screen } from '../../components/screen'

export default function PointsPage() {
  return <Screen kind='tab' title='积分' />
}
