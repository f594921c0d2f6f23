// @vitest-environment jsdom
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FETCHES } from '../../src/gate/fetches'
import { holdInHtml } from '../../src/gate/intercept/markup'
import { readTags } from '../../src/gate/intercept/read-tags'

const AWAY = 'https://vendor.test/a'
/** Reads as a page with scripts does: `noscript` holds text. */
const parse5 = (await import('parse5')) as {
  parseFragment: (context: unknown, html: string) => Parsed
}
const place = (name: string, ns = 'http://www.w3.org/1999/xhtml') => ({
  nodeName: name,
  tagName: name,
  namespaceURI: ns,
  attrs: [],
  childNodes: [],
})
const div = place('div')
const parseFragment = (html: string, context = div) => parse5.parseFragment(context, html)

interface Parsed {
  nodeName: string
  value?: string
  data?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Parsed[]
  content?: Parsed
}

const parse = (text: string) => {
  const template = document.createElement('template')
  template.innerHTML = text
  return template.content.firstElementChild
}
const hold = (html: string, unsure?: string) =>
  holdInHtml(
    html,
    (url) => (String(url).includes('vendor') ? { category: 'analytics' } : undefined),
    parse,
    unsure,
  )

/** The tree, with what holding changes taken back. */
const tree = ({ nodeName, value, data, attrs, childNodes = [], content }: Parsed): unknown => {
  const own = new Map(attrs?.map((one) => [one.name, one.value]))
  if (own.delete('data-cct-held')) {
    if (nodeName === 'script') {
      own.set('type', own.get('data-type') ?? '')
      own.delete('data-type')
      if (own.get('type') === '') own.delete('type')
    } else
      for (const name of [...own.keys()].filter((one) => one.startsWith('data-'))) {
        own.set(name.slice(5), own.get(name) ?? '')
        own.delete(name)
      }
  }
  return [
    nodeName,
    value,
    data,
    [...own].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    childNodes.map(tree),
    content && tree(content),
  ]
}
/** Governed elements that nothing holds. */
const loose = (node: Parsed): string[] => [
  ...(node.attrs ?? [])
    .filter(({ name, value }) => FETCHES[node.nodeName]?.includes(name) && value.includes('vendor'))
    .filter(() => !node.attrs?.some(({ value }) => value === 'text/plain'))
    .map(({ name }) => `${node.nodeName} ${name}`),
  ...(node.childNodes ?? []).flatMap(loose),
  ...(node.content ? loose(node.content) : []),
]

const isSame = (html: string) => {
  expect(tree(parseFragment(hold(html))), html).toEqual(tree(parseFragment(html)))
}
const isHeld = (html: string) => {
  expect(loose(parseFragment(hold(html))), html).toEqual([])
}

const IMG = `<img src=${AWAY}>`

describe('what is no tag stays as it is', () => {
  test.each([
    `<a title="<iframe src='https://vendor.test/a' x=' onmouseover=alert(1) '>">`,
    `<a data-embed='${IMG}'>`,
    `<a data-embed="<iframe src='${AWAY}'></iframe>">x</a>`,
    `<p ${IMG}`,
    ...['style', 'textarea', 'title', 'xmp', 'noembed', 'noframes', 'iframe', 'noscript'].map(
      (name) => `<${name}>${IMG}</ ${name}></${name}x></${name}>`,
    ),
    `<STYLE>${IMG}</Style/>`,
    `<plaintext>${IMG}</plaintext>${IMG}`,
    `<style>${IMG}`,
    `<!x ${AWAY}><?y><//z>a < b`,
    `<a\u00a0title=\u00a0"'"><b =">`,
  ])('%s', (html) => {
    expect(hold(html)).toBe(html)
  })
})

describe('no tag hides behind another', () => {
  test.each([
    `<textarea></textarea x>${IMG}`,
    `<style></style/>${IMG}`,
    `<a title="</style>">${IMG}`,
    `<title></title>${IMG}`,
    `<iframe src=a><img src=b></iframe>${IMG}`,
    `<template><template>${IMG}</template>${IMG}</template>${IMG}`,
    `<a =">${IMG}<b ">`,
    `<a b/="x>${IMG}">`,
    `<a b=/"x>${IMG}">`,
    `<a b="c"="d>${IMG}">`,
    `<a b=\u00a0">${IMG}">`,
    `<a\u000bb=">${IMG}">">${IMG}`,
    `<!a "> ${IMG}">`,
    `</ a ">${IMG}">`,
    `</>${IMG}`,
    `</p a="'>">${IMG}`,
    `<![CDATA[ "> ${IMG}]]>`,
    `<svg><style>${IMG}</style></svg>`,
    `<svg><title><style>${IMG}</style></title><style>${IMG}</style>`,
    `<svg><desc><div></desc></svg></div></desc><style>${IMG}</style>`,
    `<svg><p><math></svg><style>${IMG}</style>`,
    `<svg></svg><style><a title="</style>${IMG}">`,
    `<svg><desc><style><a title="</style>${IMG}">`,
    `<svg><desc><style><a title="</style>${IMG}`,
    `<svg><desc><style><!-- </style>${IMG} -->`,
    `<svg><![CDATA[ > <a title="]]>${IMG}">`,
    `<svg><![CDATA[ > <a title="]]>${IMG}`,
    `<svg><plaintext>${IMG}`,
    `<svg><script>${IMG}</script>`,
    `<math><mi><svg><style>${IMG}</style>`,
    `<svg><math></math></math><style>${IMG}</style>`,
    `<select><style></select>${IMG}</style>`,
    `<select><textarea>${IMG}</textarea>`,
    `<template><col><style></template>${IMG}</style>`,
    `<template><style></template>${IMG}<a title="</style>${IMG}">`,
    `<script><!--<script></script><a title="--></script>${IMG}">`,
    `<svg><image href=${AWAY} />`,
    `<svg><image href=${AWAY}/></svg>`,
  ])('%s', isHeld)

  test.each([
    `<noscript><a title="</noscript>${IMG}">`,
    `<noscript>${IMG}</noscript>`,
    `<style><a title="</style>${IMG}">`,
    `<style>${IMG}</style>`,
  ])('where the place is unsure: %s', (html) => {
    const name = /\w+/.exec(html)![0]
    // Read either way: as text, and as markup.
    for (const text of [hold(html, '*'), hold(html, name)])
      for (const each of [text, text.replaceAll(name, 'b')])
        expect(loose(parseFragment(each)), each).toEqual([])
  })
})

const RAW = 'style|textarea|title|xmp|iframe|noembed|noframes|noscript|script|plaintext'
const HTML = 'a|p|b|div|table|td|col|template|select|option|img|image|svg|math|desc|mi|g|use|link'
const name = fc.constantFrom(...`${RAW}|${HTML}`.split('|'))
const parts = [
  ...`< > " ' = / x &lt; &quot; & <!-- --> --!> <! <? </ <![CDATA[ ]]>`.split(' '),
  ...` |\n|\u00a0|</ | a="| b='| c=`.split('|'),
  ...`${IMG}|<img src="${AWAY}">|<iframe src='${AWAY}'>|<script src="${AWAY}">`.split('|'),
]
const piece = (names: fc.Arbitrary<string>) =>
  fc.oneof(
    names.map((one) => `<${one}>`),
    names.map((one) => `</${one}>`),
    names.map((one) => `<${one} `),
    fc.constantFrom(...parts),
  )
const texts = (names: fc.Arbitrary<string>) =>
  fc.array(piece(names), { maxLength: 14 }).map((all) => all.join(''))
const runs = { numRuns: 2_000 }

test('no text lets a governed tag through', () => {
  fc.assert(fc.property(texts(name), isHeld), runs)
}, 60_000)

test.each([
  ['template', undefined],
  ['select', undefined],
  ['svg', 'http://www.w3.org/2000/svg'],
  ['desc', 'http://www.w3.org/2000/svg'],
  ['math', 'http://www.w3.org/1998/Math/MathML'],
])(
  'nor in %s',
  (where, ns) => {
    const context = place(where, ns)
    fc.assert(
      fc.property(texts(name), (html) => {
        expect(loose(parseFragment(hold(html, '*'), context)), html).toEqual([])
      }),
      runs,
    )
  },
  60_000,
)

test('without what is unsure, the tree is the one that was written', () => {
  const sure = name.filter((one) => !/svg|math|select|template|script/.test(one))
  fc.assert(fc.property(texts(sure), isSame), runs)
}, 60_000)

test('what nothing governs is the same to the byte', () => {
  const none = texts(name.filter((one) => !/svg|math|select|template|script/.test(one)))
  fc.assert(
    fc.property(none, (html) => {
      const own = html.replaceAll('vendor', 'own')
      expect(hold(own)).toBe(own)
    }),
    runs,
  )
}, 60_000)

test('read in pieces, a text is held as it is whole', () => {
  fc.assert(
    fc.property(texts(name), fc.array(fc.nat(200), { maxLength: 4 }), (html, cuts) => {
      let [rest, sent, out] = ['', 0, '']
      let from = 0
      for (const to of [...cuts.toSorted((one, other) => one - other), html.length]) {
        const whole = rest + html.slice(from, to)
        from = Math.max(from, Math.min(to, html.length))
        const { tag, open } = readTags(whole, () => undefined)
        out += hold(whole.slice(0, tag)).slice(sent)
        rest = whole.slice(open)
        sent = hold(whole.slice(open, tag)).length
      }
      const { tag } = readTags(html, () => undefined)
      expect(out).toBe(hold(html.slice(0, tag)))
    }),
    runs,
  )
}, 60_000)

test.each([
  ...`<!--|<style>|</|<|<!|<svg>|<svg><style><|<svg><style>|<script><!--|<a b=|=|<img a`.split('|'),
  ...`<img |<img a="|<iframe a='x' |<a "|<p a="b"|</svg |<svg></style |<select></title`.split('|'),
  ...`<x>|<style></style>|<a     |<a "="`.split('|'),
])('1 MB of %s takes no time', (text) => {
  const html = text.repeat(1_000_000 / text.length)
  const start = performance.now()
  hold(html)
  expect(performance.now() - start).toBeLessThan(2_000)
})
