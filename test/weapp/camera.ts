/** The camera of a second phone: reads the QR code of a picture that the first one draws. */
import jsQR from 'jsqr'

/** As the page draws it: sharp and large. */
const pixelsOfOne = 6

/** The text of a QR code in a GIF of two colours, given as a data URI; null where there is none. */
export function readQr(source: string): string | null {
  const { width, height, colours } = pictureOf(Buffer.from(source.split(',')[1] ?? '', 'base64'))
  const [columns, rows] = [width * pixelsOfOne, height * pixelsOfOne]
  const pixels = new Uint8ClampedArray(columns * rows * 4).fill(255)
  for (let at = 0; at < columns * rows; at++) {
    const [x, y] = [Math.floor((at % columns) / pixelsOfOne), Math.floor(at / columns / pixelsOfOne)]
    pixels.fill(colours[y * width + x] ?? 255, at * 4, at * 4 + 3)
  }
  return jsQR(pixels, columns, rows)?.data ?? null
}

/** Header, size, a table of two colours, one frame: all that a picture of black and white needs. */
const at = { width: 6, height: 8, table: 13, codeBits: 29, blocks: 30 }

function pictureOf(gif: Buffer) {
  const [width, height] = [gif.readUInt16LE(at.width), gif.readUInt16LE(at.height)]
  const colours = unpacked(blocksOf(gif), gif.readUInt8(at.codeBits)).map(
    (one) => gif[at.table + one * 3] ?? 0,
  )
  return { width, height, colours }
}

/** The bytes of the frame, which come in blocks that begin with their length. */
function blocksOf(gif: Buffer): number[] {
  const bytes: number[] = []
  for (let start = at.blocks; ;) {
    const length = gif.readUInt8(start)
    if (length === 0) return bytes
    bytes.push(...gif.subarray(start + 1, start + 1 + length))
    start += length + 1
  }
}

/** Lempel, Ziv and Welch: each code is a run of colours, and a run more is known after each. */
function unpacked(bytes: number[], colourBits: number): number[] {
  const [clear, end] = [1 << colourBits, (1 << colourBits) + 1]
  const begin = () => Array.from({ length: end + 1 }, (_, one) => (one < clear ? [one] : []))
  const colours: number[] = []
  let [runs, last, bits, offset] = [begin(), [] as number[], colourBits + 1, 0]
  for (;;) {
    const code = codeAt(bytes, offset, bits)
    offset += bits
    if (code === end || offset > bytes.length * 8) return colours
    if (code === clear) {
      ;[runs, last, bits] = [begin(), [], colourBits + 1]
      continue
    }
    // The newest run of all may be named before it is known: it is the last one and its own beginning once more.
    const run = runs[code] ?? [...last, last[0] ?? 0]
    if (last.length > 0) runs.push([...last, run[0] ?? 0])
    if (runs.length === 1 << bits && bits < 12) bits++
    colours.push(...run)
    last = run
  }
}

function codeAt(bytes: number[], offset: number, bits: number): number {
  let code = 0
  for (let bit = 0; bit < bits; bit++) {
    const place = offset + bit
    code |= (((bytes[place >> 3] ?? 0) >> (place & 7)) & 1) << bit
  }
  return code
}
