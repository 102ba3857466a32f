import { Screen } from '../../../components/screen'

export default function InvitePage() {
  return <Screen kind='tab' title='加入门店' />
}
