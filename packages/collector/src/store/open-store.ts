import { filePath } from './file-path.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

/** Opens what the STORE setting names; `readOnly` neither makes nor changes anything. */
export async function openStore(url: string, readOnly = false): Promise<Store> {
  const isFile = url.startsWith('file:')
  if (!isFile && !/^postgres(ql)?:\/\//.test(url))
    throw new Error('STORE must begin with "file:" (SQLite) or "postgres://"')
  try {
    return isFile
      ? openSqliteStore(filePath(url), readOnly)
      : await openPostgresStore(url, readOnly)
  } catch (cause) {
    throw new Error(`STORE cannot be opened: ${(cause as Error).message}`, { cause })
  }
}
