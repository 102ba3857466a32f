/** What WeChat's cloud does beside the database: numbers that it vouches for, stored files. */
import { stillThere } from './deleted-files'
import type { Platform } from './edge'
import { opensToNothing, phoneIn } from './opened-phone'
import { cloud } from './wechat'
import { answered } from './wx-commands'

/** The platform as it is in this invocation. */
export function wxPlatform(): Platform {
  return {
    envId: cloud.getWXContext().ENV ?? '',
    async openPhone(cloudId) {
      try {
        return phoneIn(await answered<unknown>(cloud.getOpenData({ list: [cloudId] })))
      } catch (error) {
        if (opensToNothing(error)) return null
        throw error
      }
    },
    async removeFiles(fileIds) {
      const kept = stillThere(fileIds, await answered<unknown>(cloud.deleteFile({ fileList: fileIds })))
      if (kept.length > 0) throw new Error(`not deleted: ${kept.join(', ')}`)
    },
  }
}
