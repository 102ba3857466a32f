/** What became of files that WeChat was asked to delete: the call succeeds, and each file answers for itself. */
import * as v from 'valibot'

const Answer = v.object({ fileList: v.array(v.object({ fileID: v.string(), status: v.number() })) })

/** The status of a file that was not there (wx-server-sdk 4.0.2, STORAGE_FILE_NONEXIST). */
const NOT_THERE = -503_003

/** The files that may still be there; also those that the answer does not name. Throws where the answer has no list. */
export function stillThere(fileIds: string[], answer: unknown): string[] {
  const { fileList } = v.parse(Answer, answer)
  const gone = fileList.filter(({ status }) => status === 0 || status === NOT_THERE)
  const ids = new Set(gone.map(({ fileID }) => fileID))
  return fileIds.filter((fileId) => !ids.has(fileId))
}
