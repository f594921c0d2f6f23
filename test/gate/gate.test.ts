// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listen, openGate, said, settle, write } from './open-gate'

let page: ReturnType<typeof openGate>
beforeEach(() => {
  document.body.replaceChildren()
  listen()
  page = openGate()
})
afterEach(() => page.end())

const attributes = (element: Element, ...names: string[]) =>
  names.map((name) => element.getAttribute(name))

describe('a marked element is held, released, and held again', () => {
  test.each([
    [
      'iframe',
      '<iframe data-category="social" data-src="https://v.example/1"></iframe>',
      ['src'],
      ['https://v.example/1'],
    ],
    [
      'img',
      '<img data-category="social" data-src="/p.gif" data-srcset="/q.gif 2x">',
      ['src', 'srcset'],
      ['/p.gif', '/q.gif 2x'],
    ],
    [
      'link',
      '<link data-category="social" rel="stylesheet" data-href="/f.css">',
      ['href'],
      ['/f.css'],
    ],
    [
      'video',
      '<video data-category="social" data-src="/v.mp4" data-poster="/p.png"></video>',
      ['src', 'poster'],
      ['/v.mp4', '/p.png'],
    ],
    ['object', '<object data-category="social" data-data="/o"></object>', ['data'], ['/o']],
  ])('%s', (name, html, names, values) => {
    const [element] = write(html) as [Element]
    page.gate.apply()
    expect(attributes(element, ...names)).toEqual(names.map(() => null))
    page.allow('social')
    expect(attributes(element, ...names)).toEqual(values)
    page.forbid('social')
    expect(attributes(element, ...names)).toEqual(names.map(() => null))
    expect(element.isConnected).toBe(true)
    page.allow('social')
    expect(attributes(element, ...names)).toEqual(values)
    expect(page.notes().filter((note) => note.includes(name))).toEqual([
      `held ${name} social`,
      `released ${name} social`,
      `stopped ${name} social`,
      `held ${name} social`,
      `released ${name} social`,
    ])
    expect(page.mistakes).toEqual([])
  })

  test('template: its content stands behind it while allowed', () => {
    write('<template data-category="social"><p>One</p><b>Two</b></template><i>Next</i>')
    page.gate.apply()
    expect(document.body.textContent).toBe('Next')
    page.allow('social')
    expect(document.body.textContent).toBe('OneTwoNext')
    page.forbid('social')
    expect(document.body.textContent).toBe('Next')
  })

  test('template: its scripts run, its frames load', () => {
    write(
      '<template data-category="social"><script>say("t")</script><iframe data-src="/f"></iframe></template>',
    )
    page.gate.apply()
    expect(said).toEqual([])
    page.allow('social')
    expect(said).toEqual(['t'])
    expect(document.querySelector('iframe')?.getAttribute('src')).toBe('/f')
  })

  test('what is allowed from the start is never held', () => {
    write('<img data-category="essential" data-src="/p.gif">')
    page.gate.apply()
    expect(page.notes()).toEqual(['released img essential'])
  })

  test('looking twice does nothing twice', () => {
    write('<script type="text/plain" data-category="analytics">say("a")</script>')
    page.allow('analytics')
    page.gate.apply()
    page.gate.apply()
    expect(said).toEqual(['a'])
    expect(page.notes()).toEqual(['released script analytics'])
  })
})

describe('what may run', () => {
  const script = (marking: string, text = 'x') =>
    `<script type="text/plain" ${marking}>say("${text}")</script>`

  test('all categories named must be allowed, and the service', () => {
    write(
      script('data-category="analytics advertising"', 'both') +
        script('data-category="analytics" data-service="hotjar"', 'service'),
    )
    page.allow('analytics')
    expect(said).toEqual([])
    page.allow('advertising')
    expect(said).toEqual(['both'])
    page.allow('hotjar')
    expect(said).toEqual(['both', 'service'])
  })

  test('!category runs once that is refused, not before', () => {
    write(script('data-category="!analytics"'))
    page.gate.apply()
    expect(said).toEqual([])
    page.refuse('analytics')
    expect(said).toEqual(['x'])
  })

  test.each(['', ' ', ','])('data-category=%j names nothing and stays held', (category) => {
    write(script(`data-category="${category}"`))
    page.allow('analytics', 'advertising', 'social')
    expect(said).toEqual([])
  })

  test('an unknown category stays held and is told', () => {
    write(script('data-category="anlytics"'))
    page.allow('analytics', 'advertising', 'social')
    expect(said).toEqual([])
    expect(page.undeclared).toContain('anlytics')
    expect(page.notes()).toEqual(['held script anlytics'])
  })

  test('a script that ran is not called back, and is known to have run', () => {
    write(script('data-category="analytics" data-service="hotjar"'))
    page.allow('analytics', 'hotjar')
    page.forbid('analytics')
    expect(said).toEqual(['x'])
    expect(page.gate.ran.has(['analytics'])).toBe(true)
    expect(page.gate.ran.has(['hotjar'])).toBe(true)
    expect(page.gate.ran.has(['advertising'])).toBe(false)
  })
})

describe('added while the page is open', () => {
  test('it is governed, at any depth', async () => {
    page.allow('analytics')
    const box = document.createElement('div')
    box.innerHTML =
      '<p><img id="a" data-category="analytics" data-src="/a.gif"></p><img id="b" data-category="social" data-src="/b.gif">'
    document.body.append(box)
    await settle()
    expect(document.querySelector('#a')?.getAttribute('src')).toBe('/a.gif')
    expect(document.querySelector('#b')?.hasAttribute('src')).toBe(false)
    expect(page.notes()).toEqual(['released img analytics', 'held img social'])
  })

  test('a marking given later counts from then on', async () => {
    const [image] = write('<img data-src="/a.gif">') as [Element]
    await settle()
    image.setAttribute('data-category', 'social')
    await settle()
    expect(page.notes()).toEqual(['held img social'])
    page.allow('social')
    expect(image.getAttribute('src')).toBe('/a.gif')
  })
})

describe('marked, but written so that the browser would act on it: best effort, and told', () => {
  test('a script without type="text/plain"', async () => {
    const script = document.createElement('script')
    script.src = '/a.js'
    script.type = 'module'
    script.setAttribute('data-category', 'analytics')
    document.body.append(script)
    await settle()
    expect([script.type, script.dataset['type']]).toEqual(['text/plain', 'module'])
    expect(page.mistakes).toEqual(['<script data-category> needs type="text/plain": /a.js'])
    page.allow('analytics')
    expect(script.type).toBe('module')
  })

  test('an image with src', () => {
    const [image] = write('<img data-category="analytics" src="/a.gif" srcset="/b.gif 2x">') as [
      Element,
    ]
    page.gate.apply()
    expect(attributes(image, 'src', 'srcset', 'data-src', 'data-srcset')).toEqual([
      null,
      null,
      '/a.gif',
      '/b.gif 2x',
    ])
    expect(page.mistakes.toSorted()).toEqual([
      '<img data-category> needs data-src for src: /a.gif',
      '<img data-category> needs data-srcset for srcset: /b.gif 2x',
    ])
    page.allow('analytics')
    expect(attributes(image, 'src', 'srcset')).toEqual(['/a.gif', '/b.gif 2x'])
  })
})

test('elements with another of the tool’s attributes are handed on', () => {
  const elements = write(
    '<p data-cct-if="analytics"></p><p data-cct-unless="a"></p><div data-cct-declaration></div><p></p>',
  )
  page.gate.apply()
  expect(page.hooked).toEqual(elements.slice(0, 3))
})
