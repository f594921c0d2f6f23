import { uuidBytes, uuidText } from '../check/uuid-bytes.ts'

/**
 * The leaves of one seal in 48 bytes each: id and leaf hash. Kept beside the seal, they make a proof
 * without reading the receipts, and name a receipt that has been altered or taken away.
 */
const size = 48

export interface Leaf {
  readonly id: string
  readonly hash: Buffer
}

export const packLeaves = (leaves: readonly Leaf[]): Buffer =>
  Buffer.concat(leaves.flatMap(({ id, hash }) => [uuidBytes(id), hash]))

export function unpackLeaves(bytes: Uint8Array): readonly Leaf[] {
  const buffer = Buffer.from(bytes)
  return Array.from({ length: Math.floor(buffer.length / size) }, (_, index) => ({
    id: uuidText(buffer.subarray(index * size, index * size + 16)),
    hash: buffer.subarray(index * size + 16, (index + 1) * size),
  }))
}
