import { Screen } from '../../../components/screen'

export default function OverviewPage() {
  return <Screen kind='tab' title='运营' />
}
