// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.example.com/plans" }
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { consentCommands, fakeGtag } from '../signals/fake-gtag'
import { forgetAll, openPage, settle } from './open-page'

beforeEach(() => {
  forgetAll()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(async () => {
  await settle()
  forgetAll()
})
const said = () => vi.mocked(console.warn).mock.calls.map(([text]) => String(text))
const kinds = (layer: unknown[]) => consentCommands(layer).map(([kind]) => kind)
const optional = ['analytics', 'advertising']

describe('a first visit', () => {
  test('nothing optional is allowed, the banner is asked for, nothing is stored', async () => {
    const { tool, screen } = openPage()
    await settle()
    expect(optional.filter(tool.allows)).toEqual([])
    expect(tool.state).toMatchObject({ status: 'undecided', why: 'first-visit', model: 'opt-in' })
    expect(screen()).toBe('banner')
    expect(document.cookie).toBe('')
    expect(localStorage).toHaveLength(0)
  })

  test('in an opt-out region nobody is asked; the re-open control is there', async () => {
    const { tool, isFetched } = openPage({ region: 'US-CA' })
    await settle()
    expect(optional.filter(tool.allows)).toEqual(optional)
    expect(isFetched()).toBe(false)
    const reopen = document
      .querySelector('cct-root')
      ?.shadowRoot?.querySelector('[data-cct=reopen]')
    expect(reopen?.getAttribute('aria-label')).toBe('Your Privacy Choices')
  })

  test('without its interface nothing optional runs, and that is told', async () => {
    const { tool } = openPage({}, { bundles: { ui: () => Promise.reject(new Error('404')) } })
    await settle()
    expect(optional.filter(tool.allows)).toEqual([])
    expect(said().join()).toContain(
      'cct.ui.js: Error: 404; nobody can be asked, so nothing optional runs',
    )
  })

  test('where storage is blocked, the page works and the answer lasts as long as it', async () => {
    vi.stubGlobal('localStorage', undefined)
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set: () => {} })
    const { tool } = openPage()
    await tool.acceptAll()
    Reflect.deleteProperty(document, 'cookie')
    expect(tool.allows('analytics')).toBe(true)
    expect(said().join()).toContain('cookies and localStorage are blocked')
  })
})

describe('Google hears', () => {
  test('one default, first; one update per decision, refusals too', async () => {
    const { tool, layer } = openPage()
    expect(kinds(layer())).toEqual(['default'])
    expect(consentCommands([layer()[0]])).toHaveLength(1)
    await tool.acceptAll()
    expect(kinds(layer())).toEqual(['default', 'update'])
    expect(fakeGtag(layer())('ad_storage')).toBe(true)
    await tool.rejectAll()
    await tool.rejectAll()
    expect(kinds(layer())).toEqual(['default', 'update', 'update', 'update'])
    expect(fakeGtag(layer())('ad_storage')).toBe(false)
  })

  test('on the next page, the stored choice in the same tick', async () => {
    await openPage().tool.choose({ analytics: true })
    await settle()
    const { layer } = openPage()
    expect(kinds(layer())).toEqual(['default', 'update'])
    expect(['analytics_storage', 'ad_storage'].map(fakeGtag(layer()))).toEqual([true, false])
  })

  test('nothing from a site that says off', async () => {
    const { tool, layer } = openPage({ googleConsentMode: 'off' })
    await tool.acceptAll()
    expect(kinds(layer())).toEqual([])
  })
})

describe('a returning visit', () => {
  test('fetches no interface, and allows what was allowed', async () => {
    await openPage().tool.acceptAll()
    await settle()
    const { tool, isFetched } = openPage()
    expect(tool.allows('analytics')).toBe(true)
    await settle()
    expect(isFetched()).toBe(false)
    expect(tool.receipts()).toHaveLength(1)
  })

  test('under a new policy version is asked again', async () => {
    await openPage({ policy: { version: '1' } }).tool.acceptAll()
    await settle()
    const { tool, screen } = openPage({ policy: { version: '2' } })
    await settle()
    expect(tool.state).toMatchObject({ status: 'undecided', why: 'policy-changed' })
    expect(tool.allows('analytics')).toBe(false)
    expect(screen()).toBe('banner')
  })
})

describe('a configuration that is fetched', () => {
  const attributes = { 'data-config': '/cct.json' }
  test('holds everything until it arrives, then counts', async () => {
    let arrive: (answer: Response) => void = () => {}
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (arrive = resolve)))
    const { tool } = openPage({}, { attributes })
    await settle()
    expect(optional.filter(tool.allows)).toEqual([])
    arrive(Response.json({ region: 'US', categories: { functional: {} } }))
    await settle()
    expect(tool.state).toMatchObject({ model: 'opt-out', region: 'US' })
    expect(tool.allows('functional')).toBe(true)
  })

  test('that never arrives lets nothing optional run, and is told', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 500 }))
    const { tool } = openPage({ region: 'US' }, { attributes })
    await settle()
    await expect(tool.acceptAll()).rejects.toThrow('HTTP 500')
    expect(tool.receipts()).toEqual([])
    document.body.innerHTML = '<img data-category="analytics" data-src="/p.gif">'
    await settle()
    expect(document.querySelector('img')?.hasAttribute('src')).toBe(false)
    expect(said().join()).toContain(
      'data-config: /cct.json did not arrive (Error: HTTP 500); nothing optional runs',
    )
  })
})

describe('Global Privacy Control', () => {
  const on = () =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, value: true })
  afterEach(() => void Reflect.deleteProperty(navigator, 'globalPrivacyControl'))

  test('in an opt-out region is an answer of its own, with a receipt', async () => {
    on()
    const { tool, layer } = openPage({ region: 'US-CA' })
    await settle()
    expect(optional.filter(tool.allows)).toEqual(['analytics'])
    expect(tool.receipts()).toMatchObject([{ method: 'gpc', signals: { gpc: true } }])
    expect(fakeGtag(layer())('ad_storage')).toBe(false)
  })

  test('takes back an accept of before', async () => {
    await openPage().tool.acceptAll()
    await settle()
    on()
    const { tool } = openPage()
    expect(optional.filter(tool.allows)).toEqual(['analytics'])
    await settle()
    expect(tool.receipts().map(({ method }) => method)).toEqual(['api', 'gpc'])
  })
})

test('what is wrong with the settings is told, grants nothing, and the page goes on', async () => {
  const { tool, screen } = openPage({
    services: [{ name: 'no id' }],
    categories: { analytics: { model: 'free' } },
    gpc: 'no',
  })
  await settle()
  expect(optional.filter(tool.allows)).toEqual([])
  expect(screen()).toBe('banner')
  const all = said().join('\n')
  for (const path of ['services[0].id', 'categories.analytics.model', 'gpc'])
    expect(all).toContain(`${path}: `)
})

describe('a mistaken call', () => {
  test("a verb's name in place of grants accepts nothing", async () => {
    const { tool } = openPage()
    await expect(tool.choose('accept' as never)).rejects.toThrow(TypeError)
    expect(tool.state.status).toBe('undecided')
  })
})
