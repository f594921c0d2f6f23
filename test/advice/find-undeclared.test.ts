import { expect, test } from 'vitest'
import { findHeldUnknown, findUndeclared } from '../../src/advice/find-undeclared'

const told = (
  targets: readonly string[],
  declared: Parameters<typeof findUndeclared>[1] = [],
  host = 'shop.example',
) => findUndeclared(targets, declared, host).map((p) => p.message)

test('a vendor of the catalogue is named, once, with what to add', () => {
  const messages = told([
    'https://static.hotjar.com/c/hotjar-1.js?sv=6',
    'https://script.hotjar.com/modules.js',
  ])
  expect(messages).toEqual([
    '"hotjar" (analytics) is on this page, but not declared, so no visitor reads of it: add { "id": "hotjar" }',
  ])
})

test('one that is only known by its host is named by it', () => {
  expect(told(['https://a.teads.tv/page/1/tag']).join()).toMatch(
    /^a\.teads\.tv \(advertising\).+add it with id, name, provider, category "advertising" and hosts/,
  )
})

test('declared by id, or by host, it is no news', () => {
  expect(told(['https://static.hotjar.com/h.js'], [{ id: 'hotjar' }])).toEqual([])
  expect(told(['https://a.teads.tv/t.js'], [{ id: 'ours', hosts: ['*.Teads.tv'] }])).toEqual([])
})

test("the site's own host, unknown hosts, names and inline code are not vendors", () => {
  expect(told(['https://hotjar.com/h.js'], [], 'hotjar.com')).toEqual([])
  expect(told(['https://cdn.example.net/x.js', '_fbp', '!function(f,b,e){', ''])).toEqual([])
})

test('what strict mode holds because nobody knows it is told once, with what to add', () => {
  const entry = { action: 'held', what: 'script', category: '*' } as const
  const messages = findHeldUnknown([
    { ...entry, target: 'https://js.stripe.com/v3/' },
    { ...entry, target: 'https://cdn.shop.example/a.js' },
    { ...entry, target: 'https://cdn.shop.example/b.js' },
    { ...entry, action: 'released', target: 'https://freed.example/a.js' },
    { ...entry, category: 'analytics', target: 'https://known.example/a.js' },
    { action: 'refused', what: 'indexeddb', category: 'unknown', target: 'cart' },
  ]).map(({ message }) => message)
  expect(messages).toEqual([
    expect.stringMatching(
      /^js\.stripe\.com is held by autoBlock "strict".+add \{ "id": "stripe" \}$/,
    ),
    expect.stringMatching(/^cdn\.shop\.example is held.+in its hosts.+"essential"$/),
    expect.stringMatching(/^"cart" \(indexeddb\) is held.+in its cookies.+"essential"$/),
  ])
})
