import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { PlatformButton } from '../../../components/platform-button'
import { phoneClaimWords } from '../../../domain/phone-claim'
import { useCommand } from '../../../lib/commands'
import { identityKey } from '../../../lib/identity'
import type { FormProps } from './form-props'

/**
 * A number is never typed: WeChat asks the person and vouches for it, and what tills recorded under it comes with the
 * same tap. A browser plays WeChat for the local cloud.
 */
export function PhoneForm({ onTold, onRefused }: FormProps) {
  const { isRunning, run } = useCommand('member', 'claimByPhone')
  const claim = async (phone: string) => {
    const reply = await run({ input: { phone } })
    if (!reply) return
    if (!reply.ok) return onRefused(reply.message)
    onTold(`${phoneClaimWords(reply.value)}。`)
  }
  return (
    <>
      <View className='sub'>
        号码由微信给，点了以后微信会先问你。在门店留这个号码的消费会归到你的会员号。我们不打电话，不发短信。
      </View>
      {process.env.TARO_ENV === 'weapp' ? (
        <PlatformButton asks='getPhoneNumber' onGiven={(phone) => void claim(phone)}>
          用微信的手机号
        </PlatformButton>
      ) : (
        <Button isWide isRunning={isRunning} onTap={() => void claim(`browser-${identityKey()}`)}>
          用微信的手机号
        </Button>
      )}
    </>
  )
}
