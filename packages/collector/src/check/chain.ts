import type { Receipt } from './receipt-schema.ts'

/**
 * How a receipt fits behind the one before it. `open`: it is the first. `gap`: the one before has
 * not arrived. `fork`: another receipt already stands in its place (two tabs deciding at once).
 * `mismatch`: the one before is not the one it names. `unhashed`: sent without a hash, from a page
 * without a secure context. `erased`: its content is gone.
 */
export type ChainState = 'open' | 'linked' | 'gap' | 'fork' | 'mismatch' | 'unhashed' | 'erased'

/** The part of a receipt its chain is made of. Hashes in lower-case hex. */
export interface Link {
  readonly id: string
  readonly seq: number
  readonly prev: string | null
  readonly prevHash: string | null
  readonly hash: string
}

export const linkOf = (receipt: Receipt, hash: string): Link => ({
  id: receipt.id.toLowerCase(),
  seq: receipt.seq,
  prev: receipt.prev?.toLowerCase() ?? null,
  prevHash: receipt.prevHash,
  hash,
})

/**
 * How many receipts of one place in a chain are looked at. Two tabs make two; whoever sends thousands under one
 * consent id must not make the next one dear.
 */
export const mostNeighbours = 16

/**
 * The part of a kept receipt that names its predecessor: in canonical JSON these two stand side by side. It can be
 * found without parsing a text of 256 KiB, and nothing else in a receipt looks like it.
 */
export const namesBefore = '"prev":[nul"0-9a-fA-F-]*,"prevHash":[nul"0-9a-f]*'

const named = /"prev":(?:null|"([^"]*)"),"prevHash":(?:null|"([^"]*)")/
const found = new RegExp(namesBefore)

/** The link of a kept receipt, from its text or from what `namesBefore` finds in it. */
export function linkOfKept(id: string, seq: number, hash: string, body: string): Link {
  const [, prev = null, prevHash = null] = named.exec(found.exec(body)?.[0] ?? '') ?? []
  return { id, seq, prev: prev?.toLowerCase() ?? null, prevHash, hash }
}

/** Judges one receipt by the earlier arrivals of the same consent id. */
export function judgeChain(link: Link, earlier: readonly Link[]): ChainState {
  const before = link.prev === null ? undefined : earlier.find(({ id }) => id === link.prev)
  if (link.prev !== null && !before) return 'gap'
  if (before ? link.seq !== before.seq + 1 : link.seq !== 0) return before ? 'mismatch' : 'gap'
  if (before && link.prevHash !== null && link.prevHash !== before.hash) return 'mismatch'
  if (earlier.some((other) => other.id !== link.id && other.prev === link.prev)) return 'fork'
  if (!before) return 'open'
  return link.prevHash === null ? 'unhashed' : 'linked'
}
