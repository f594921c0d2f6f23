/** English that a twelve-year-old can read: the grade of Flesch and Kincaid, 7 being about that age. */
import { expect, test } from 'vitest'
import { texts as center } from '../../src/ui/text/en-center'
import { texts as banner } from '../../src/ui/text/en'
import { makeWords } from '../../src/ui/text/words'

const syllables = (word: string): number => {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  if (plain.length < 4) return plain ? 1 : 0
  const groups = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}

const grade = (text: string): number => {
  const sentences = text.split(/[.?!:;]\s|[.?!]$/).filter((part) => part.trim()).length
  const words = text.split(/\s+/).filter((word) => /\w/.test(word))
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (spoken / words.length) - 15.59
}

test('the measure tells easy from hard', () => {
  expect(grade('The cat sat on the mat. It was warm.')).toBeLessThan(2)
  expect(
    grade(
      'Notwithstanding the aforementioned considerations, personalisation functionality necessitates authorisation.',
    ),
  ).toBeGreaterThan(15)
})

test('the banner as a whole reads at about the age of twelve', () => {
  const words = makeWords('en', {}, banner)
  const uses = words.list([words.say('use.analytics'), words.say('use.advertising')])
  for (const ask of ['ask', 'tell']) {
    const text = [
      words.say('leadWho', { who: 'The shop' }),
      words.count(`${ask}With`, 4, { uses }),
      words.say('free'),
      words.say('changeAt', { where: 'Cookie choices' }),
    ].join(' ')
    expect(grade(text), text).toBeLessThanOrEqual(7)
  }
})

/** Names that the law gives, and words that somebody else chose. */
const isLaw = (key: string) => /^(gpc|dnt|ways|reopen|intro\.opt-out|optin|objection)/.test(key)

test('so do the sentences of the preference center', () => {
  const texts = Object.entries(center).filter(([key, text]) => text.endsWith('.') && !isLaw(key))
  expect(texts.length).toBeGreaterThan(8)
  const all = texts.map(([, text]) => text.replace(/\{\w+\}/g, 'it')).join(' ')
  expect(grade(all)).toBeLessThanOrEqual(7)
})

test('no sentence is longer than twenty-five words', () => {
  for (const [key, text] of Object.entries({ ...banner, ...center }))
    if (!isLaw(key))
      for (const sentence of text.split(/[.?!;]\s/))
        expect(sentence.split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(25)
})
