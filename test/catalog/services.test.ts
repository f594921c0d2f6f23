import { describe, expect, test } from 'vitest'
import { descriptions } from '../../src/catalog/descriptions'
import { descriptionsMore } from '../../src/catalog/descriptions-more'
import type { Call, Json, KnownService } from '../../src/catalog/known-service'
import { parseHostPattern } from '../../src/catalog/match-host'
import { isTooWidePattern, nameIndex } from '../../src/catalog/name-index'
import { services } from '../../src/catalog/services'
import { servicesMore } from '../../src/catalog/services-more'
import { thirdPartyCookies } from '../../src/catalog/third-party-cookies'

const all = [...services, ...servicesMore]
const described = { ...descriptions, ...descriptionsMore }
const callsOf = (row: KnownService): Call[] =>
  [row.init, row.setup, row.after, row.update, row.grant, row.stop].flatMap((calls) => calls ?? [])
const stringsOf = (json: Json | undefined): string[] =>
  typeof json === 'string'
    ? [json]
    : json && typeof json === 'object'
      ? Object.entries(json).flatMap(([key, value]) => [key, ...stringsOf(value as Json)])
      : []
const placeholders = (texts: string[]) =>
  texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))

test('at least sixty services are known, each by one id', () => {
  expect(all.length).toBeGreaterThanOrEqual(60)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

test('what a withdrawal says lies with another site is what people read about the service', () => {
  const told = Object.entries(described)
    .map(([id, { cookies }]) => [id, cookies.filter(({ party }) => party === 'third')] as const)
    .filter(([, cookies]) => cookies.length > 0)
    .map(([id, cookies]) => [id, cookies.map(({ name }) => name)])
  expect(Object.fromEntries(thirdPartyCookies)).toEqual(Object.fromEntries(told))
})

test('every service is described, and nothing else is', () => {
  expect(Object.keys(described).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
})

describe.each(all.map((row) => [row.id, row] as const))('%s', (id, row) => {
  test('its id is no category and its category is one', () => {
    expect(id).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/)
    expect(['essential', 'functional', 'analytics', 'advertising', 'social']).not.toContain(id)
    expect(['essential', 'functional', 'analytics', 'advertising']).toContain(row.category)
  })

  test('its hosts are well formed and its names not too wide', () => {
    for (const word of row.hosts?.split(' ') ?? []) {
      const [host, segment] = word.split('/')
      expect(parseHostPattern(host)).toBe(host)
      if (segment !== undefined) expect(segment).toMatch(/^[\w-]+$/)
    }
    for (const name of row.cookies?.split(' ') ?? []) expect(isTooWidePattern(name)).toBe(false)
  })

  test('it needs exactly the settings it uses', () => {
    const used = placeholders([
      row.src ?? '',
      ...callsOf(row).flatMap(stringsOf),
      ...stringsOf(row.attributes),
    ]).filter((name) => name !== 'dataLayer')
    expect([...new Set(used)].toSorted()).toEqual(
      (row.needs ?? '').split(' ').filter(Boolean).toSorted(),
    )
  })

  test('its calls can be read', () => {
    for (const [target, ...args] of callsOf(row)) {
      expect(target).toMatch(
        /^(=|new )?[\w$-]+(\{\w+\})?(\.(\w+|\{\w+\})+)*$|^\{dataLayer\}\.push$/,
      )
      if (target.startsWith('=')) expect(args).toHaveLength(1)
      for (const text of stringsOf(args))
        if (/^[@?]/.test(text))
          expect(text).toMatch(/^@(now|time)$|^[@?](analytics|advertising|functional)$/)
    }
  })

  test('its script comes over https, or from where the site says', () => {
    if (row.src) expect(row.src).toMatch(/^(https:\/\/|\{(scriptUrl|apiUrl)\})/)
  })

  test('its texts are complete, and its first-party names are among those erased', () => {
    const text = described[id]!
    expect(new URL(text.policyUrl).protocol).toBe('https:')
    for (const part of [text.name, text.provider, text.purpose]) expect(part).not.toBe('')
    expect(text.purpose).toMatch(/\.$/)
    const find = nameIndex((row.cookies ?? '').split(' ').map((name) => [name, true] as const))
    for (const cookie of text.cookies) {
      expect(cookie.purpose).toMatch(/\.$/)
      expect(cookie.duration).not.toBe('')
      if (cookie.party === 'first')
        expect(find(cookie.name.replace('*', 'x')), cookie.name).toBeDefined()
    }
  })
})
