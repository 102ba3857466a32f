/** Putting a picture into the member's own folder of the cloud's storage. */
import Taro from '@tarojs/taro'
import { newRequestId } from './request-ids'

/** The id of the stored picture; null where it could not be stored. */
export async function storePicture(filePath: string, folder: string): Promise<string | null> {
  const kind = /\.(png|jpe?g|webp)$/i.exec(filePath)?.[1]?.toLowerCase() ?? 'jpg'
  try {
    const cloudPath = `${folder}/${newRequestId()}.${kind}`
    return (await Taro.cloud.uploadFile({ cloudPath, filePath })).fileID
  } catch {
    return null
  }
}
