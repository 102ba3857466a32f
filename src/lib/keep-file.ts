/** Keeping a text as a file: a browser downloads it. On WeChat see keep-file.weapp.ts. */

/** False where it could not be kept. */
export function keepFile(name: string, text: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
  return Promise.resolve(true)
}
