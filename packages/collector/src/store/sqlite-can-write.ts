import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import type { DatabaseSync } from 'node:sqlite'
import { StoreBusy } from './store.ts'

/** Room for the log beside the file, which may grow to 32 MiB before it is copied. */
const leastFree = 32 * 1024 * 1024

/**
 * Rejects when a receipt could not be written now. Nothing is written to find out, since anybody may ask: the file
 * is there and open to us, its disk has room, and the right to write can be had.
 */
export async function sqliteCanWrite(db: DatabaseSync, path: string): Promise<void> {
  if (path !== ':memory:') {
    await access(path, constants.W_OK)
    const { bavail, bsize } = await statfs(path)
    if (bavail * bsize < leastFree) throw new StoreBusy('the disk is nearly full', 60)
  }
  db.exec('begin immediate')
  try {
    // The right to write is given for a read-only file too, until something is written. No seal has such a number.
    db.exec('delete from published where no < 0')
  } finally {
    if (db.isTransaction) db.exec('rollback')
  }
}
