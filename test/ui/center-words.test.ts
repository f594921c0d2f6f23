import { expect, test } from 'vitest'
import { purposeLanguage } from '../../src/ui/purpose-language'
import { makeCenterWords } from '../../src/ui/text/center-words'
import { makeWords } from '../../src/ui/text/words'
import { languages } from './all-languages'

const inLanguage = (tag: string) =>
  makeCenterWords(makeWords(tag, languages[tag] ?? {}, languages.en ?? {}), undefined)

test.each([
  ['en', '2 years', '2 years'],
  ['en', '1 day', '1 day'],
  ['de', '2 years', '2 Jahre'],
  ['pl', '2 years', '2 lata'],
  ['pl', '5 years', '5 lat'],
  ['ru', '13 months', '13 месяцев'],
  ['ja', '30 minutes', '30 分'],
  ['ar', '2 years', 'سنتان'],
  ['de', 'P13M', '13 Monate'],
  ['de', 'PT30M', '30 Minuten'],
  ['de', 'P2W', '2 Wochen'],
  ['de', 'session', 'Sitzung'],
  ['fr', 'until erased', 'jusqu’à l’effacement'],
])('in %s, %s is %s', (tag, kept, text) => expect(inLanguage(tag).duration(kept)).toBe(text))

test.each(['', 'as long as you stay', '2 years or less', 'P1Y2M', 'years', '-2 years'])(
  'what is no plain duration is the site’s own text: %j',
  (kept) => expect(inLanguage('de').duration(kept)).toBe(kept),
)

test('a known sentence is said in the language, or in English and marked so', () => {
  const plain = makeWords('de', {}, {})
  const words = makeCenterWords(plain, { lang: 'de', texts: { 'Counts.': 'Zählt.' } })
  expect(words.known('Counts.')).toEqual({ text: 'Zählt.', lang: 'de' })
  expect(words.known('Plays.')).toEqual({ text: 'Plays.', lang: 'en' })
  expect(words.known('toString')).toEqual({ text: 'toString', lang: 'en' })
  expect(makeCenterWords(plain, undefined).known('Counts.').lang).toBe('en')
})

test('a regional variant reads the sentences of its language, in its own script only', () => {
  const available = ['de', 'pt', 'zh']
  expect(purposeLanguage('de', available)).toBe('de')
  expect(purposeLanguage('pt-BR', available)).toBe('pt')
  expect(purposeLanguage('zh-CN', available)).toBe('zh')
  expect(purposeLanguage('zh-TW', available)).toBe(undefined)
  expect(purposeLanguage('fi', available)).toBe(undefined)
})
