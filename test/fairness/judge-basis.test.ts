import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../src/config/schema'
import { createCheckFairness } from '../../src/fairness/check-fairness'

const checkFairness = createCheckFairness(() => Promise.reject(new Error('no page here')))

const judge = (more: object) =>
  checkFairness({ policy: { url: '/privacy' }, ...more }).map(({ rule, path }) => `${rule} ${path}`)

describe('what would run unasked', () => {
  test.each(['meta-pixel', 'google-ads', 'google-analytics', 'hotjar'])(
    'a known tracker that is declared essential: %s',
    (id) =>
      expect(judge({ services: [{ id, category: 'essential' }] })).toEqual([
        'honest-essential services[0].category',
      ]),
  )
  test.each([
    ['may be within an exemption', 'matomo', 'essential'],
    ['is essential', 'stripe', 'essential'],
    ['is asked for', 'meta-pixel', 'advertising'],
  ])('what %s is not', (_, id, category) =>
    expect(judge({ services: [{ id, category }] })).toEqual([]),
  )
  test.each<[NonNullable<SiteConfig['regions']>, string[]]>([
    [{ DE: 'opt-out' }, ['nothing-preset regions.DE']],
    [{ uk: { model: 'notice' } }, ['nothing-preset regions.uk.model']],
    [
      { FR: { categories: { advertising: 'opt-out', analytics: 'opt-out' } } },
      ['nothing-preset regions.FR.categories.advertising'],
    ],
    [{ US: 'opt-out', 'US-TX': { model: 'notice' }, JP: 'notice', DE: 'opt-in' }, []],
  ])('by region: %j', (regions, found) => expect(judge({ regions })).toEqual(found))
})

describe('what cannot be read is found, and nothing is thrown', () => {
  test.each<[object, string]>([
    [{ texts: { en: { reject: null } } }, 'readable texts.en.reject'],
    [{ texts: { en: { reject: ' ' } } }, 'readable texts.en.reject'],
    [{ texts: { en: null } }, 'readable texts.en'],
    [{ theme: null }, 'readable theme'],
    [{ theme: { fill: {} } }, 'readable theme.fill'],
    [{ services: [null] }, 'readable services[0]'],
    [
      { regions: { DE: { denialLifetimeDays: 50, consentLifetimeDays: 100 } } },
      'readable regions.DE.denialLifetimeDays',
    ],
  ])('%j', (more, found) => expect(judge(more)).toEqual([found]))
  test('purposes taken out of the question: the tool’s own stand', () => {
    expect(judge({ texts: { en: { 'askWith.other': ' ', 'use.advertising': '' } } })).toEqual([
      'readable texts.en.askWith.other',
      'readable texts.en.use.advertising',
    ])
  })
  test('no configuration at all', () => {
    for (const nothing of [null, 5, 'x', []])
      expect(checkFairness(nothing as unknown as SiteConfig)[0]).toMatchObject({ rule: 'readable' })
  })
  test.each([{ fill: 'blurple' }, { fill: 'oklch(70% 0.1 200)' }, { text: 'var(--brand)' }])(
    'a colour that only a browser can read: %j',
    (theme) => expect(judge({ theme })).toEqual([`legible theme.${Object.keys(theme)[0]}`]),
  )
  test('a switch has the colour of the buttons, and a white knob', () =>
    expect(judge({ theme: { fill: '#ffd400', 'on-fill': '#000' } })).toEqual([
      'legible theme.fill',
      'legible theme.fill',
      'legible theme.fill',
    ]))
})
