// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example/" }
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readSetup } from '../../src/app/setup'

afterEach(() => {
  document.head.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const page = (attributes: Record<string, string>, block?: object) => {
  const script = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script)
  if (block) {
    document.head.innerHTML = '<script type="application/json" data-cct-config></script>'
    document.head.firstElementChild!.textContent = JSON.stringify(block)
  }
}

describe('start() before data block before attributes before file before default', () => {
  const layers = ['start', 'block', 'attribute', 'file'] as const
  test.each([
    [['start', 'block', 'attribute', 'file'], 'start'],
    [['block', 'attribute', 'file'], 'block'],
    [['attribute', 'file'], 'attribute'],
    [['file'], 'file'],
    [[], 'auto'],
  ])('%j → %s', async (given, language) => {
    const has = (name: (typeof layers)[number]) => given.includes(name as never)
    page(
      { ...(has('attribute') && { 'data-language': 'attribute' }), 'data-config': '/cct.json' },
      has('block') ? { language: 'block' } : {},
    )
    vi.stubGlobal('fetch', async () => Response.json(has('file') ? { language: 'file' } : {}))
    const setup = readSetup(has('start') ? { language: 'start' } : {})
    expect(await setup.arrive()).toEqual([])
    expect(setup.config.language).toBe(language)
  })
})

test('the file fills the same object that everyone holds, and what is wrong in it is told', async () => {
  page({ 'data-config': '/cct.json' })
  vi.stubGlobal('fetch', async () => Response.json({ layuot: 'bar', services: [{ id: 'a' }] }))
  const { config, arrive } = readSetup()
  const problems = await arrive()
  expect(config.services).toEqual([{ id: 'a' }])
  expect(problems.map(({ path }) => path)).toEqual(['layuot'])
})

describe('a file that does not arrive is an error, not a configuration', () => {
  test.each<[string, () => Promise<Response>]>([
    ['missing', async () => new Response('', { status: 404 })],
    ['broken', async () => new Response('{', { status: 200 })],
    ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('%s', async (_, answer) => {
    page({ 'data-config': '/cct.json' })
    vi.stubGlobal('fetch', answer)
    await expect(readSetup().arrive()).rejects.toThrow()
  })
})

test('mistakes on the tag, in the block and in the settings are all told', () => {
  page({ 'data-langauge': 'de' }, { gpc: 'yes' })
  expect(readSetup({ dnt: 'no' } as never).problems.map(({ path }) => path)).toEqual([
    'data-langauge',
    'gpc',
    'dnt',
  ])
})

test('services of attribute and block come together by id', () => {
  page(
    { 'data-google-analytics': 'G-1' },
    { services: [{ id: 'google-analytics', name: 'Numbers' }, { id: 'x' }] },
  )
  expect(readSetup().config.services).toEqual([
    { id: 'google-analytics', measurementId: 'G-1', name: 'Numbers' },
    { id: 'x' },
  ])
})
