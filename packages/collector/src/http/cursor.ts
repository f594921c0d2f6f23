import type { Cursor } from '../store/store.ts'

export const writeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(`${at} ${id}`).toString('base64url')

/** Null when the text is not one of ours. */
export function readCursor(text: string): Cursor | null {
  const [, at, id] =
    /^(-?\d{1,16}) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return at !== undefined && id !== undefined ? { at: Number(at), id } : null
}
