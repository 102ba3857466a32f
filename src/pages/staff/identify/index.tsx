import { Screen } from '../../../components/screen'

export default function IdentifyPage() {
  return <Screen kind='tab' title='店员' />
}
