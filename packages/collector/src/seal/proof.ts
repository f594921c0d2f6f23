import type { KeptSeal, Stored } from '../store/store.ts'
import { unpackLeaves } from './leaf-list.ts'
import { merklePath } from './merkle.ts'
import type { Seal } from './seal.ts'

/** Everything needed to check, without the collector, that a seal holds a receipt. */
export interface Proof {
  readonly receipt: { readonly id: string; readonly hash: string; readonly receivedAt: string }
  /** Leaf hash of the receipt, and its place in the batch. */
  readonly leaf: string
  readonly index: number
  /** RFC 6962 audit path, nearest first. */
  readonly path: readonly string[]
  readonly seal: Seal
}

export function proofOf(stored: Stored, { seal, leaves }: KeptSeal): Proof | null {
  const list = unpackLeaves(leaves ?? new Uint8Array(0))
  const index = list.findIndex(({ id }) => id === stored.id)
  const leaf = list[index]
  if (!leaf) return null
  const hashes = list.map(({ hash }) => hash)
  return {
    receipt: {
      id: stored.id,
      hash: stored.hash,
      receivedAt: new Date(stored.receivedAt).toISOString(),
    },
    leaf: leaf.hash.toString('hex'),
    index,
    path: merklePath(hashes, index).map((hash) => hash.toString('hex')),
    seal,
  }
}
