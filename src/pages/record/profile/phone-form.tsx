import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { PlatformButton } from '../../../components/platform-button'
import { identityKey } from '../../../lib/identity'
import type { FormProps } from './form-props'

/** A number is never typed: WeChat asks the person and vouches for it. A browser plays WeChat for the local cloud. */
export function PhoneForm({ isRunning, onSave }: FormProps) {
  return (
    <>
      <View className='sub'>
        号码由微信给，点了以后微信会先问你。我们只用它认出你在门店留手机号的消费，不打电话，不发短信。
      </View>
      {process.env.TARO_ENV === 'weapp' ? (
        <PlatformButton asks='getPhoneNumber' onGiven={(phone) => onSave({ phone })}>
          用微信的手机号
        </PlatformButton>
      ) : (
        <Button isWide isRunning={isRunning} onTap={() => onSave({ phone: `browser-${identityKey()}` })}>
          用微信的手机号
        </Button>
      )}
    </>
  )
}
