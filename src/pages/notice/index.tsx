import { Screen } from '../../components/screen'

export default function NoticePage() {
  return <Screen kind='tab' title='说明' />
}
