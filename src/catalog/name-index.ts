/**
 * Names and patterns to whoever owns them. An exact name beats a pattern, a longer beginning beats
 * a shorter one, and among equals the first entry wins.
 */
export const nameIndex = <Owner>(entries: Iterable<readonly [pattern: string, owner: Owner]>) => {
  // Keyed by what stands before the first `*`, so a look-up costs one step per character.
  const table = new Map<string, [rest: string[], owner: Owner][]>()
  for (const [pattern, owner] of entries) {
    const [head = '', ...rest] = pattern.split('*')
    const key = rest.length ? head + '*' : head
    table.set(key, [...(table.get(key) ?? []), [rest, owner]])
  }
  return (name: string): { owner: Owner; isExact: boolean } | undefined => {
    const exact = table.get(name)
    // A name that holds a star itself finds its pattern here, and is no exact match.
    if (exact?.[0] && !exact[0][0].length) return { owner: exact[0][1], isExact: true }
    for (let end = name.length; end >= 0; end--) {
      const hit = table.get(name.slice(0, end) + '*')?.find(([rest]) => fits(name, end, rest))
      if (hit) return { owner: hit[1], isExact: false }
    }
    return undefined
  }
}

/** Do the pieces between the stars follow each other, and does the last one end the name? */
const fits = (name: string, from: number, pieces: readonly string[]) =>
  pieces.every((piece, index) => {
    const at = pieces[index + 1] == null ? name.length - piece.length : name.indexOf(piece, from)
    const follows = at >= from && name.startsWith(piece, at)
    from = at + piece.length
    return follows
  })

/**
 * Would this pattern match names it cannot mean? True when no two characters stand together of which
 * one is a letter or digit (`*`, `_*`, `a*`, the empty name). A name without `*` means itself.
 * @example isTooWidePattern('_ga_*') // false
 */
export const isTooWidePattern = (pattern: string): boolean =>
  !/^[^*]+$|[\p{L}\d][^*]|[^*][\p{L}\d]/u.test(pattern)
