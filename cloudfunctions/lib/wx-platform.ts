/** What WeChat's cloud does beside the database: numbers that it vouches for, stored files. */
import * as v from 'valibot'
import { stillThere } from './deleted-files'
import type { Platform } from './edge'
import { cloud } from './wechat'
import { answered } from './wx-commands'

/** What an id opens to where it is one of a phone number; the number without its country code is the pure one. */
const Opened = v.object({
  list: v.tuple([
    v.object({
      data: v.object({
        purePhoneNumber: v.pipe(v.string(), v.regex(/^\d{4,20}$/)),
        countryCode: v.pipe(v.string(), v.regex(/^\d{1,4}$/)),
      }),
    }),
  ]),
})

/** The platform as it is in this invocation. */
export function wxPlatform(): Platform {
  return {
    envId: cloud.getWXContext().ENV ?? '',
    async openPhone(cloudId) {
      const opened = v.safeParse(Opened, await answered<unknown>(cloud.getOpenData({ list: [cloudId] })))
      if (!opened.success) return null
      const [{ data }] = opened.output.list
      return { number: data.purePhoneNumber, country: data.countryCode }
    },
    async removeFiles(fileIds) {
      const kept = stillThere(fileIds, await answered<unknown>(cloud.deleteFile({ fileList: fileIds })))
      if (kept.length > 0) throw new Error(`not deleted: ${kept.join(', ')}`)
    },
  }
}
