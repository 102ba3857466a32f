import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'
import { goTab } from '../../lib/navigation'

/** No coupons can be had yet, so there is nothing to ask the cloud for. */
export default function WalletPage() {
  return (
    <Screen kind='tab' title='卡券'>
      <Empty
        icon='ticket'
        title='还没有券'
        text='好礼还在准备，现在没有能得到券的地方。上架后，换到的券会放在这里。'
      >
        <Button onTap={() => goTab('rewards')}>去看看好礼</Button>
      </Empty>
    </Screen>
  )
}
