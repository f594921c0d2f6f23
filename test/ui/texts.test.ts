import { describe, expect, test } from 'vitest'
import { english, languages, tags } from './all-languages'
import { pressingWords } from './pressing-words'

const plural = /\.(zero|one|two|few|many|other)$/
const holes = (text = '') => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
/** Forms that name the number in words need no digit. */
const withoutNumber = (text?: string) => holes(text).filter((hole) => hole !== '{n}')

/** What `Intl` of Chromium cannot write in these languages, and falls back to its own for. */
const units = new Set(
  ['minute', 'hour', 'day', 'week', 'month', 'year'].map((unit) => `kept.${unit}`),
)
const withoutIntl = new Set(['bs', 'cy', 'eu', 'ga', 'gl', 'is', 'mk', 'mt', 'sq'])

/** Names, marks and words that a language shares with English, each with a reason. */
const shared: Readonly<Record<string, readonly string[]>> = {
  // Names of two sites.
  'ways.us': tags,
  'ways.eu': tags,
  // Marks between two items; many languages use the comma, some write 3/5.
  list: tags,
  // The German and the French word is the English one.
  name: ['de'],
  'services.one': ['fr'],
  'services.other': ['fr'],
  'kept.session': ['da', 'fr', 'sv'],
}

test('at least 40 languages, all official ones of the European Union among them', () => {
  expect(tags.length).toBeGreaterThanOrEqual(40)
  const union = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')
  expect(tags).toEqual(expect.arrayContaining(union))
})

describe.each(Object.entries(languages))('%s', (tag, texts) => {
  const stems = new Set(Object.keys(english).map((key) => key.replace(plural, '')))
  const said = Object.keys(texts).map((key) => key.replace(plural, ''))

  test('is a tag that browsers know', () => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag])
    expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag])
  })

  test('says everything English says, and nothing else', () => {
    // All units or none: those whose language Chromium cannot write.
    const own = new Set(said.filter((stem) => units.has(stem)))
    if (withoutIntl.has(tag)) expect(own).toEqual(units)
    expect(new Set(said.filter((stem) => !own.has(stem)))).toEqual(stems)
    for (const [key, text] of Object.entries(texts)) expect(text.trim(), key).toMatch(/\S/)
  })

  test('has a form for every number a visitor can meet', () => {
    const counted = Object.keys(english).filter((key) => key.endsWith('.other'))
    for (const key of counted)
      for (let n = 0; n < 130; n++) {
        const form = key.replace('other', new Intl.PluralRules(tag).select(n))
        expect(texts[form] ?? texts[key], form).toBeTruthy()
      }
  })

  test('has no form that its numbers never ask for', () => {
    const known = new Set([
      ...new Intl.PluralRules(tag).resolvedOptions().pluralCategories,
      'other',
    ])
    for (const key of Object.keys(texts)) {
      const form = plural.exec(key)?.[1]
      if (form) expect(known, key).toContain(form)
    }
  })

  test('fills the same placeholders', () => {
    for (const [key, text] of Object.entries(texts)) {
      if (units.has(key.replace(plural, ''))) continue
      const model = english[key] ?? english[key.replace(plural, '.other')]
      if (plural.test(key)) expect(withoutNumber(text), key).toEqual(withoutNumber(model))
      else expect(holes(text), key).toEqual(holes(model))
    }
  })

  test('leaves no English behind', () => {
    const same = Object.keys(texts).filter((key) => tag !== 'en' && texts[key] === english[key])
    // "3 cookies" is what a third of Europe says.
    const left = same.filter((key) => !shared[key]?.includes(tag) && !key.startsWith('cookies.'))
    expect(left).toEqual([])
  })

  test('does not press, shame or hurry', () => {
    const words = pressingWords[tag] ?? []
    const start = /^(ja|th|zh)/.test(tag) ? '' : '(^|[^\\p{L}\\p{M}])'
    expect(words.length).toBeGreaterThan(3)
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).not.toMatch(/[!！¡]/)
      const lower = text.toLowerCase()
      for (const word of words)
        expect(lower.match(new RegExp(start + word, 'u'))?.[0], `${key}: ${text}`).toBe(undefined)
    }
  })

  test('names its own buttons where it speaks of them', () => {
    for (const key of ['choices.text', 'choice.unsaved'])
      for (const button of key === 'choices.text' ? ['accept', 'reject', 'save'] : ['save'])
        expect(texts[key], key).toContain(texts[button])
  })

  test('says yes, no and save in one short breath', () => {
    for (const key of ['accept', 'reject', 'save', 'manage', 'gpcKeep', 'gpcAllow', 'download'])
      expect(texts[key]?.length, key).toBeLessThanOrEqual(40)
    for (const key of ['accept', 'reject']) expect(texts[key]?.length, key).toBeLessThanOrEqual(24)
  })
})
