/**
 * Links to stored files: good for one method, one file and a while.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Links {
  /** The link by which the file of this name is read or written for so long, s. */
  make(method: 'GET' | 'PUT', name: string, seconds: number): string
  /** The name in a link, or undefined when the link is wrong, too old, or of another method. */
  read(method: string, url: string): string | undefined
}

/** Links below `base`, signed with the key. They age by the machine's clock, so that moving the cloud's breaks none. */
export function createLinks(base: () => string, key: string): Links {
  const signature = (method: string, name: string, until: number) =>
    createHmac('sha256', key).update(`${method} ${name} ${until}`).digest('hex')
  return {
    make(method, name, seconds) {
      const until = Math.floor(Date.now() / 1000) + seconds
      return `${base()}/storage/${name}?t=${until}&sign=${signature(method, name, until)}`
    },
    read(method, url) {
      const { pathname, searchParams } = new URL(url, 'http://cloud')
      const name = pathname.slice('/storage/'.length)
      const until = Number(searchParams.get('t'))
      const asked = method === 'HEAD' ? 'GET' : method
      const isGood = isSame(searchParams.get('sign') ?? '', signature(asked, name, until))
      return isGood && until * 1000 > Date.now() ? name : undefined
    },
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
