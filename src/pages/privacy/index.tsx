import { View } from '@tarojs/components'
import { Note } from '../../components/note'
import { Row } from '../../components/row'
import { Screen } from '../../components/screen'
import { go, leave } from '../../lib/navigation'

/** What is kept about me, and what I can do about it; it needs nothing from the cloud. */
export default function PrivacyPage() {
  return (
    <Screen kind='screen' title='隐私与数据' onBack={leave}>
      <View className='stack mt2'>
        <View className='card card-flush'>
          <Row icon='user' title='微信身份标识' hint='认出你用，换不出你的微信号' />
          <Row
            icon='receipt'
            title='消费与积分'
            hint='每一笔订单、签到和它的原因'
            onTap={() => go('points')}
          />
          <Row icon='user' title='我的资料' hint='你自己填的，一项一项能删' onTap={() => go('profile')} />
          <Row icon='pin' title='你从哪里来' hint='只记第一次进来的渠道' />
        </View>
        <Note icon='shield'>手机号、生日、头像和昵称都可以不填，填了也能随时删掉，不影响积分和等级。</Note>
        <View className='card card-flush'>
          <Row
            icon='shield'
            title='隐私说明'
            hint='记什么、为什么、记多久'
            onTap={() => go('notice', { kind: 'privacy' })}
          />
          <Row
            icon='info'
            title='会员章程'
            hint='积分和等级的规则'
            onTap={() => go('notice', { kind: 'rules' })}
          />
        </View>
        <View className='card card-flush'>
          <Row
            icon='copy'
            title='导出我的数据'
            hint='我们记着的一切，能看也能存成文件'
            onTap={() => go('export')}
          />
          <Row icon='undo' title='退出会员' hint='先看会失去什么，7 天内能撤回' onTap={() => go('leave')} />
        </View>
      </View>
    </Screen>
  )
}
