// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Problem } from '../../src/config/problems'
import { resolve } from '../../src/config/resolve'
import { pickLanguage } from '../../src/app/language'
import { askPlace, knownPlace, type Place } from '../../src/app/region'
import { guarded, report } from '../../src/app/report'
import { rulesAt } from '../../src/app/rules-at'

let problems: Problem[]
const onProblem = (event: Event) => void problems.push((event as CustomEvent<Problem>).detail)
beforeEach(() => {
  problems = []
  document.addEventListener('cct:problem', onProblem)
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  document.removeEventListener('cct:problem', onProblem)
  document.head.replaceChildren()
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('report', () => {
  test('says each thing once, in the console and as an event', () => {
    report({ path: 'layout', message: 'is odd' })
    report({ path: 'layout', message: 'is odd' })
    report({ path: 'layout', message: 'is odder' })
    expect(problems.map(({ message }) => message)).toEqual(['is odd', 'is odder'])
    expect(vi.mocked(console.warn).mock.calls).toEqual([
      ['[cookie-consent-tool] layout: is odd'],
      ['[cookie-consent-tool] layout: is odder'],
    ])
  })

  test('what is guarded throws nothing', () => {
    guarded('gate', () => {
      throw new Error('broken')
    })
    expect(problems).toEqual([{ path: 'gate', message: 'Error: broken' }])
  })
})

describe('pickLanguage', () => {
  const available = ['de', 'fr', 'nb', 'pt-BR', 'sr', 'sr-Latn', 'zh', 'zh-TW']
  test.each([
    [['de'], 'de'],
    [['DE-at'], 'de'],
    [['pt'], 'pt-BR'],
    [['pt-PT'], 'pt-BR'],
    [['zh-hant'], 'zh-TW'],
    [['zh-HK'], 'zh-TW'],
    [['zh-Hant-MO'], 'zh-TW'],
    [['zh-CN'], 'zh'],
    [['zh-Hans-HK'], 'zh'],
    [['sr-Latn-RS'], 'sr-Latn'],
    [['sr-RS'], 'sr'],
    [['pt_BR'], 'pt-BR'],
    [['de_CH'], 'de'],
    [['no'], 'nb'],
    [['nn-NO'], 'nb'],
    [['en-GB', 'de'], 'en'],
    [['nl', 'fr-CA', 'de'], 'fr'],
    [['nl'], undefined],
    [[''], undefined],
    [[], undefined],
  ])('%j → %s', (wishes, tag) => expect(pickLanguage(wishes, available)).toBe(tag))
})

describe('region', () => {
  const config = (raw: object) => resolve([raw]).config
  const meta = (content: string) => {
    document.head.innerHTML = `<meta name="cct-region" content="${content}">`
  }
  const timing = (description: string) =>
    vi
      .spyOn(performance, 'getEntriesByType')
      .mockReturnValue([
        { serverTiming: [{ name: 'geo', description }] } as unknown as PerformanceEntry,
      ])
  test.each<[string, object, string | null, string | null, unknown]>([
    ['the configuration says', { region: 'uk' }, 'FR', 'DE', { region: 'GB', source: 'config' }],
    ['the server wrote it into the page', {}, 'US-CA', 'DE', { region: 'US-CA', source: 'server' }],
    ['the server sent it along', {}, null, 'us-ca', { region: 'US-CA', source: 'server-timing' }],
    ['nobody knows', {}, null, null, { region: null, source: 'none' }],
    ['the endpoint is to be asked', { regionEndpoint: '/geo' }, null, null, null],
    [
      'the server knows before the endpoint is asked',
      { regionEndpoint: '/geo' },
      'DE',
      null,
      { region: 'DE', source: 'server' },
    ],
    ['what the server wrote names no place', {}, 'XX', null, { region: null, source: 'none' }],
    [
      'one that does not know lets the next one speak',
      { region: 'XX' },
      'T1',
      'FR',
      { region: 'FR', source: 'server-timing' },
    ],
    ['nobody before the endpoint knows', { region: '', regionEndpoint: '/geo' }, 'EU', 'XX', null],
  ])('%s', (_, raw, written, sent, place) => {
    if (written) meta(written)
    if (sent) timing(sent)
    expect(knownPlace(config(raw))).toEqual(place)
    expect(problems).toEqual([])
  })

  const zone = (timeZone: string) =>
    vi
      .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
      .mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions)
  test.each<[string, Place, object, string, object]>([
    [
      'a clock set to Europe',
      { region: 'US', source: 'server' },
      {},
      'Europe/Berlin',
      { region: 'US', source: 'time-zone', rules: { model: 'opt-in' } },
    ],
    [
      'even against the configuration; what is stricter there stays: its link, and a no for a year',
      { region: 'US-CA', source: 'config' },
      { regions: { 'US-CA': { categories: { analytics: 'notice' }, denialLifetimeDays: 390 } } },
      'Europe/Paris',
      {
        region: 'US-CA',
        source: 'time-zone',
        rules: {
          model: 'opt-in',
          categories: {},
          link: 'choices',
          consentLifetimeDays: 180,
          denialLifetimeDays: 390,
        },
      },
    ],
    [
      'not against whoever set the region by hand',
      { region: 'US-CA', source: 'api' },
      {},
      'Europe/Paris',
      { region: 'US-CA', source: 'api', rules: { model: 'opt-out' } },
    ],
    [
      'not where the site says so',
      { region: 'US', source: 'server' },
      { timeZone: 'ignore' },
      'Europe/Berlin',
      { region: 'US', rules: { model: 'opt-out' } },
    ],
    [
      'a clock set to America loosens nothing',
      { region: 'DE', source: 'server' },
      {},
      'America/New_York',
      { region: 'DE', source: 'server', rules: { model: 'opt-in' } },
    ],
    [
      'nor where nobody knows',
      { region: null, source: 'none' },
      {},
      'America/New_York',
      { region: null, source: 'none', rules: { model: 'opt-in' } },
    ],
    [
      'a clock that says nothing',
      { region: 'AU', source: 'endpoint' },
      {},
      'UTC',
      { region: 'AU', source: 'endpoint', rules: { model: 'notice' } },
    ],
  ])('%s', (_, place, raw, clock, expected) => {
    zone(clock)
    expect(rulesAt(place, config(raw))).toMatchObject(expected)
  })

  test('one that names no place is told; opt-in applies', () => {
    expect(knownPlace(config({ region: 'Californa' }))).toEqual({ region: null, source: 'none' })
    expect(problems).toEqual([
      {
        path: 'region (config)',
        message: expect.stringContaining('"Californa" should be an ISO 3166 code'),
      },
    ])
  })

  test.each<[string, () => Promise<Response>, string | null]>([
    ['answers', async () => Response.json({ region: 'us-ca' }), 'US-CA'],
    ['knows no more', async () => Response.json({ region: 'XX' }), null],
    ['answers null', async () => Response.json(null), null],
    ['answers nonsense', async () => Response.json({ region: { code: 'US' } }), null],
    ['answers no JSON', async () => new Response('<html>'), null],
    ['fails', async () => Response.json({ region: 'US' }, { status: 500 }), null],
    ['is down', () => Promise.reject(new TypeError('Failed to fetch')), null],
  ])('an endpoint that %s', async (_, answer, region) => {
    vi.stubGlobal('fetch', vi.fn(answer))
    expect((await askPlace('/geo')).region).toBe(region)
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.signal).toBeInstanceOf(AbortSignal)
  })
})
