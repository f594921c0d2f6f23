import { describe, expect, test } from 'vitest'
import { isSafeUrl, resolve } from '../../src/config/resolve'

const one = (raw: unknown) => {
  const { problems } = resolve([raw])
  return problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('a mistake is named by its path, with a suggestion where one is near', () => {
  test.each([
    [{ langauge: 'de' }, 'langauge: unknown setting; did you mean "language"?'],
    [{ zzzzzzzz: 1 }, 'zzzzzzzz: unknown setting'],
    [{ autoBlock: 'strickt' }, /^autoBlock: "strickt" should be .*; did you mean "strict"\?$/],
    [{ layout: 'Modal' }, /^layout: "Modal" should be .*; did you mean "modal"\?$/],
    [{ gpc: 'true' }, 'gpc: "true" should be boolean'],
    [{ waitForUpdate: '500' }, 'waitForUpdate: "500" should be number'],
    [{ waitForUpdate: -1 }, 'waitForUpdate: -1 should be number'],
    [{ services: {} }, 'services: {} should be a list'],
    [{ services: ['google-analytics'] }, 'services[0]: "google-analytics" should be an object'],
    [
      { services: [{ id: 'a', cookies: [{ nam: 'x' }] }] },
      /^services\[0\]\.cookies\[0\]\.nam: .*"name"/,
    ],
    [
      { services: [{ id: 'a', cookies: [{ name: 'x', type: 'cooky' }] }] },
      /cookies\[0\]\.type: .*"cookie"/,
    ],
    [{ policy: 'https://example.com' }, /^policy: .* should be an object/],
    [
      { categories: { analytics: { modle: 'opt-in' } } },
      /^categories\.analytics\.modle: .*"model"/,
    ],
    [{ categories: { analytics: true } }, 'categories.analytics: true should be an object'],
    [{ regions: { US: 'optout' } }, /^regions\.US: "optout" should be .*"opt-out"/],
    [{ texts: { de: { accept: ['Ja'] } } }, /^texts\.de\.accept: \["Ja"\] should be visible text/],
    [{ texts: { de: { accept: ' ' } } }, 'texts.de.accept: " " should be visible text'],
    [{ categories: { maps: { title: '' } } }, 'categories.maps.title: "" should be visible text'],
    [{ choices: [{ title: '' }] }, 'choices[0].title: "" should be visible text'],
    [{ services: [{ name: '' }] }, 'services[0].name: "" should be visible text'],
    [{ policy: { version: 'v'.repeat(101) } }, /^policy\.version: .* should be at most 100 char/],
    [{ receipts: { userRef: 'a\u0007' } }, /^receipts\.userRef: .* should be at most 256 char/],
    [{ categories: { ['c'.repeat(101)]: {} } }, /^categories\.c+: .* should be an id of 1 to 100/],
    [{ choices: [{ id: 'c\n' }] }, 'choices[0].id: "c\\n" should be an id of 1 to 100 characters'],
    [{ requests: [{ url: 'javascript:x' }] }, /^requests\[0\]\.url: .* mailto or tel URL$/],
    [null, /should be an object$/],
    ['nonsense', /should be an object$/],
    [[], /should be an object$/],
  ])('%j → %s', (raw, said) => {
    const problems = one(raw)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toEqual(typeof said === 'string' ? said : expect.stringMatching(said))
  })

  test('every mistake is told, not only the first', () => {
    expect(one({ gpc: 1, layuot: 'box', services: [{ id: 'a', src: 'data:,x' }] })).toHaveLength(3)
  })
})

describe('what is wrong leaves the default, and where that permits more, the strictest value', () => {
  test.each([
    [{ autoBlock: 'of' }, 'autoBlock', 'known'],
    [{ guardStorage: false }, 'guardStorage', 'on'],
    [{ googleConsentMode: 'advancd' }, 'googleConsentMode', 'basic'],
    [{ gpc: 'no' }, 'gpc', true],
    [{ dnt: 'deny_all' }, 'dnt', 'deny-all'],
    [{ categories: { a: { sale: 'yes' } } }, 'categories', { a: { sale: true } }],
    [{ categories: { a: { default: 'no' } } }, 'categories', { a: { default: false } }],
    [{ consentLifetimeDays: -3 }, 'consentLifetimeDays', undefined],
    [{ consentLifetimeDays: Infinity }, 'consentLifetimeDays', undefined],
    [{ regions: { US: 'optout', DE: 'opt-out' } }, 'regions', { US: 'opt-in', DE: 'opt-out' }],
    [{ regions: { US: null } }, 'regions', { US: 'opt-in' }],
    [{ categories: { a: { model: 'none' } } }, 'categories', { a: { model: 'opt-in' } }],
    [{ choices: [{ id: 'c', model: 'notice' }] }, 'choices', [{ id: 'c', model: 'opt-in' }]],
    [{ policy: { version: 3 } }, 'policy', { version: '3' }],
    [{ categories: { social: false } }, 'categories', { social: false }],
    [{ theme: { accent: '#123', size: {} } }, 'theme', { accent: '#123' }],
    [{ theme: 'forest' }, 'theme', 'forest'],
    [{ layout: undefined }, 'layout', 'box'],
  ])('%j → %s is %j', (raw, key, value) => {
    expect((resolve([raw]).config as unknown as Record<string, unknown>)[key]).toEqual(value)
  })

  test('a refusal is never forgotten sooner than a consent', () => {
    const { config, problems } = resolve([{ consentLifetimeDays: 365, denialLifetimeDays: 30 }])
    expect(config.denialLifetimeDays).toBe(365)
    expect(problems.map((problem) => problem.path)).toEqual(['denialLifetimeDays'])
    expect(resolve([{ denialLifetimeDays: 365 }]).config.denialLifetimeDays).toBe(365)
  })
})

describe('layers', () => {
  test('a later layer wins; what it does not mention stays', () => {
    const { config } = resolve([
      { layout: 'bar', policy: { url: '/p', version: '1' }, texts: { de: { a: 'A', b: 'B' } } },
      { layout: 'modal', policy: { version: '2' }, texts: { de: { b: 'C' } } },
    ])
    expect(config.layout).toBe('modal')
    expect(config.policy).toEqual({ url: '/p', version: '2' })
    expect(config.texts).toEqual({ de: { a: 'A', b: 'C' } })
  })

  test('services come together by id, in the order they were first named', () => {
    const { config } = resolve([
      { services: [{ id: 'a', name: 'A', category: 'analytics' }, { id: 'b' }] },
      { services: [{ id: 'c' }, { id: 'a', category: 'advertising' }] },
    ])
    expect(config.services).toEqual([
      { id: 'a', name: 'A', category: 'advertising' },
      { id: 'b' },
      { id: 'c' },
    ])
  })

  test('a list without ids is replaced whole', () => {
    const { config } = resolve([
      {
        requests: [{ title: 'Access' }, { title: 'Deletion' }],
        services: [{ id: 'a', cookies: [{ name: 'x' }] }],
      },
      {
        requests: [{ title: 'Zugang' }, { title: 'Frage' }, { title: 'Mehr' }],
        services: [{ id: 'a', cookies: [{ name: 'y' }, { name: 'z' }] }],
      },
    ])
    expect(config.requests).toEqual([{ title: 'Zugang' }, { title: 'Frage' }, { title: 'Mehr' }])
    expect(config.services[0]?.cookies).toEqual([{ name: 'y' }, { name: 'z' }])
  })

  test('a later list of signals takes the place of the earlier one', () => {
    const { config } = resolve([
      { categories: { a: { signals: ['ad_storage', 'ad_user_data'] } } },
      { categories: { a: { signals: ['analytics_storage'] } } },
    ])
    expect(config.categories).toEqual({ a: { signals: ['analytics_storage'] } })
  })

  test('one layer that cannot be read takes nothing from the others', () => {
    const hostile = Object.defineProperty({}, 'layout', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    const { config, problems } = resolve([{ layout: 'bar' }, hostile, { language: 'de' }])
    expect(config.layout).toBe('bar')
    expect(config.language).toBe('de')
    expect(problems).toEqual([{ path: 'config', message: 'cannot be read: Error: no' }])
  })
})

describe('isSafeUrl', () => {
  test.each([
    'https://example.com/',
    'HTTP://example.com',
    '/privacy',
    'privacy.html?a=b:c',
    '#top',
    '//cdn.example.com/x.js',
    'mailto:a@b.example',
    'tel:+1-555-0100',
    '',
    './javascript:x',
  ])('%j is taken', (url) => expect(isSafeUrl(url)).toBe(true))

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'java\rscript:alert(1)',
    ' \u0000\u001fjavascript:alert(1)',
    'j a v a s c r i p t:x',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'filesystem:x',
    'ws://example.com',
    'custom+app://x',
  ])('%j is refused', (url) => expect(isSafeUrl(url)).toBe(false))

  test('a refused address is left out of the configuration', () => {
    const url = 'java\nscript:alert(1)'
    const { config } = resolve([
      {
        policy: { url },
        regionEndpoint: url,
        receipts: { endpoint: url },
        services: [{ id: 'a', src: url, policyUrl: url }],
        requests: [{ title: 't', url }],
      },
    ])
    expect(JSON.stringify(config)).not.toContain('alert')
  })
})
