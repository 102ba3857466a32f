import { Button } from '../../../components/button'
import { SendButton } from '../../../components/send-button'
import { inviteAddress } from '../../../lib/invite-link'
import { copyText } from '../../../lib/privacy'

interface ShareProps {
  memberNo: string
  say: (text: string) => void
}

/** In WeChat a card to a chat, which only WeChat's own button may open; in a browser an address to be pasted. */
export function Share({ memberNo, say }: ShareProps) {
  if (process.env.TARO_ENV === 'weapp') return <SendButton>发给微信好友</SendButton>
  const copy = async () => {
    const isCopied = await copyText(inviteAddress(memberNo))
    say(isCopied ? '链接已复制，发给朋友就行' : '没有复制成，让朋友扫上面的码也一样')
  }
  return (
    <Button isWide onTap={() => void copy()}>
      复制邀请链接
    </Button>
  )
}
