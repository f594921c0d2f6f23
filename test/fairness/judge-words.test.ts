import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coreTexts } from '../../src/app/core-texts'
import * as doubleNegatives from '../../src/fairness/double-negatives'
import { judgeWords } from '../../src/fairness/judge-words'
import { languageOf } from '../../src/fairness/language'
import { anyOf, lexicon } from '../../src/fairness/lexicon'

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
    expect(Object.keys(lexicon), tag).toContain(languageOf(tag))
    expect(doubleNegatives.languages, tag).toContain(languageOf(tag))
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
  expect(anyOf('a.b').test('aXb')).toBe(false)
})

const refusedNo: Readonly<Record<string, string>> = {
  af: 'Moenie weier nie',
  ar: 'لا ترفض ملفات الارتباط',
  bg: 'Не отказвай',
  bn: 'প্রত্যাখ্যান করবেন না',
  bs: 'Nemoj odbiti',
  ca: 'No rebutgis les galetes',
  cs: 'Neodmítat',
  cy: 'Peidiwch â gwrthod',
  da: 'Afvis ikke',
  de: 'Lehnen Sie nicht ab',
  el: 'Να μην απορριφθούν',
  en: 'Don’t disallow cookies',
  es: 'No rechazo las cookies',
  et: 'Ära keeldu',
  eu: 'Ez ukatu',
  fa: 'رد نکنید',
  fi: 'Älä hylkää',
  fr: 'Ne refusez pas',
  ga: 'Ná diúltaigh do na fianáin',
  gl: 'Non rexeitar',
  he: 'לא לדחות',
  hi: 'अस्वीकार न करें',
  hr: 'Ne odbijaj',
  hu: 'Ne utasítsa el',
  id: 'Jangan tolak',
  is: 'Hafna ekki',
  it: 'Non rifiuto',
  ja: '拒否しない',
  ko: '거부하지 않음',
  lt: 'Neatmesti',
  lv: 'Nenoraidīt',
  mk: 'Не одбивај',
  ms: 'Jangan tolak',
  mt: 'Tirrifjutax',
  nb: 'Avvis ikke',
  nl: 'Zonder te weigeren',
  pl: 'Nie odrzucaj',
  pt: 'Não recuse os cookies',
  'pt-BR': 'Não rejeitar',
  ro: 'Nu refuz',
  ru: 'Не отклонять',
  sk: 'Neodmietnuť',
  sl: 'Ne zavrni',
  sq: 'Mos refuzo',
  sr: 'Не одбијај',
  'sr-Latn': 'Ne odbijaj',
  sv: 'Neka inte',
  sw: 'Usikatae',
  ta: 'மறுக்க வேண்டாம்',
  th: 'ไม่ปฏิเสธ',
  tr: 'Reddetme',
  uk: 'Не відхиляти',
  ur: 'مسترد نہ کریں',
  vi: 'Đừng từ chối',
  zh: '不拒绝',
  'zh-TW': '不要拒絕',
}

test.each(tags)('%s: a no that is refused is found', (tag) => {
  expect(judgeWords(refusedNo[tag] ?? '', tag)).toMatchObject([{ kind: 'double negative' }])
})

test.each([
  ['en', 'No, reject all'],
  ['es', 'No, rechazar todo'],
  ['pt', 'Não, recusar tudo'],
  ['pl', 'Nie, odrzuć wszystko'],
  ['hr', 'Ne - odbij sve'],
  ['ro', 'Se folosesc, dacă nu refuzați.'],
  ['ru', 'Отказ ничего не меняет'],
  ['uk', 'Якщо ви не відмовитеся, це почне діяти.'],
  ['cs', 'Nechci, odmítám'],
])('%s: “%s” is one no', (tag, text) => {
  expect(judgeWords(text, tag)).toEqual([])
})
