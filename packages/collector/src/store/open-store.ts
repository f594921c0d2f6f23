import { filePath } from './file-path.ts'
import { openPostgresStore } from './postgres-store.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Store } from './store.ts'

/** Opens what the STORE setting names; `readOnly` neither makes nor changes anything. */
export async function openStore(url: string, readOnly = false): Promise<Store> {
  if (url.startsWith('file:')) return openSqliteStore(filePath(url), readOnly)
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgresStore(url, readOnly)
  throw new Error('STORE must begin with "file:" (SQLite) or "postgres://"')
}
