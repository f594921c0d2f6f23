import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coreTexts } from '../../src/app/core-texts'
import { anyOf, doubleNegatives, lexicon } from '../../src/fairness/lexicon'
import { judgeWords } from '../../src/fairness/judge-words'

const tags = readdirSync('src/ui/text')
  .map((name) => /^([a-z]{2,3}(-[A-Z][A-Za-z]+)?)\.ts$/.exec(name)?.[1])
  .filter((tag) => tag !== undefined)

const load = async (file: string) =>
  ((await import(`../../src/ui/text/${file}.ts`)) as { texts: Record<string, string> }).texts

describe.each(tags)('the texts of %s', (tag) => {
  test('neither press, shame nor hurry, and have no double negative', async () => {
    const english = { ...coreTexts, ...(await load('en-center')) }
    const texts = { ...(tag === 'en' && english), ...(await load(tag)) }
    for (const [key, text] of Object.entries(texts)) expect(judgeWords(text, tag), key).toEqual([])
  })
})

test('every language that ships has words of its own to look for', () => {
  for (const tag of tags) {
    const short = (tag.split('-')[0] ?? '').replace(/^n[bn]$/, 'no')
    expect(Object.keys(lexicon), tag).toContain(short)
  }
})

describe.each(Object.entries(lexicon))('%s: what presses is found', (tag, { guilt, urgency }) => {
  test('in any word of the list', () => {
    for (const piece of guilt.split('|'))
      expect(judgeWords(`… ${piece} …`, tag), piece).toMatchObject([{ kind: 'guilt' }])
    for (const piece of urgency.split('|'))
      expect(judgeWords(`… ${piece} …`, tag), piece).toMatchObject([{ kind: 'urgency' }])
  })
})

test.each([
  ['en', 'We value your privacy', 'guilt'],
  ['en', "No thanks, I don't like savings", 'guilt'],
  ['en', 'Only today', 'urgency'],
  ['en', 'Accept all!', 'urgency'],
  ['en', 'Do not refuse cookies', 'double negative'],
  ['en', 'Untick to not allow advertising', 'double negative'],
  ['en-GB', 'Sorry to see you go', 'guilt'],
  ['de', 'Cookies nicht ablehnen', 'double negative'],
  ['fr', 'Ne pas refuser les cookies', 'double negative'],
  ['es', 'No rechazar las cookies', 'double negative'],
  ['it', 'Non rifiutare i cookie', 'double negative'],
  ['pt-BR', 'Não rejeitar cookies', 'double negative'],
  ['nl', 'Cookies niet weigeren', 'double negative'],
  ['nb', 'Du går glipp av noe', 'guilt'],
])('%s: “%s” is %s', (tag, text, kind) => {
  expect(judgeWords(text, tag).map((found) => found.kind)).toContain(kind)
})

test('plain labels are found fair', () => {
  for (const text of ['Accept all', 'Reject all', 'Saying no changes nothing else.'])
    expect(judgeWords(text, 'en')).toEqual([])
  expect(judgeWords('Anything', 'xx')).toEqual([])
  expect(Object.keys(doubleNegatives).length).toBeGreaterThan(5)
  expect(anyOf('a.b').test('aXb')).toBe(false)
})
