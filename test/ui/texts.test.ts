import { describe, expect, test } from 'vitest'
import { coreTexts } from '../../src/app/core-texts'
import { embedTexts } from '../../src/app/embed-texts'
import { texts as ar } from '../../src/ui/text/ar'
import { texts as de } from '../../src/ui/text/de'
import { texts as center } from '../../src/ui/text/en-center'
import { texts as en } from '../../src/ui/text/en'
import { texts as es } from '../../src/ui/text/es'
import { texts as fr } from '../../src/ui/text/fr'

type Texts = Readonly<Record<string, string>>

const english: Texts = { ...en, ...center, ...coreTexts, ...embedTexts }
const languages: Record<string, Texts> = { ar, de, en: english, es, fr }
const plural = /\.(zero|one|two|few|many|other)$/
const holes = (text = '') => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
/** Forms that name the number in words need no digit. */
const withoutNumber = (text?: string) => holes(text).filter((hole) => hole !== '{n}')

describe.each(Object.entries(languages))('%s', (tag, texts) => {
  const stems = new Set(Object.keys(english).map((key) => key.replace(plural, '')))

  test('says everything English says, and nothing else', () => {
    expect(new Set(Object.keys(texts).map((key) => key.replace(plural, '')))).toEqual(stems)
  })

  test('has a form for every number a visitor can meet', () => {
    const counted = Object.keys(english).filter((key) => key.endsWith('.other'))
    for (const key of counted)
      for (let n = 0; n < 130; n++) {
        const form = key.replace('other', new Intl.PluralRules(tag).select(n))
        expect(texts[form] ?? texts[key], form).toBeTruthy()
      }
  })

  test('fills the same placeholders', () => {
    for (const [key, text] of Object.entries(texts)) {
      const model = english[key] ?? english[key.replace(plural, '.other')]
      if (plural.test(key)) expect(withoutNumber(text), key).toEqual(withoutNumber(model))
      else expect(holes(text), key).toEqual(holes(model))
    }
  })

  test('leaves no English behind', () => {
    const same = Object.keys(texts).filter((key) => tag !== 'en' && texts[key] === english[key])
    const names = new Set(['ways.us', 'ways.eu', 'name', 'list', 'some'])
    const shared = same.filter((key) => !names.has(key) && !plural.test(key))
    expect(shared).toEqual([])
  })
})

test('no text presses, shames or hurries', () => {
  const pressing = /sorry|please|unfortunately|best experience|value your|only today|now or|!/i
  for (const [key, text] of Object.entries(english)) expect(text, key).not.toMatch(pressing)
})
