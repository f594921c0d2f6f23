import { judgeChain, type ChainState, type Link } from './chain.ts'

/** A receipt that is kept already, with the judgement it was given. */
export interface KnownLink extends Link {
  readonly chain: ChainState
}

export interface JudgedBatch {
  /** One for each new link, in order. */
  readonly chains: readonly ChainState[]
  /** Known receipts that have been waiting for one of the new ones. */
  readonly settled: readonly { readonly id: string; readonly chain: ChainState }[]
}

/** Judges receipts of one person that arrive together, by what is known of that person. */
export function judgeBatch(links: readonly Link[], known: readonly KnownLink[]): JudgedBatch {
  const seen: Link[] = [...known]
  const chains = new Map<Link, ChainState>()
  for (const link of links) {
    chains.set(link, judgeChain(link, seen))
    seen.push(link)
    for (const [earlier, chain] of chains)
      if (chain === 'gap' && earlier.prev === link.id)
        chains.set(earlier, judgeChain(earlier, seen))
  }
  return {
    chains: links.map((link) => chains.get(link) ?? 'gap'),
    settled: known
      .filter(({ chain, prev }) => chain === 'gap' && links.some(({ id }) => id === prev))
      .map((link) => ({ id: link.id, chain: judgeChain(link, seen) })),
  }
}
