import { Screen } from '../../components/screen'

export default function TierPage() {
  return <Screen kind='tab' title='我的等级' />
}
