import { fileURLToPath } from 'node:url'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

/** Opens what the STORE setting names. */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('file:')) return openSqliteStore(filePath(url))
  throw new Error(`STORE must begin with file: or postgres://, found "${url.split(':')[0]}:"`)
}

/** `file:./receipts.db` is beside the working directory, `file:///var/lib/…` anywhere. */
export const filePath = (url: string): string =>
  url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length)
