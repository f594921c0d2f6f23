import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judgeTexts } from '../../src/advice/judge-texts'

const texts = (...tags: string[]) => ({
  texts: Object.fromEntries(tags.map((tag) => [tag, { accept: 'Yes' }])),
})

test('wording for a tag that is never spoken is told, with the one that is', () => {
  expect(judgeTexts('de', texts('de-AT', 'fr-CH', 'de', 'en'))).toEqual([
    {
      path: 'texts.de-AT',
      message: 'is not read: who asks for "de-AT" is spoken to in "de"; write it as texts.de',
    },
  ])
})

test.each(['klingon', 'not a tag!', 'pt_BR', ''])(
  'wording for "%s", which is no language, is told',
  (tag) =>
    expect(judgeTexts('de', texts(tag))).toEqual([
      {
        path: `texts.${tag}`,
        message: 'is no language tag such as "de"; nobody is spoken to in it',
      },
    ]),
)

test('of what ships nothing is told', () => {
  const shipped = readdirSync(new URL('../../src/ui/text', import.meta.url))
    .map((name) => name.slice(0, -3))
    .filter((name) => /^[a-z]{2}(-[A-Z]\w+)?$/.test(name))
  expect(shipped.length).toBeGreaterThan(50)
  for (const spoken of shipped) expect(judgeTexts(spoken, texts(...shipped))).toEqual([])
})
