// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://shop.deep.example.co.uk/a/b/page.html" }
import { afterEach, describe, expect, test, vi } from 'vitest'
import { eraseCookie, parentPaths, writeCookie } from '../../src/storage/cookie'
import { cookieNames, readCookie } from '../../src/storage/read-cookie'
import { parentDomains } from '../../src/storage/registrable-domain'

describe('parentDomains', () => {
  test.each([
    ['example.com', ['example.com']],
    ['www.example.com', ['www.example.com', 'example.com']],
    ['a.b.example.co.uk', ['a.b.example.co.uk', 'b.example.co.uk', 'example.co.uk', 'co.uk']],
    ['localhost', []],
    ['127.0.0.1', []],
    ['[::1]', []],
    ['', []],
  ])('%s → %j', (host, domains) => expect(parentDomains(host)).toEqual(domains))
})

describe('parentPaths', () => {
  test.each([
    ['/', ['/']],
    ['', ['/']],
    ['/a', ['/', '/a', '/a/']],
    ['/a/', ['/', '/a', '/a/']],
    ['/a/b.html', ['/', '/a', '/a/', '/a/b.html', '/a/b.html/']],
    ['//a', ['/', '/a', '/a/']],
  ])('%j → %j', (path, paths) => expect(parentPaths(path)).toEqual(paths))
})

/** What is handed to the browser, as it was written. */
const written = (work: () => void) => {
  const spy = vi.spyOn(Document.prototype, 'cookie', 'set')
  work()
  return spy.mock.calls.map(([text]) => text)
}

afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(document, 'cookie')
  for (const name of cookieNames()) eraseCookie(name)
})

const later = new Date(Date.now() + 864e5)

describe('writeCookie', () => {
  test('by default: the registrable domain, the whole site, Lax, Secure on https', () => {
    const [text] = written(() => expect(writeCookie('cct', 'v', later, {})()).toBe(true)).slice(-1)
    expect(text).toMatch(/^cct=v; /)
    expect(text?.split('; ').slice(1).sort()).toEqual(
      [
        `expires=${later.toUTCString()}`,
        'domain=example.co.uk',
        'path=/',
        'sameSite=lax',
        'secure',
      ].sort(),
    )
    expect(readCookie('cct')).toBe('v')
  })

  test('the search for the registrable domain leaves nothing behind', () => {
    writeCookie('cct', 'v', later, {})
    expect(cookieNames()).toEqual(['cct'])
  })

  test.each([
    [{ domain: 'host' }, { domain: undefined }],
    [{ domain: '.deep.example.co.uk' }, { domain: '.deep.example.co.uk' }],
    [
      { domain: 'host', path: '/a', sameSite: 'strict', secure: false },
      { path: '/a', sameSite: 'strict', secure: false },
    ],
    [
      { domain: 'host', sameSite: 'none' },
      { sameSite: 'none', secure: true },
    ],
  ] as const)('%j', (settings, expected) => {
    const [text = ''] = written(() => writeCookie('cct', 'v', later, settings)).slice(-1)
    const parts = Object.fromEntries(
      text
        .split('; ')
        .slice(1)
        .map((part) => part.split('=')),
    )
    for (const [key, value] of Object.entries(expected))
      expect(key === 'secure' ? 'secure' in parts : parts[key]).toBe(value)
  })

  test('any text comes back as it was', () => {
    const value = 'v=1&c.a%20b=1&x.ü=0; "q", \\ +'
    writeCookie('cct', value, later, {})
    expect(readCookie('cct')).toBe(value)
  })

  test('a domain that is not this site’s: not kept, and it says so', () => {
    expect(writeCookie('cct', 'v', later, { domain: '.other.example' })()).toBe(false)
    expect(readCookie('cct')).toBeNull()
  })
})

describe('eraseCookie', () => {
  test.each([
    '',
    '; path=/',
    '; path=/a',
    '; path=/a/b',
    '; domain=example.co.uk; path=/',
    '; domain=.deep.example.co.uk; path=/a',
    '; secure; path=/',
  ])('erases what was set with %j', (place) => {
    document.cookie = `_ga=1${place}`
    document.cookie = 'other=1'
    expect(cookieNames()).toContain('_ga')
    eraseCookie('_ga')
    expect(cookieNames()).toEqual(['other'])
  })
})

test('cookies that are forbidden read as absent', () => {
  const forbidden = () => {
    throw new DOMException('The document is sandboxed', 'SecurityError')
  }
  Object.defineProperty(document, 'cookie', { get: forbidden, set: forbidden, configurable: true })
  expect(readCookie('cct')).toBeNull()
  expect(cookieNames()).toEqual([])
  expect(writeCookie('cct', 'v', later, {})()).toBe(false)
  expect(() => eraseCookie('cct')).not.toThrow()
})
