import { sha256 } from '../check/sha256.ts'

// RFC 6962, section 2.1: the prefixes keep a leaf from being passed off as a node.
const leafPrefix = '\0'
const nodePrefix = Buffer.from([1])

export const merkleLeaf = (data: string): Buffer => sha256(leafPrefix + data)

const node = (left: Buffer, right: Buffer): Buffer =>
  sha256(Buffer.concat([nodePrefix, left, right]))

/** The largest power of two smaller than `size`. */
const splitOf = (size: number): number => 2 ** (31 - Math.clz32(size - 1))

/** The root of a list of leaf hashes. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves
  if (!only) return sha256('')
  if (leaves.length === 1) return only
  const split = splitOf(leaves.length)
  return node(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)))
}

/** The hashes that lead from one leaf to the root, nearest first (RFC 6962 audit path). */
export function merklePath(leaves: readonly Buffer[], index: number): readonly Buffer[] {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  return index < split
    ? merklePath(leaves.slice(0, split), index).concat(merkleRoot(leaves.slice(split)))
    : merklePath(leaves.slice(split), index - split).concat(merkleRoot(leaves.slice(0, split)))
}

/** The root that a leaf and its path lead to, for whoever checks a proof. */
export function rootFromPath(
  leaf: Buffer,
  index: number,
  count: number,
  path: readonly Buffer[],
): Buffer | null {
  if (index < 0 || index >= count) return null
  if (count === 1) return path.length === 0 ? leaf : null
  const last = path.at(-1)
  if (!last) return null
  const split = splitOf(count)
  const rest = path.slice(0, -1)
  const left = index < split ? rootFromPath(leaf, index, split, rest) : last
  const right = index < split ? last : rootFromPath(leaf, index - split, count - split, rest)
  return left && right ? node(left, right) : null
}
