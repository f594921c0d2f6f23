import { describe, expect, test } from 'vitest'
import { contrast, lay, parseColour, type Colour } from '../../src/fairness/contrast'
import { judgeConfig } from '../../src/fairness/judge-config'
import type { SiteConfig } from '../../src/config/schema'
import { ready } from '../../src/themes/ready'

const fair: SiteConfig = { policy: { url: '/privacy' } }

const judge = (more: SiteConfig) =>
  judgeConfig({ ...fair, ...more }).map(({ rule, path }) => `${rule} ${path}`)

test('a site with a privacy notice and nothing else is fair', () => {
  expect(judgeConfig(fair)).toEqual([])
})

test.each(Object.keys(ready))('the ready theme %s is fair in light and dark', (theme) => {
  expect(judge({ theme })).toEqual([])
  expect(judge({ theme: `${theme} light` })).toEqual([])
  expect(judge({ theme: `${theme} dark` })).toEqual([])
})

describe('what is unfair is named by its setting and its source', () => {
  test('no way to the privacy notice', () => {
    const [found] = judgeConfig({})
    expect(found).toMatchObject({ rule: 'complete-first-layer', path: 'policy.url' })
    expect(found?.source).toContain('EDPB')
  })
  test('a no that is forgotten before a yes', () => {
    expect(judge({ denialLifetimeDays: 30 })).toEqual(['no-nagging denialLifetimeDays'])
  })
  test('wording that presses, in the language it is written for', () => {
    const texts = { en: { lead: 'We value your privacy.' }, fr: { reject: 'Ne pas refuser' } }
    expect(judge({ texts })).toEqual([
      'neutral-words texts.en.lead',
      'neutral-words texts.fr.reject',
    ])
  })
  test('categories and choices of the site that press', () => {
    expect(judge({ categories: { maps: { title: 'Enjoy maps', text: 'Shows maps.' } } })).toEqual([
      'neutral-words categories.maps.title',
    ])
    expect(
      judge({
        choices: [{ id: 'a', title: 'Sharing', text: 'Do not miss out.', model: 'opt-in' }],
      }),
    ).toEqual(['neutral-words choices[0].text'])
  })
  test('services and requests that press, in a language the site has texts for', () => {
    const texts = { de: { accept: 'Erlauben' } }
    const services = [{ id: 'x', provider: 'X', purpose: 'Das beste Nutzererlebnis.' }]
    expect(judge({ texts, services })).toEqual(['neutral-words services[0].purpose'])
    expect(judge({ requests: [{ title: 'Hurry', text: 'Ask us.', url: '/a' }] })).toEqual([
      'neutral-words requests[0].title',
    ])
  })
  test.each([
    ['en', 'Maybe later'],
    ['en', 'Ask me later'],
    ['en', 'Not now'],
    ['en', 'More options'],
    ['en', 'Learn more'],
    ['en-GB', 'OK'],
    ['en', 'Accept'],
    ['de', 'Später'],
    ['de', 'Alle akzeptieren'],
    ['fr', 'Plus tard'],
    ['fr', 'Tout accepter'],
    ['sv', 'Senare'],
    ['ja', '後で'],
    ['pl', 'Akceptuję'],
  ])('a no that is none (%s): %s', (tag, reject) => {
    expect(judge({ texts: { [tag]: { reject } } })).toEqual([`unambiguous texts.${tag}.reject`])
  })
  test.each([
    ['en', 'No, thanks'],
    ['en', 'Continue without accepting'],
    ['fr', 'Continuer sans accepter'],
    ['de', 'Ohne Einwilligung weiter'],
    ['it', 'Continua senza accettare'],
    ['es', 'No acepto'],
  ])('a no in other words is a no (%s): %s', (tag, reject) => {
    expect(judge({ texts: { [tag]: { reject } } })).toEqual([])
  })
  test('one label for two buttons, and a way to close that says yes', () => {
    expect(judge({ texts: { en: { accept: 'No', reject: 'No' } } })).toEqual([
      'unambiguous texts.en.accept',
      'unambiguous texts.en.reject',
    ])
    expect(judge({ texts: { en: { close: 'Accept and close' } } })).toEqual([
      'unambiguous texts.en.close',
    ])
    expect(judge({ texts: { en: { reject: 'Reject and get a worse site' } } })).toEqual([
      'neutral-words texts.en.reject',
    ])
  })
  test('what is sold, running unasked everywhere', () => {
    expect(judge({ categories: { advertising: { model: 'opt-out' } } })).toEqual([
      'nothing-preset categories.advertising.model',
    ])
    expect(judge({ categories: { social: { sale: true, model: 'notice' } } })).toEqual([
      'nothing-preset categories.social.model',
    ])
    // Own statistics may run so in some countries.
    expect(judge({ categories: { analytics: { model: 'opt-out' } } })).toEqual([])
    expect(judge({ regions: { US: { categories: { advertising: 'opt-out' } } } })).toEqual([])
  })
  test.each<[NonNullable<SiteConfig['theme']>, string]>([
    [{ fill: 'white', 'on-fill': 'white' }, 'equal-buttons theme.on-fill'],
    [
      { text: 'light-dark(#fff, rgb(20, 20, 20))', surface: 'light-dark(#fff,#000)' },
      'legible theme.text',
    ],
    [{ muted: 'hsl(0 0% 70%)' }, 'legible theme.muted'],
    [{ on: '#fff', knob: '#fff' }, 'legible theme.on'],
    [{ size: '40%' }, 'legible theme.size'],
    [{ size: '10px' }, 'legible theme.size'],
    ['papper', 'legible theme'],
  ])('a theme nobody can read: %j', (theme, found) => {
    expect(judge({ theme })).toContain(found)
  })
  test('buttons nobody can read', () => {
    const theme = { fill: '#ffe', 'on-fill': '#fff', on: '#1d4ed8' }
    expect(judge({ theme: { ...theme, scheme: 'light' } })).toEqual(['equal-buttons theme.on-fill'])
    expect(judge({ theme: { ...theme, on: '#3a66e8', scheme: 'dark' } })).toEqual([
      'equal-buttons theme.on-fill',
    ])
  })
  test('small print nobody can read, in one scheme only', () => {
    expect(judge({ theme: { muted: 'rgb(150, 150, 150)' } })).toContain('legible theme.muted')
    expect(judge({ theme: { base: 'night', link: '#555' } })).toContain('legible theme.link')
  })
  test('a service that does not say who is behind it and what it keeps', () => {
    const own = { id: 'own', category: 'analytics', cookies: [{ name: 'a' }] }
    expect(judge({ services: [own, { id: 'google-analytics' }, { id: 'hotjar' }] })).toEqual([
      'complete-second-layer services[0].provider',
      'complete-second-layer services[0].purpose',
      'complete-second-layer services[0].cookies[0].duration',
      'complete-second-layer services[0].cookies[0].purpose',
    ])
  })
})

describe('contrast', () => {
  const ratio = (a: string, b: string) =>
    contrast(parseColour(a) as Colour, parseColour(b) as Colour).toFixed(2)
  test.each([
    ['#000', '#fff', '21.00'],
    ['#767676', '#ffffff', '4.54'],
    ['rgb(0, 0, 255)', '#fff', '8.59'],
    ['#fff', '#fff', '1.00'],
  ])('%s on %s is %s', (a, b, result) => expect(ratio(a, b)).toBe(result))
  test('what shines through counts as what is seen', () => {
    expect(lay([0, 0, 0, 0.5], [255, 255, 255, 1])).toEqual([127.5, 127.5, 127.5, 1])
  })
  test('what is no plain colour is left alone', () => {
    expect(parseColour('var(--x)')).toBeUndefined()
    expect(parseColour('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3, 0.5])
    expect(parseColour('#ffffff80')?.[3]).toBeCloseTo(0.5, 1)
  })
})
