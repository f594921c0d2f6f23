// @vitest-environment jsdom
/** Only links to the site's own other domains are looked at; all others cost nothing and break nothing. */
import { afterEach, expect, test, vi } from 'vitest'
import { decorateLinks } from '../../src/elsewhere/decorate-links'
import { lasting } from '../../src/env/lasting'
import type { ElsewherePort } from '../../src/elsewhere/port'

const receipts = vi.fn(() => [{ id: 'r', consentId: 'c' }])
const fetch = vi.fn(async () =>
  Response.json({ token: 'a.b', expires: new Date(Date.now() + 120e3).toISOString() }),
)
decorateLinks('/hand-over', {
  config: { handOver: { domains: ['two.example'] } },
  listen: lasting().listen,
  now: Date.now,
  state: () => ({ consentId: 'c', snapshot: { status: 'decided' } }),
  receipts,
  fetch,
} as unknown as ElsewherePort)

const link = (attributes: string) => {
  document.body.innerHTML = `<a ${attributes}><b>There</b></a>`
  return document.querySelector('a')!
}
const near = async (a: HTMLAnchorElement) => {
  a.firstElementChild!.dispatchEvent(new Event('pointerover', { bubbles: true, composed: true }))
  await new Promise((done) => setTimeout(done, 5))
}
/** The address at the moment the browser would follow it. */
const follow = (a: HTMLAnchorElement) => {
  let at = ''
  a.addEventListener('click', (event) => {
    at = a.href
    event.preventDefault()
  })
  a.click()
  return at
}

afterEach(() => vi.clearAllMocks())

test('a token goes along, and the rest of the address stays as it is written', async () => {
  const a = link('href="https://shop.two.example/a%20b?x=%C3%A4#top"')
  await near(a)
  expect(follow(a)).toBe('https://shop.two.example/a%20b?x=%C3%A4&cct_hand_over=a.b#top')
  await new Promise((done) => setTimeout(done, 5))
  expect(a.getAttribute('href')).toBe('https://shop.two.example/a%20b?x=%C3%A4#top')
  // It was good for one arrival.
  expect(follow(a)).not.toContain('cct_hand_over')
})

test.each([
  ['of somebody else', 'href="https://nottwo.example/"'],
  ['to this very host', 'href="/next"'],
  ['without a usable address', 'href="http://"'],
  ['of another kind', 'href="mailto:us@two.example"'],
  ['that sends no referrer', 'href="https://two.example/" rel="noopener noreferrer"'],
])('a link %s is left alone', async (_, attributes) => {
  const a = link(attributes)
  const before = a.href
  await near(a)
  expect(follow(a)).toBe(before)
  expect(fetch).not.toHaveBeenCalled()
  expect(receipts).not.toHaveBeenCalled()
})
