import { fileURLToPath } from 'node:url'

/** `file:./receipts.db` is beside the working directory, `file:///var/lib/…` anywhere. */
export const filePath = (url: string): string =>
  url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length)
