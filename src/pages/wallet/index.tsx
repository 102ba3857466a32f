import { Screen } from '../../components/screen'

export default function WalletPage() {
  return <Screen kind='tab' title='卡券' />
}
