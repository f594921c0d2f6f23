import { expect, test } from 'vitest'
import { texts as center } from '../../src/ui/text/en-center'
import { texts as en } from '../../src/ui/text/en'
import { makeWords } from '../../src/ui/text/words'

const english = { ...en, ...center }
const words = (tag: string, texts = {}) => makeWords(tag, texts, english)

test('a text of the language or the site wins over English, which fills the gaps', () => {
  expect(words('de', { accept: 'Ja' }).say('accept')).toBe('Ja')
  expect(words('de', { accept: 'Ja' }).say('reject')).toBe('Reject all')
})

test('placeholders are filled, and one that nobody fills leaves no braces', () => {
  expect(words('en').say('some', { n: 2, all: 3 })).toBe('2 of 3')
  expect(words('en').say('some')).toBe(' of ')
})

test('numbers choose the form: one, few and many where a language has them', () => {
  expect(words('en').count('services', 1)).toBe('1 service')
  expect(words('en').count('services', 1002)).toBe('1,002 services')
  const polish = { 'services.one': 'usługa', 'services.few': 'usługi', 'services.many': 'usług' }
  expect(words('pl', polish).count('services', 3)).toBe('usługi')
  expect(words('pl', polish).count('services', 5)).toBe('usług')
})

test('a language with one form for all never borrows the English singular', () => {
  expect(words('en', { 'services.other': '{n} x' }).count('services', 1)).toBe('1 x')
})

test('a list ends with the word for and', () => {
  expect(words('en').list(['a'])).toBe('a')
  expect(words('en').list(['a', 'b', 'c'])).toBe('a, b and c')
  expect(words('en').list([])).toBe('')
})

test('sentences stand one after another, spaced as the script has it', () => {
  expect(words('en').passage(['One.', '', 'Two.'])).toBe('One. Two.')
  expect(words('ja').passage(['拒否できます。', '変わりません。'])).toBe(
    '拒否できます。変わりません。',
  )
})

test('what is no language tag is English, not an error', () => {
  expect(words('english_please').language).toBe('en')
})

test('direction follows the language', () => {
  for (const tag of ['ar', 'he', 'fa', 'ur-PK']) expect(words(tag).dir).toBe('rtl')
  for (const tag of ['en', 'arn', 'hu', 'fi']) expect(words(tag).dir).toBe('ltr')
})

test('a language with digits of its own counts in them', () => {
  expect(words('fa', { 'services.other': '{n} سرویس' }).count('services', 3)).toBe('۳ سرویس')
  expect(words('bn', { 'services.other': '{n}টি' }).count('services', 12)).toBe('১২টি')
  expect(words('ar', { 'services.few': '{n} خدمات' }).count('services', 3)).toBe('3 خدمات')
})

test('no sentence ends twice, whatever it is made of', async () => {
  const { languages } = await import('./all-languages')
  for (const [tag, texts] of Object.entries(languages)) {
    const said = makeWords(tag, texts, texts)
    const uses = said.list(
      ['analytics', 'advertising', 'functional', 'social'].map((use) => said.say(`use.${use}`)),
    )
    for (const key of ['ask', 'tell']) {
      expect(said.say(key, { uses }), tag).not.toMatch(/\.\.|,,|\{|  /)
      expect(said.count(`${key}With`, 3, { uses }), tag).not.toMatch(/\.\.|,,|\{|  /)
    }
  }
})
