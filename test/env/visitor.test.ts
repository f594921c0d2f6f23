// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { insertScript } from '../../src/env/insert-script'
import { readLanguages, readSignals } from '../../src/env/visitor'

afterEach(() => {
  vi.unstubAllGlobals()
  document.documentElement.removeAttribute('lang')
  document.head.replaceChildren()
})

const browser = (properties: object) => vi.stubGlobal('navigator', properties)

describe('signals', () => {
  test.each([
    [true, true],
    [false, false],
    [undefined, null],
    ['1', null],
    [1, null],
  ])('globalPrivacyControl %j → %j', (globalPrivacyControl, gpc) => {
    browser({ globalPrivacyControl })
    expect(readSignals().gpc).toBe(gpc)
  })

  test.each([
    ['1', '1'],
    ['0', '0'],
    ['unspecified', 'unspecified'],
    [null, null],
    [undefined, null],
  ])('doNotTrack %j → %j', (doNotTrack, dnt) => {
    browser({ doNotTrack })
    expect(readSignals().dnt).toBe(dnt)
  })
})

describe('languages', () => {
  test('the page’s own comes before the visitor’s', () => {
    document.documentElement.lang = 'fr'
    browser({ languages: ['de-AT', 'de'] })
    expect(readLanguages()).toEqual(['fr', 'de-AT', 'de'])
  })

  test('a page that names none, a browser that tells none', () => {
    browser({ languages: ['de'] })
    expect(readLanguages()).toEqual(['de'])
    browser({})
    expect(readLanguages()).toEqual([])
  })
})

describe('insertScript', () => {
  const inserted = () => document.head.querySelector('script') as HTMLScriptElement

  test('carries nonce and integrity, and hands over its door', async () => {
    const given: unknown[] = []
    const arriving = insertScript('/ui.js', {
      nonce: 'n',
      integrity: 'sha384-x',
      receive: (value) => given.push(value),
    })
    const script = inserted() as HTMLScriptElement & { cct: (value: unknown) => void }
    expect([script.nonce, script.integrity, script.crossOrigin, script.async]).toEqual([
      'n',
      'sha384-x',
      'anonymous',
      true,
    ])
    script.cct('ui')
    script.dispatchEvent(new Event('load'))
    expect(await arriving).toBe(script)
    expect(given).toEqual(['ui'])
  })

  test('without them, has none', () => {
    void insertScript('/a.js', { nonce: '' })
    expect(inserted().outerHTML).toBe('<script async="" src="/a.js"></script>')
  })

  test('one that fails says which', async () => {
    const arriving = insertScript('/a.js', { nonce: '' })
    inserted().dispatchEvent(new Event('error'))
    await expect(arriving).rejects.toThrow('/a.js did not load')
  })
})
