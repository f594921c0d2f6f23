export interface HostRow {
  /**
   * Space-separated; a host covers its sub-domains, `host/segment` only that first path segment. A
   * gtag is told by what it is for: `host/G` is `/gtag/js?id=G-…`.
   */
  readonly hosts?: string | undefined
  readonly category: string
  /** A carrier of other tags: it may load when this category is granted, too. */
  readonly also?: string | undefined
  /** The service, when the row is one. */
  readonly id?: string | undefined
}

export type HostMatch = (hostname: string, path?: string) => HostRow | undefined

/**
 * One look-up per host name, walking up its sub-domains; the most specific entry decides, and among
 * equals the first row. Put the site's own rows before the known ones.
 * @example hostTable([{ hosts: 'example.com', category: 'analytics' }])('t.example.com')
 */
export const hostTable = (rows: Iterable<HostRow>): HostMatch => {
  const table = new Map<string, HostRow>()
  for (const row of rows)
    for (const host of row.hosts?.split(' ') ?? []) if (!table.has(host)) table.set(host, row)
  return (hostname, path = '') => {
    const segment = '/' + (/^\/gtag.*\bid=(\w+)/.exec(path) ?? path.split(/[/?]/, 2))[1]
    // `example.com.` is the same host to the network.
    let host = hostname.replace(/\.$/, '')
    for (;;) {
      const row = table.get(host + segment) ?? table.get(host)
      const dot = host.indexOf('.') + 1
      if (row || !dot) return row
      host = host.slice(dot)
    }
  }
}

/**
 * A host as a site owner writes it, made comparable: lower case, without `*.`. `null` for what is
 * malformed (scheme, port, path, blanks, letters a browser turns into punycode) or would cover half
 * the web (`com`, `co.uk`).
 * @example parseHostPattern('*.Example.com') // 'example.com'
 */
export const parseHostPattern = (pattern: unknown): string | null =>
  (typeof pattern === 'string' && wellFormed.exec(pattern.toLowerCase())?.[1]) || null

const wellFormed =
  /^(?:\*?\.)?(?!(?:com?|net|org|gov|edu|ac)\.[a-z]{2}$)(localhost|(?:\w[\w-]*\.)+\w[\w-]*)$/
