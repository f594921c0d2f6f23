// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { judgeMarkup } from '../../src/advice/judge-markup'
import type { SiteConfig } from '../../src/config/schema'

const told = (html: string, config: SiteConfig = {}) => {
  const page = new DOMParser().parseFromString(html, 'text/html')
  return judgeMarkup(page, config).map(({ path, message }) => `${path}: ${message}`)
}

const tool = '<script src="/cct/cct.js"></script>'

describe('markup that nearly means something is told, with what was meant', () => {
  test.each([
    [
      '<script type="text/plain" data-categroy="analytics" src="/a.js"></script>',
      'data-categroy: unknown attribute on <script src="/a.js">; did you mean "data-category"?',
    ],
    [
      '<script type="application/json" data-cct-conf>{}</script>',
      'data-cct-conf: unknown attribute on <script>; did you mean "data-cct-config"?',
    ],
    [
      '<a data-cct-opne href="#">Cookies</a>',
      'data-cct-opne: unknown attribute on <a>; did you mean "data-cct-open"?',
    ],
    [
      `${tool}<script type="application/json" data-cct-config>{}</script>`,
      'data-cct-config: stands after the tag of the tool, so it was not read: put it before',
    ],
    [
      `${'<script type="application/json" data-cct-config>{}</script>'.repeat(2)}${tool}`,
      'data-cct-config: stands twice; only the first is read',
    ],
  ])('%s', (html, message) => {
    expect(told(html)).toEqual([message])
  })

  test('a Google snippet beside the setting that loads the same tag', () => {
    const snippet = "<script>gtag('js', new Date()); gtag('config', 'G-ABC')</script>"
    const settings = { services: [{ id: 'google-analytics', measurementId: 'G-ABC' }] }
    expect(told(snippet, settings).join()).toMatch(/^services: G-ABC is loaded .+ counts twice/)
    expect(told(snippet.replace('G-ABC', 'G-OTHER'), settings)).toEqual([])
    expect(told(`<p>G-ABC</p>`, settings)).toEqual([])
  })

  test.each([
    ['cookiebot', '<script type="text/plain" data-cookieconsent="statistics"></script>'],
    ['onetrust', '<script type="text/plain" class="optanon-category-C0002"></script>'],
    ['klaro', '<script type="text/plain" data-name="matomo"></script>'],
  ] as const)("another tool's marks, unless it is named in compat: %s", (name, html) => {
    expect(told(html).join()).toContain(`compat: elements marked for ${name} are in the page`)
    expect(told(html, { compat: name })).toEqual([])
    expect(told(html, { compat: [{ tool: name }] })).toEqual([])
  })
})

test('a page that is written well hears nothing', () => {
  const page = `<script type="application/json" data-cct-config>{}</script>${tool}
    <script type="text/plain" data-category="analytics" data-service="own" src="/a.js"></script>
    <script type="text/plain" data-cct-held="analytics" data-cat="1" src="/b.js"></script>
    <script type="text/plain" data-template="row">text</script>
    <iframe data-category="advertising" data-src="https://video.example/1"></iframe>
    <p data-cct-if="analytics" data-cct-held="x" data-cct-room=""><a data-cct-open href="#">Cookies</a></p>
    <div data-cct-declaration></div><script data-cookieconsent="ignore">1</script>`
  expect(told(page)).toEqual([])
})
