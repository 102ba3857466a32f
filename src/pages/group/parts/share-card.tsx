import { Button } from '../../../components/button'
import { SendButton } from '../../../components/send-button'
import { addressOf } from '../../../lib/invite-link'
import { copyText } from '../../../lib/privacy'

interface ShareCardProps {
  /** The way in that the card of this screen carries. */
  path: string
  say: (text: string) => void
}

/** In WeChat a card to a chat; in a browser an address to be pasted. */
export function ShareCard({ path, say }: ShareCardProps) {
  if (process.env.TARO_ENV === 'weapp') return <SendButton>发给朋友</SendButton>
  const copy = async () => {
    const isCopied = await copyText(addressOf(path))
    say(isCopied ? '链接已复制，发给朋友就行' : '没有复制成，请再点一次')
  }
  return (
    <Button isWide onTap={() => void copy()}>
      复制链接发给朋友
    </Button>
  )
}
