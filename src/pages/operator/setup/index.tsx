import { Screen } from '../../../components/screen'

export default function SetupPage() {
  return <Screen kind='tab' title='开始运营' />
}
