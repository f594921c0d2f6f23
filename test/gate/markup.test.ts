// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { holdInHtml } from '../../src/gate/intercept/markup'

const verdict = { category: 'analytics' }
const hold = (html: string) =>
  holdInHtml(
    html,
    (url) => (String(url).includes('vendor') ? verdict : undefined),
    (text) => {
      const template = document.createElement('template')
      template.innerHTML = text
      return template.content.firstElementChild
    },
  )
/** What would be fetched, read by a parser as a page would. */
const fetched = (html: string) => {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.querySelectorAll('*')].flatMap((element) =>
    ['src', 'href', 'xlink:href', 'poster', 'data'].flatMap(
      (name) => (element.localName !== 'script' && element.getAttribute(name)) || [],
    ),
  )
}

describe('a tag is read as the parser reads it', () => {
  test.each([
    `<img src=https://vendor.test/a>`,
    `<img alt=it's src=https://vendor.test/a title=it's>`,
    `<img alt=it's src=https://vendor.test/a>`,
    `<img width="1"" src="https://vendor.test/a">`,
    `<img alt="a>b" src="https://vendor.test/a">`,
    `<img alt='">' src='https://vendor.test/a'>`,
    `<img " src=https://vendor.test/a>`,
    `<img alt= src=https://vendor.test/b src=https://vendor.test/a>`,
    `<img/src=https://vendor.test/a>`,
    `<img src = "https://vendor.test/a"/>`,
    `<img src\n=\n'https://vendor.test/a'>`,
    `<image src=https://vendor.test/a>`,
    `<svg><image href=https://vendor.test/a /></svg>`,
    `<!--><img src=https://vendor.test/a>-->`,
    `<!---><img src=https://vendor.test/a>-->`,
    `<!-- a --!><img src=https://vendor.test/a>-->`,
    `<!-- --><img src=https://vendor.test/a>`,
  ])('%s', (html) => {
    expect(fetched(html).join()).toContain('vendor')
    expect(fetched(hold(html)).join()).not.toContain('vendor')
  })

  test.each([
    `<!-- <img src=https://vendor.test/a> -->`,
    // In the value of another tag, where quotes of the tool's would end it.
    `<a title="<iframe src='https://vendor.test/a' x=' onmouseover=alert(1) '>">a</a>`,
    `<p data-embed='<img src="https://vendor.test/a" alt="&#39; onclick=b()">'>a</p>`,
    `<b></b title='<img src="https://vendor.test/a" alt="&#39;>">'>`,
    `<textarea><img src="https://vendor.test/a" alt="b"></textarea>`,
    `<p title="<img src=https://vendor.test/a>">`.replace('<img', '&lt;img'),
    `<img src=/own.gif alt=it's>`,
    `<script>'<img src=https://vendor.test/a>'</script>`,
  ])('nothing is changed in %s', (html) => {
    expect(hold(html)).toBe(html)
  })
})

test.each([
  ['tags that never end', '<img a="b" c=d e=\'f\' '.repeat(3_000)],
  ['equals signs', `<img ${'= '.repeat(30_000)}`],
  ['quotes', `<img ${'="'.repeat(30_000)}`],
  ['values', `<img ${'a=b'.repeat(20_000)}`],
])('no text takes long: %s', (_, html) => {
  const start = performance.now()
  hold(html)
  expect(performance.now() - start).toBeLessThan(2_000)
})
