import { Screen } from '../../components/screen'

export default function PrivacyPage() {
  return <Screen kind='tab' title='隐私与数据' />
}
