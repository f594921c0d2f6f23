// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Problem } from '../../src/config/problems'
import { resolve } from '../../src/config/resolve'
import { pickLanguage } from '../../src/app/language'
import { askPlace, knownPlace } from '../../src/app/region'
import { guarded, report } from '../../src/app/report'

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
  const available = ['de', 'fr', 'nb', 'pt-BR', 'zh', 'zh-TW']
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
  test.each<[string, object, string | null, unknown]>([
    ['the configuration says', { region: 'uk' }, 'FR', { region: 'GB', source: 'config' }],
    ['the server wrote it into the page', {}, 'US-CA', { region: 'US-CA', source: 'server' }],
    ['nobody knows', {}, null, { region: null, source: 'none' }],
    ['the endpoint is to be asked', { regionEndpoint: '/geo' }, null, null],
    [
      'the server knows before the endpoint is asked',
      { regionEndpoint: '/geo' },
      'DE',
      { region: 'DE', source: 'server' },
    ],
    ['what the server wrote names no place', {}, 'XX', { region: null, source: 'none' }],
  ])('%s', (_, raw, written, place) => {
    if (written) meta(written)
    expect(knownPlace(config(raw))).toEqual(place)
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
    ['is down', () => Promise.reject(new TypeError('Failed to fetch')), null],
  ])('an endpoint that %s', async (_, answer, region) => {
    vi.stubGlobal('fetch', vi.fn(answer))
    expect((await askPlace('/geo')).region).toBe(region)
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.signal).toBeInstanceOf(AbortSignal)
  })
})
