/** What WeChat's cloud does beside the database: numbers that it vouches for, stored files. */
import * as v from 'valibot'
import { stillThere } from './deleted-files'
import type { Platform } from './edge'
import { opensToNothing, phoneIn } from './opened-phone'
import { cloud } from './wechat'
import { answered } from './wx-commands'

const Stored = v.object({ fileID: v.pipe(v.string(), v.startsWith('cloud://')) })
/** One byte: the SDK takes no empty file. */
const NOTHING = Buffer.from(' ')

async function removeFiles(fileIds: string[]): Promise<void> {
  const kept = stillThere(fileIds, await answered<unknown>(cloud.deleteFile({ fileList: fileIds })))
  if (kept.length > 0) throw new Error(`not deleted: ${kept.join(', ')}`)
}

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
    removeFiles,
    async removePath(path) {
      // Files are deleted by their ids alone, and only an upload tells the id at a path; it replaces what was there.
      const stored = v.parse(
        Stored,
        await answered(cloud.uploadFile({ cloudPath: path, fileContent: NOTHING })),
      )
      await removeFiles([stored.fileID])
    },
  }
}
