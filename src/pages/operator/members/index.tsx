import { View } from '@tarojs/components'
import { useQuery } from '../../../lib/queries'
import { Page } from '../parts/layout'
import { FindForm } from '../parts/find-form'
import { OperatorScreen } from '../parts/operator-screen'
import { whomQuery } from '../parts/whom'
import { go } from '../../../lib/navigation'

/** Finds a member; whoever is found opens at once. */
export default function MembersScreen() {
  const asked = useQuery('operator', 'getOverview', { input: {} })
  return (
    <OperatorScreen title='会员' here='members' asked={asked}>
      {({ joinedMembers, unclaimedMembers }) => (
        <Page>
          <View className='card'>
            <View className='h3'>查一位会员</View>
            <FindForm onFound={(_, whom) => go('member-history', whomQuery(whom))} />
          </View>
          <View className='cap num tc'>
            {`现在有 ${joinedMembers} 位会员，${unclaimedMembers} 位只在门店或商城买过的顾客`}
          </View>
        </Page>
      )}
    </OperatorScreen>
  )
}
