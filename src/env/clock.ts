/** Time and randomness, read here and passed onward as values. */
export const now = (): number => Date.now()

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** RFC 9562 UUID; `getRandomValues` also works on plain http, where `randomUUID` does not. */
const uuid = (version: 4 | 7, time: number): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  if (version === 7)
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) % 256
  bytes[6] = ((bytes[6] as number) & 15) | (version << 4)
  bytes[8] = ((bytes[8] as number) & 63) | 128
  return hex(bytes).replace(/^(.{8})(....)(....)(....)/, '$1-$2-$3-$4-')
}

/** Random: for a consent id, which must say nothing of when. */
export const newConsentId = (): string => uuid(4, 0)

/** Time-ordered: for a receipt id. */
export const newReceiptId = (): string => uuid(7, now())

/** SHA-256 in hex, or null where the page has no secure context. */
export const sha256 = async (text: string): Promise<string | null> =>
  globalThis.crypto?.subtle
    ? hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
    : null
