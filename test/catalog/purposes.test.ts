import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { descriptions } from '../../src/catalog/descriptions'
import { descriptionsMore } from '../../src/catalog/descriptions-more'
import { purposeFiles } from '../../src/ui/purpose-files'

const sentences = new Set(
  [...Object.values(descriptions), ...Object.values(descriptionsMore)].flatMap(
    ({ purpose, cookies }) => [purpose, ...cookies.map((cookie) => cookie.purpose)],
  ),
)
const tags = readdirSync('src/catalog/purposes')
  .map((name) => name.slice(0, -3))
  .toSorted()

test('the major languages are there, and the center knows of each file', () => {
  const major = ['ar', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'zh']
  expect(tags).toEqual(expect.arrayContaining(major))
  expect(Object.keys(purposeFiles).toSorted()).toEqual(tags)
})

describe.each(tags)('%s', (tag) => {
  const read = async () => {
    const { purposes } = (await import(`../../src/catalog/purposes/${tag}.ts`)) as {
      purposes: Readonly<Record<string, string>>
    }
    return purposes
  }

  test('says what every known service and cookie is for, and nothing else', async () => {
    expect(new Set(Object.keys(await read()))).toEqual(sentences)
  })

  test('says it in its own words, as a sentence, without pressing', async () => {
    for (const [english, text] of Object.entries(await read())) {
      expect(text, english).not.toBe(english)
      expect(text, english).toMatch(/[.。]$/)
      expect(text.replace('いいね！', ''), english).not.toMatch(/[!！{}]/)
    }
  })

  test('keeps the names of companies and of networks', async () => {
    const names = /Facebook|LinkedIn|Pinterest|Snapchat|TikTok|Reddit|Quora|Adobe|Microsoft|Clarity/
    for (const [english, text] of Object.entries(await read())) {
      const [name] = names.exec(english) ?? []
      if (name) expect(text, english).toContain(name)
    }
  })
})

test('how long something is kept is data, never a sentence', () => {
  const kept = [...Object.values(descriptions), ...Object.values(descriptionsMore)].flatMap(
    ({ cookies }) => cookies.map(({ duration }) => duration),
  )
  for (const duration of new Set(kept))
    expect(duration).toMatch(/^(\d+ (minute|hour|day|week|month|year)s?|session|until erased)$/)
})
