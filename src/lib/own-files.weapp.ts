/** Putting a picture into the member's own folder of the cloud's storage. */
import Taro from '@tarojs/taro'

/** The id of the stored picture; null where it could not be stored. */
export async function storePicture(filePath: string, cloudPath: string): Promise<string | null> {
  try {
    return (await Taro.cloud.uploadFile({ cloudPath, filePath })).fileID
  } catch {
    return null
  }
}
