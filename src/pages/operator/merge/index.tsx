import { useRouter } from '@tarojs/taro'
import { useQuery } from '../../../lib/queries'
import { OperatorScreen } from '../parts/operator-screen'
import { whomIn } from '../parts/whom'
import { Merging } from './merging'

/** Two accounts of one person become one: this one stays, the other moves into it. */
export default function MergeScreen() {
  const { params } = useRouter()
  const into = whomIn(params)
  const asked = useQuery('operator', 'findMember', { input: { member: into } })
  return (
    <OperatorScreen title='合并会员' here='members' asked={asked}>
      {(member) => <Merging into={{ whom: into, member }} />}
    </OperatorScreen>
  )
}
