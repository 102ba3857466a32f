/** Putting a picture into the member's own folder. A browser on the local cloud has no such door. */

/** The id of the stored picture; null where it could not be stored. */
export function storePicture(_path: string, _cloudPath: string): Promise<string | null> {
  return Promise.resolve(null)
}
