// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listen, openGate, said, write } from './open-gate'

let page: ReturnType<typeof openGate>
let parsed: (() => void)[]
beforeEach(() => {
  document.body.replaceChildren()
  listen()
  parsed = []
  page = openGate({ whenParsed: (then) => void parsed.push(then) })
})
afterEach(() => page.end())

const HELD = 'type="text/plain" data-category="analytics"'
const script = (id: string) => document.querySelector(`#${id}`) as HTMLScriptElement

/** Ids in the order in which the browser was given them to run; inline ones say so themselves. */
const release = (html: string) => {
  const order: string[] = []
  write(html)
  const observer = new MutationObserver(() => {})
  observer.observe(document.body, { childList: true, subtree: true })
  page.allow('analytics')
  const inserted = (records: readonly MutationRecord[]) =>
    records.flatMap(({ addedNodes }) => [...addedNodes].map((node) => (node as Element).id))
  return { order: () => (order.push(...inserted(observer.takeRecords())), order) }
}

describe('order is kept as the browser would have kept it', () => {
  test('external scripts go in all at once, in order, and run in it', () => {
    const { order } = release(
      `<script id="a" ${HELD} src="/a.js"></script><script id="b" ${HELD} src="/b.js"></script>`,
    )
    expect(order()).toEqual(['a', 'b'])
    expect([script('a').async, script('b').async]).toEqual([false, false])
  })

  test('async ones keep that', () => {
    release(`<script id="a" ${HELD} async src="/a.js"></script>`)
    expect(script('a').async).toBe(true)
  })

  test('an inline one waits for the external one before it', () => {
    release(`<script id="a" ${HELD} src="/a.js"></script><script ${HELD}>say('after a')</script>`)
    expect(said).toEqual([])
    script('a').dispatchEvent(new Event('load'))
    expect(said).toEqual(['after a'])
  })

  test('it does not wait for ever for one that fails', () => {
    release(`<script id="a" ${HELD} src="/a.js"></script><script ${HELD}>say('after a')</script>`)
    script('a').dispatchEvent(new Event('error'))
    expect(said).toEqual(['after a'])
  })

  test('nor for an async one, nor for one the browser will not run', () => {
    release(
      `<script ${HELD} async src="/a.js"></script><script ${HELD} data-type="application/ld+json" src="/b.json"></script><script ${HELD}>say('now')</script>`,
    )
    expect(said).toEqual(['now'])
  })

  test('inline ones run in order', () => {
    release(['a', 'b', 'c'].map((text) => `<script ${HELD}>say('${text}')</script>`).join(''))
    expect(said).toEqual(['a', 'b', 'c'])
  })

  test('deferred ones and modules come once the document is parsed, in order', () => {
    const { order } = release(
      `<script id="d" ${HELD} defer src="/d.js"></script><script id="m" ${HELD} data-type="module" src="/m.js"></script><script id="a" ${HELD} src="/a.js"></script>`,
    )
    expect(order()).toEqual(['a'])
    parsed.forEach((then) => then())
    expect(order()).toEqual(['a', 'd', 'm'])
    expect(script('m').type).toBe('module')
  })
})

test('what a script is stays: identity, attributes, listeners, place', () => {
  write(
    `<p></p><script id="a" ${HELD} src="/a.js" nonce="n" integrity="sha384-x" crossorigin referrerpolicy="origin" data-own="1"></script><i></i>`,
  )
  const before = script('a')
  let loads = 0
  before.addEventListener('load', () => loads++)
  page.allow('analytics')
  const after = script('a')
  expect(after).toBe(before)
  expect(after.hasAttribute('type')).toBe(false)
  const kept = ['integrity', 'crossorigin', 'referrerpolicy', 'data-own'].map((name) =>
    after.getAttribute(name),
  )
  expect([after.nonce, ...kept]).toEqual(['n', 'sha384-x', '', 'origin', '1'])
  expect([after.previousElementSibling?.localName, after.nextElementSibling?.localName]).toEqual([
    'p',
    'i',
  ])
  after.dispatchEvent(new Event('load'))
  expect(loads).toBe(1)
})

test('a thousand tags are all released, in the order of the page', async () => {
  write(Array.from({ length: 1000 }, (_, i) => `<script ${HELD}>say('${i}')</script>`).join(''))
  page.allow('analytics')
  await expect.poll(() => said.length).toBe(1000)
  expect(said).toEqual(Array.from({ length: 1000 }, (_, i) => String(i)))
})
