/**
 * A picture in the place of a mini-program code: a pattern of the text's digest, as a PNG. It cannot be scanned; the
 * outbox says what it stands for.
 */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

const cells = 15
const cellPixels = 12
const size = cells * cellPixels

/** The same text gives the same picture, 180 pixels square. */
export function codePicture(text: string): Uint8Array {
  const bits = createHash('sha256').update(text).digest()
  const isDark = (column: number, row: number) => {
    if (column === 0 || row === 0 || column === cells - 1 || row === cells - 1) return false
    const bit = row * cells + Math.min(column, cells - 1 - column)
    return ((bits[bit % bits.length] ?? 0) >> (bit % 8)) % 2 === 1
  }
  const rows = Array.from({ length: size }, (_, y) => {
    const pixels = Array.from({ length: size }, (_, x) => (isDark(cellAt(x), cellAt(y)) ? 0 : 255))
    return Buffer.from([0, ...pixels])
  })
  return png(Buffer.concat(rows))
}

function cellAt(pixel: number): number {
  return Math.floor(pixel / cellPixels)
}

/** Eight bits of grey, one filter byte before each line. */
function png(lines: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const end = Buffer.alloc(0)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', end),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** The checksum of PNG, bit by bit: these pictures are small. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
