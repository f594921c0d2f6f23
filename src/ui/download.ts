/** Offers a blob as a file. */
export const download = (blob: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // Safari reads the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4)
}
