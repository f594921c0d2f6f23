import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coreHosts } from '../../src/catalog/core-hosts'
import { hostTable, parseHostPattern, type HostRow } from '../../src/catalog/match-host'

const rows: HostRow[] = [
  { id: 'own', category: 'functional', hosts: 'maps.example.com cdn.test' },
  { id: 'ads', category: 'advertising', hosts: 'example.com shop.test/pixel' },
  { category: 'analytics', hosts: 'example.com stats.test' },
]

describe('hostTable', () => {
  const match = hostTable(rows)
  test.each([
    ['example.com', '/', 'ads'],
    ['a.b.example.com', '/', 'ads'],
    ['maps.example.com', '/', 'own'],
    ['x.maps.example.com', '/', 'own'],
    ['example.com.', '/', 'ads'],
    ['shop.test', '/pixel/1.gif', 'ads'],
    ['www.shop.test', '/pixel', 'ads'],
    ['shop.test', '/pixels', undefined],
    ['shop.test', '/', undefined],
    ['notexample.com', '/', undefined],
    ['example.com.evil.test', '/', undefined],
    ['com', '/', undefined],
    ['', '/', undefined],
    ['__proto__', '/__proto__', undefined],
    ['constructor', '/', undefined],
  ])('%s%s belongs to %s', (host, path, id) => expect(match(host, path)?.id).toBe(id))

  test('a row without hosts matches nothing', () => {
    expect(hostTable([{ category: 'analytics' }])('example.com')).toBeUndefined()
    expect(hostTable([])('')).toBeUndefined()
  })

  test('the path may be left out', () => expect(match('stats.test')?.category).toBe('analytics'))

  const label = fc.constantFrom('a', 'b', 'c', 'ab')
  const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
  /** The same answer, found the slow and obvious way. */
  const naive = (table: HostRow[], hostname: string) => {
    const fits = table.flatMap((row) =>
      (row.hosts ?? '')
        .split(' ')
        .filter((known) => hostname === known || hostname.endsWith('.' + known))
        .map((known) => ({ known, row })),
    )
    return fits.toSorted((one, other) => other.known.length - one.known.length)[0]?.row
  }

  test('it answers like a search through all rows', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc
            .array(host, { minLength: 1, maxLength: 3 })
            .map((hosts) => ({ hosts: hosts.join(' '), category: 'x' })),
          { maxLength: 6 },
        ),
        host,
        (table, hostname) => {
          expect(hostTable(table)(hostname)).toBe(naive(table, hostname))
        },
      ),
    )
  })

  test('it never throws, whatever the host and path', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (hostname, path) => {
        match(hostname, path)
      }),
    )
  })
})

describe('the core’s own rows', () => {
  const match = hostTable(coreHosts())
  test.each([
    ['www.google-analytics.com', '/g/collect', 'analytics', 'google-analytics'],
    ['region1.google-analytics.com', '/g/collect', 'analytics', 'google-analytics'],
    ['www.googletagmanager.com', '/gtag/js', 'analytics', 'google-tag-manager'],
    ['www.googletagmanager.com', '/gtag/js?id=G-ABC', 'analytics', 'google-analytics'],
    ['www.googletagmanager.com', '/gtag/js?l=layer&id=UA-1-1', 'analytics', 'google-analytics'],
    ['www.googletagmanager.com', '/gtag/js?id=AW-1', 'advertising', 'google-ads'],
    ['www.googletagmanager.com', '/gtag/destination?id=DC-1', 'advertising', 'google-ads'],
    ['www.googletagmanager.com', '/gtag/js?id=GT-ABC', 'analytics', 'google-tag-manager'],
    ['www.googletagmanager.com', '/gtm.js?id=GTM-1', 'analytics', 'google-tag-manager'],
    ['www.facebook.com', '/tr?id=1&ev=PageView', 'advertising', 'meta-pixel'],
    ['stats.g.doubleclick.net', '/g/collect', 'advertising', 'google-ads'],
    ['www.google.com', '/pagead/1p-user-list/1/', 'advertising', 'google-ads'],
    ['www.google.com', '/recaptcha/api.js', undefined, undefined],
    ['www.facebook.com', '/tr/', 'advertising', 'meta-pixel'],
    ['www.facebook.com', '/plugins/like.php', 'advertising', undefined],
    ['connect.facebook.net', '/en_US/fbevents.js', 'advertising', 'meta-pixel'],
    ['static.hotjar.com', '/c/hotjar-1.js', 'analytics', undefined],
    ['mc.yandex.com', '/metrika/tag.js', 'analytics', undefined],
    ['mc.yandex.ru', '/metrika/tag.js', 'analytics', undefined],
    ['www.clarity.ms', '/tag/1', 'analytics', undefined],
    ['yandex.ru', '/', undefined, undefined],
    ['fonts.googleapis.com', '/', undefined, undefined],
    ['cdn.jsdelivr.net', '/', undefined, undefined],
  ])('%s%s: %s %s', (host, path, category, id) => {
    expect(match(host, path)?.category).toBe(category)
    expect(match(host, path)?.id).toBe(id)
  })

  test('a carrier of tags may load for either category', () =>
    expect(match('www.googletagmanager.com')).toMatchObject({
      category: 'analytics',
      also: 'advertising',
    }))

  test('every host is well formed and none is named twice', () => {
    const hosts = coreHosts().flatMap((row) => row.hosts?.split(' ') ?? [])
    for (const host of hosts) expect(parseHostPattern(host.split('/')[0])).toBe(host.split('/')[0])
    expect(new Set(hosts).size).toBe(hosts.length)
  })
})

describe('parseHostPattern', () => {
  test.each([
    ['example.com', 'example.com'],
    ['Example.COM', 'example.com'],
    ['*.example.com', 'example.com'],
    ['.example.com', 'example.com'],
    ['a.b.example.co.uk', 'a.b.example.co.uk'],
    ['xn--mller-kva.de', 'xn--mller-kva.de'],
    ['t.co', 't.co'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['*', null],
    ['', null],
    ['com', null],
    ['*.com', null],
    ['co.uk', null],
    ['com.au', null],
    ['https://example.com', null],
    ['example.com:8080', null],
    ['example.com/path', null],
    ['example.com?x', null],
    [' example.com', null],
    ['example .com', null],
    ['example.com\n', null],
    ['a.*.com', null],
    ['exa*.com', null],
    ['..', null],
    ['a..b', null],
    ['user@example.com', null],
    [undefined, null],
    [null, null],
    [{}, null],
    [['example.com'], null],
    [7, null],
  ])('%j → %j', (pattern, host) => expect(parseHostPattern(pattern)).toBe(host))

  test('it never throws, and what it accepts it accepts again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.domain()), (pattern) => {
        const host = parseHostPattern(pattern)
        if (host !== null) expect(parseHostPattern(host)).toBe(host)
      }),
    )
  })
})
