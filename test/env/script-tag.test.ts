// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/plans/a.html" }
import { afterEach, describe, expect, test, vi } from 'vitest'
import { suggest } from '../../src/config/problems'
import { attributeNames, readScriptTag } from '../../src/env/script-tag'

const near = (word: string) => suggest(word, attributeNames)

/** Reads as the script would while it runs. */
const read = (attributes: Record<string, string> | null, block?: string) => {
  const script = document.createElement('script')
  for (const [name, value] of Object.entries(attributes ?? {})) script.setAttribute(name, value)
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(attributes && script)
  if (block !== undefined) {
    const data = document.createElement('script')
    data.type = 'application/json'
    data.setAttribute('data-cct-config', '')
    data.textContent = block
    document.head.append(data)
  }
  return readScriptTag(near)
}

afterEach(() => {
  vi.restoreAllMocks()
  document.head.replaceChildren()
})

describe('attributes', () => {
  test.each([
    [
      'data-google-analytics',
      'G-1',
      { services: [{ id: 'google-analytics', measurementId: 'G-1' }] },
    ],
    ['data-google-ads', 'AW-1', { services: [{ id: 'google-ads', conversionId: 'AW-1' }] }],
    [
      'data-google-tag-manager',
      'GTM-1',
      { services: [{ id: 'google-tag-manager', containerId: 'GTM-1' }] },
    ],
    ['data-receipts', '/receipts', { receipts: { endpoint: '/receipts' } }],
    ['data-policy-url', '/privacy', { policy: { url: '/privacy' } }],
    ['data-policy-version', '3', { policy: { version: '3' } }],
    ['data-region', 'US-CA', { region: 'US-CA' }],
    ['data-language', 'de', { language: 'de' }],
    ['data-theme', 'dark', { theme: 'dark' }],
    ['data-layout', 'bar', { layout: 'bar' }],
    ['data-auto-block', 'strict', { autoBlock: 'strict' }],
  ])('%s="%s"', (name, value, config) => {
    expect(attributeNames).toContain(name)
    const tag = read({ [name]: value })
    expect(tag.attributes).toEqual([config])
    expect(tag.problems).toEqual([])
  })

  test('there is no other', () => {
    expect(attributeNames).toHaveLength(13)
    expect(attributeNames).toEqual(expect.arrayContaining(['data-config', 'data-base']))
  })

  test('one that is nearly ours is told; others belong to someone else', () => {
    const { problems, attributes } = read({
      'data-google-analytic': 'G-1',
      'data-turbo-track': 'reload',
      'data-x': '',
    })
    expect(attributes).toEqual([])
    expect(problems).toEqual([
      {
        path: 'data-google-analytic',
        message: 'unknown attribute; did you mean "data-google-analytics"?',
      },
    ])
  })

  test('one named as objects inherit names is nobody’s', () => {
    expect(read({ 'data-constructor': 'x', 'data-to-string': 'x' }).attributes).toEqual([])
  })
})

describe('where the other files lie', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['beside the script', { src: '/cct/cct.js?v=1' }, 'https://shop.example/cct/'],
    [
      'beside a script on another host',
      { src: 'https://cdn.example/a/b/cct.core.js' },
      'https://cdn.example/a/b/',
    ],
    [
      'where data-base says',
      { src: '/cct/cct.js', 'data-base': '/other/' },
      'https://shop.example/other/',
    ],
    [
      'where data-base says, relative to the page',
      { 'data-base': 'cct/' },
      'https://shop.example/plans/cct/',
    ],
    ['nowhere, when the core is inlined and nobody says', {}, null],
  ])('%s', (_, attributes, base) => expect(read(attributes).base).toBe(base))

  test('nowhere, when there is no script element', () => {
    expect(read(null)).toMatchObject({ base: null, nonce: '', configUrl: null, attributes: [] })
  })
})

test('the nonce is kept, though the attribute is hidden', () => {
  const script = document.createElement('script')
  script.nonce = 'abc'
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script)
  expect(readScriptTag(near).nonce).toBe('abc')
})

test('data-config is a URL to fetch, not a setting', () => {
  expect(read({ 'data-config': '/cct.json' })).toMatchObject({
    configUrl: '/cct.json',
    attributes: [],
  })
})

describe('the data block', () => {
  test('is JSON', () => expect(read({}, '{"layout":"bar"}').block).toEqual({ layout: 'bar' }))
  test('may be missing', () => expect(read({}).block).toBeUndefined())
  test.each(['', '{', "{layout:'bar'}", '{"a":1,}'])(
    '%j is told and stands for nothing',
    (text) => {
      const { block, problems } = read({}, text)
      expect(block).toBeUndefined()
      expect(problems).toEqual([
        {
          path: 'data-cct-config',
          message: expect.stringMatching(/^is not valid JSON, so ignored: SyntaxError/),
        },
      ])
    },
  )
})

describe('a tag that the parser did not wait for', () => {
  const late = (attribute: string, isTag = true) => {
    document.head.innerHTML = ''
    const script = document.createElement('script')
    script.async = false
    if (attribute) script.setAttribute(attribute, '')
    vi.spyOn(document, 'currentScript', 'get').mockReturnValue(
      attribute === 'module' ? null : script,
    )
    return readScriptTag(() => '', isTag).problems.map(({ message }) => message)
  }

  test.each(['async', 'defer', 'module'])('%s: it is said that others have run', (attribute) => {
    expect(late(attribute)).toEqual([expect.stringContaining('were not held')])
  })

  test('a usual tag, and code of a bundler, are told nothing', () => {
    expect(late('')).toEqual([])
    expect(late('module', false)).toEqual([])
  })
})
