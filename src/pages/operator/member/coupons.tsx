import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { endText } from '../../../domain/coupon-words'
import { useCommand } from '../../../lib/commands'
import { Line, Panel } from '../parts/panel'
import { Reasoned } from '../parts/reasoned'
import type { MemberHistory } from './use-member'

type HeldCoupon = MemberHistory['coupons'][number]

interface CouponsProps {
  history: MemberHistory
  onDone: (words: string) => void
}

const states = { usable: '可用', early: '还没到日子', locked: '订单占用中', over: '到期了' } as const

/** What a member holds, the nearest end first; one can be taken back, with a reason that they read. */
export function Coupons({ history: { coupons, member, statement }, onDone }: CouponsProps) {
  const [taking, take] = useState<HeldCoupon | null>(null)
  if (coupons.length === 0) return null
  return (
    <Panel title='卡券' note={`${coupons.length} 张`}>
      {coupons.map((coupon) => (
        <Line key={coupon.couponId}>
          <View className='flex between g2'>
            <View className='grow'>
              <View className='body one'>{coupon.name}</View>
              <View className='cap num'>{endText(coupon.until, statement.now)}</View>
            </View>
            <Badge tone={coupon.isRevoked ? 'bad' : 'plain'}>
              {coupon.isRevoked ? '已作废' : states[coupon.state]}
            </Badge>
            {member.memberNo !== null && (
              <Button kind='text' size='small' label={`收回${coupon.name}`} onTap={() => take(coupon)}>
                收回
              </Button>
            )}
          </View>
        </Line>
      ))}
      {taking && (
        <TakeBackSheet
          coupon={taking}
          memberNo={member.memberNo ?? ''}
          onClose={() => take(null)}
          onDone={onDone}
        />
      )}
    </Panel>
  )
}

interface TakeBackSheetProps {
  coupon: HeldCoupon
  memberNo: string
  onClose: () => void
  onDone: (words: string) => void
}

function TakeBackSheet({ coupon: { couponId, name }, memberNo, onClose, onDone }: TakeBackSheetProps) {
  const { isRunning, run } = useCommand('operator', 'revokeCoupon')
  const send = async (reason: string) => {
    const reply = await run({ input: { member: memberNo, couponId, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone('券已收回')
    onClose()
    return ''
  }
  return (
    <Sheet title={`收回「${name}」`} onClose={onClose}>
      <Reasoned
        hint='会员在明细里会看到'
        note={
          <Note icon='alert' tone='bad'>
            收回后不能恢复，花掉的积分不会自动退回。
          </Note>
        }
        button='收回'
        isRunning={isRunning}
        onSend={send}
      />
    </Sheet>
  )
}
