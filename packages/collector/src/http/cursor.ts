import { uuidPattern } from '../check/receipt-schema.ts'
import type { Cursor } from '../store/store.ts'

export const writeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(`${at} ${id}`).toString('base64url')

const cursor = new RegExp(`^(-?\\d{1,16}) (${uuidPattern.slice(1, -1)})$`)

/** Null when the text is not one of ours. */
export function readCursor(text: string): Cursor | null {
  const [, at, id] = cursor.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : null
}
