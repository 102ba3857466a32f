import { Screen } from '../../components/screen'

export default function MePage() {
  return <Screen kind='tab' title='我的' />
}
