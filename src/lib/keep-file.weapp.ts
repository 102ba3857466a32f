/** Keeping a text as a file: WeChat has no folder that a person can open, so the file is sent to a chat, such as one's own. */
import Taro from '@tarojs/taro'

/** False where it could not be kept, or the person sent it nowhere. */
export async function keepFile(name: string, text: string): Promise<boolean> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
    await Taro.shareFileMessage({ filePath, fileName: name })
    return true
  } catch {
    return false
  }
}
