import { expect, test, type Page, type Site } from './support/test'

/** What a page's own code can see of the functions that are stood in front of. */
const look = () => {
  const seen: Record<string, unknown> = {}
  const text = (value: unknown) => Function.prototype.toString.call(value).replaceAll(/\s+/g, ' ')
  const describe = (where: string, owner: object, name: string) => {
    const found = Object.getOwnPropertyDescriptor(owner, name)
    if (!found) return
    const functions = [found.value, found.get, found.set].filter((one) => typeof one === 'function')
    seen[`${where}.${name}`] = [
      found.writable,
      found.enumerable,
      found.configurable,
      ...functions.map((one) => [
        one.name,
        one.length,
        text(one),
        Object.getOwnPropertyNames(one).toSorted().join(),
        Object.getPrototypeOf(one) === Function.prototype,
        one.prototype?.constructor === one || one.prototype === undefined,
      ]),
    ]
  }
  const page = globalThis as unknown as Record<string, { prototype?: object } | undefined>
  for (const name of Object.getOwnPropertyNames(page)) {
    if (/^(CookieConsentTool|pageErrors|ran|seen|dataLayer|__\w+)$/.test(name)) continue
    const found = page[name]
    if (typeof found !== 'function') continue
    describe('window', page, name)
    const { prototype } = found as { prototype?: object }
    for (const key of Object.getOwnPropertyNames(found)) describe(name, found, key)
    for (const key of Object.getOwnPropertyNames(prototype ?? {}))
      describe(`${name}.prototype`, prototype!, key)
  }
  seen['toString of toString'] = text(Function.prototype.toString)
  seen['keys'] = Object.keys(HTMLScriptElement.prototype).join()
  // As one text: drivers take a minute for thousands of small lists.
  return JSON.stringify(seen)
}

for (const [what, head] of [
  [
    'events that bear the name of a form’s, from things that are none',
    `<script>for (const target of [document, window, document.createTextNode('x'), new EventTarget()])
      target.dispatchEvent(new Event('submit', { bubbles: true }))
      addEventListener('DOMContentLoaded', () => document.body.append('done'))</script>`,
  ],
  [
    'stacks that are lists, as some loggers make them',
    `<script>Error.prepareStackTrace = (_, calls) => calls
      document.cookie = 'a=1'; localStorage.setItem('b', 1); new Worker(URL.createObjectURL(new Blob([''])))
      addEventListener('DOMContentLoaded', () => document.body.append('done'))</script>`,
  ],
  [
    'a frozen Error',
    `<script>Object.freeze(Error)
      document.cookie = 'a=1'; localStorage.setItem('b', 1); new Worker(URL.createObjectURL(new Blob([''])))
      addEventListener('DOMContentLoaded', () => document.body.append('done'))</script>`,
  ],
] as const)
  for (const autoBlock of ['known', 'strict'])
    test(`${what}, do no harm in mode ${autoBlock}`, async ({ page, site }) => {
      // Errors of the page fail a test by themselves.
      await page.goto(site.page({ head: site.tool({ autoBlock }) + head, body: '<p>Text</p>' }))
      await expect(page.locator('body')).toContainText('done')
    })

/** First-party code of every kind, and what each call gives back. */
const work = async () => {
  const got: Record<string, unknown> = {}
  const attempt = async (name: string, act: () => unknown) => {
    try {
      const value = await act()
      got[name] = value instanceof Node ? value.nodeName : value
    } catch (error) {
      got[name] =
        `${(error as Error).name} ${error instanceof DOMException ? 'DOM' : 'JS'} ${(error as Error).message}`
    }
  }
  const loose = globalThis as unknown as Record<string, (...args: unknown[]) => unknown>
  const body = document.body as unknown as Record<string, (...args: unknown[]) => unknown>
  const host = document.body.appendChild(document.createElement('section'))
  await attempt('appendChild returns', () => host.appendChild(document.createElement('i')))
  await attempt('append returns', () => host.append('a', document.createElement('i')))
  await attempt('appendChild of nothing', () => body.appendChild!())
  await attempt('appendChild of text', () => body.appendChild!('x'))
  await attempt('appendChild of an ancestor', () => host.appendChild(document.documentElement))
  await attempt('insertBefore a stranger', () => host.insertBefore(new Text(''), document.head))
  await attempt('setAttribute without a value', () => body.setAttribute!('src'))
  await attempt('setAttribute of a bad name', () => body.setAttribute!('a b', ''))
  await attempt('called on nothing', () =>
    Node.prototype.appendChild.call(null as unknown as Node, new Text('')),
  )
  await attempt('setter on nothing', () =>
    Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!.set!.call({}, 'x'),
  )
  await attempt('src reads back', () =>
    Object.assign(new Image(), { src: '/a.gif' }).src.replace(location.origin, ''),
  )
  await attempt('attribute reads back', () =>
    Object.assign(document.createElement('script'), { src: 'a.js' }).getAttribute('src'),
  )
  await attempt('outerHTML', () => {
    host.innerHTML = '<p class=x><img src="/a.gif" alt=""><!-- <img src=x> --><script>a<b</script>'
    return host.innerHTML
  })
  await attempt('bad html position', () => host.insertAdjacentHTML('nowhere' as 'beforeend', '<p>'))
  await attempt(
    'srcdoc reads back',
    () => Object.assign(document.createElement('iframe'), { srcdoc: '<p>One' }).srcdoc,
  )
  await attempt('template', () => {
    const template = document.createElement('template')
    template.innerHTML = '<img src="/t.gif"><b>1</b>'
    const copy = document.importNode(template.content, true)
    return [copy.childNodes.length, copy.querySelector('img')!.ownerDocument === document]
  })
  await attempt('fetch', async () => (await fetch('/data.json')).json())
  await attempt('fetch without arguments', () => loose.fetch!())
  await attempt('fetch of a bad address', () => fetch('http://['))
  await attempt('fetch aborted', () => fetch('/data.json', { signal: AbortSignal.abort() }))
  await attempt('fetch is a promise', () => fetch('/data.json') instanceof Promise)
  await attempt('fetch of a request', async () => {
    const request = new Request('/echo', { method: 'POST', body: 'hello' })
    const response = await fetch(request)
    return [response.status, request.bodyUsed, response.url.replace(location.origin, '')]
  })
  await attempt('a stream', async () => {
    const { value } = await (await fetch('/data.json')).body!.getReader().read()
    return new TextDecoder().decode(value)
  })
  await attempt('sync XMLHttpRequest', () => {
    const xhr = new XMLHttpRequest()
    xhr.open('GET', '/data.json', false)
    xhr.send()
    return [xhr.status, xhr.responseText, xhr.readyState]
  })
  await attempt('send before open', () => new XMLHttpRequest().send())
  await attempt(
    'XMLHttpRequest events',
    () =>
      new Promise((resolve) => {
        const events: string[] = []
        const xhr = new XMLHttpRequest()
        xhr.onreadystatechange = () => events.push(`state ${xhr.readyState}`)
        for (const name of ['loadstart', 'load', 'loadend'])
          xhr.addEventListener(name, () => events.push(name))
        xhr.onloadend = () => resolve(events)
        xhr.open('GET', '/data.json')
        xhr.send()
      }),
  )
  await attempt('sendBeacon', () => navigator.sendBeacon('/echo', 'x'))
  await attempt(
    'a worker',
    () =>
      new Promise((resolve) => {
        const worker = new Worker('/worker.js')
        worker.onmessage = ({ data }) =>
          resolve([data, worker.constructor === Worker, worker instanceof Worker])
      }),
  )
  await attempt(
    'a blob worker',
    () =>
      new Promise((resolve) => {
        const worker = new Worker(
          URL.createObjectURL(
            new Blob(['onmessage = (e) => postMessage([e.data, typeof importScripts])']),
          ),
          { name: 'own' },
        )
        worker.onmessage = ({ data }) => resolve(data)
        worker.postMessage({ a: 1 })
      }),
  )
  await attempt('a class of its own', () => {
    class Own extends EventSource {}
    const own = new Own('/none')
    own.close()
    return [own instanceof Own, own instanceof EventSource, Own.name, own.constructor === Own]
  })
  await attempt('WebSocket of a bad address', () => new WebSocket('nonsense:'))
  await attempt('WebSocket without new', () => loose.WebSocket!('wss://x'))
  await attempt('Image without new', () => loose.Image!())
  await attempt(
    'script order',
    () =>
      new Promise((resolve) => {
        const order: string[] = []
        for (const name of ['a', 'b']) {
          const script = document.createElement('script')
          script.async = false
          script.src = `/run/${name}.js`
          script.onload = () => order.push(name) === 2 && resolve([order, window.ran])
          document.head.append(script)
        }
      }),
  )
  await attempt(
    'a script that is not there',
    () =>
      new Promise((resolve) => {
        const script = document.createElement('script')
        script.onerror = (event) => resolve((event as Event).type)
        script.src = '/gone.js'
        document.head.append(script)
      }),
  )
  await attempt('mutations seen', async () => {
    const records: string[] = []
    const observer = new MutationObserver((list) => list.forEach((one) => records.push(one.type)))
    observer.observe(host, { childList: true, attributes: true, subtree: true })
    host.append(document.createElement('img'))
    host.firstElementChild!.setAttribute('src', '/x')
    await Promise.resolve()
    observer.disconnect()
    return records
  })
  await attempt(
    'IndexedDB',
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('cart')
        request.onsuccess = () =>
          resolve([request instanceof IDBOpenDBRequest, request.result.name])
      }),
  )
  await attempt('each argument is read once', () => {
    const counts: Record<string, number> = {}
    const read = (name: string, text: string) => {
      counts[name] = 0
      return { toString: () => ((counts[name]! += 1), text) } as unknown as string
    }
    const image = document.createElement('img')
    image.src = read('src', '/a.gif')
    image.srcset = read('srcset', '/a.gif')
    image.setAttribute(read('name', 'src'), read('value', '/a.gif'))
    image.getAttributeNode('src')!.value = read('attribute', '/a.gif')
    host.innerHTML = read('innerHTML', '<b>x</b>')
    host.insertAdjacentHTML('beforeend', read('insertAdjacentHTML', '<b>x</b>'))
    document.createRange().createContextualFragment(read('fragment', '<b>x</b>'))
    document.createElement('iframe').srcdoc = read('srcdoc', '<b>x</b>')
    void fetch(read('fetch', '/data.json'))
    void caches.open('x').then((cache) => cache.add(read('cache', '/data.json')))
    navigator.sendBeacon(read('beacon', '/echo'))
    new XMLHttpRequest().open('GET', read('open', '/data.json'))
    new EventSource(read('stream', '/none')).close()
    new Worker(read('worker', '/worker.js')).terminate()
    document.cookie = read('cookie', 'x=1')
    localStorage.setItem(read('item', 'x'), '1')
    indexedDB.open(read('base', 'cart'))
    return counts
  })
  await attempt('what an argument throws', async () => {
    const thrown = new Error('mine')
    const bad = {
      toString: () => {
        throw thrown
      },
    } as unknown as string
    const same = (act: () => unknown) => {
      try {
        act()
        return 'nothing'
      } catch (error) {
        return error === thrown
      }
    }
    return [
      same(() => ((document.createElement('img').src = bad), 0)),
      same(() => host.setAttribute('title', bad)),
      same(() => document.createElement('img').setAttribute(bad, '')),
      same(() => ((host.innerHTML = bad), 0)),
      same(() => navigator.sendBeacon(bad)),
      same(() => new XMLHttpRequest().open('GET', bad)),
      same(() => new EventSource(bad)),
      same(() => ((document.cookie = bad), 0)),
      same(() => localStorage.setItem(bad, '')),
      same(() => document.createElement('img').setAttribute('src', Symbol('x') as never)),
      same(() => document.write(bad)),
      await fetch(bad).catch((error) => error === thrown),
      await fetch('/data.json', {
        get signal(): AbortSignal {
          throw thrown
        },
      }).catch((error) => error === thrown),
      await (await caches.open('x')).add(bad).catch((error) => error === thrown),
    ]
  })
  await attempt('a symbol is written', () => document.write(Symbol('x') as never))
  await attempt('a symbol is fetched', () => fetch(Symbol('x') as never))
  await attempt('hydration', () => {
    // As frameworks do: markup from the server, adopted node by node, then patched.
    const root = document.createElement('div')
    root.innerHTML =
      '<ul><li><img src="/1.gif" alt="one"><a href="/1">1</a></li><li><iframe title="own"></iframe></li></ul>'
    host.replaceChildren(root)
    const walker = document.createTreeWalker(root)
    const names: string[] = []
    while (walker.nextNode()) names.push(walker.currentNode.nodeName)
    const kept = root.querySelector('img')!
    const fragment = document.createDocumentFragment()
    fragment.append(...root.querySelectorAll('li'))
    root.firstElementChild!.replaceChildren(fragment)
    return [names.join(), root.querySelector('img') === kept, root.innerHTML]
  })
  return got
}

const open = async (page: Page, site: Site, head: string, path: string) => {
  site.expectErrors(/./)
  site.reply('*', '/data.json', { body: '{"a":1}' })
  site.reply('*', '/echo', { body: 'ok' })
  site.reply('*', '/gone.js', { status: 404 })
  site.reply('*', '/worker.js', { body: 'postMessage(location.pathname)' })
  await page.goto(site.page({ head }, { path }))
}

const wrapping = `<script>
  { const native = window.fetch; window.fetch = function (...args) { (window.seen = window.seen || []).push(typeof args[0]); return native.apply(this, args) }
    const append = Node.prototype.appendChild; Node.prototype.appendChild = function (node) { return append.call(this, node) } }</script>`

test('functions look as they did', async ({ page, site }) => {
  await open(page, site, '', '/without')
  const looks = async () => JSON.parse(await page.evaluate(look)) as Record<string, unknown>
  const without = await looks()
  await open(page, site, site.tool(), '/with')
  const within = await looks()
  expect(Object.keys(without).length).toBeGreaterThan(500)
  expect(within).toEqual(without)
})

for (const [name, head] of [
  ['alone', (tool: string) => tool],
  ['twice', (tool: string) => tool + tool],
  ['wrapped before', (tool: string) => wrapping + tool],
  ['wrapped after', (tool: string) => tool + wrapping],
] as const)
  test(`a page of first-party code behaves the same: ${name}`, async ({ page, site }) => {
    await open(page, site, name.startsWith('wrapped') ? wrapping : '', '/without')
    const without = await page.evaluate(work)
    await open(page, site, head(site.tool()), '/with')
    const within = await page.evaluate(work)
    expect(Object.keys(without).length).toBeGreaterThan(35)
    expect(within).toEqual(without)
  })

test("a page's own `apply` is not called for what the gate lets pass", async ({ page, site }) => {
  await open(page, site, site.tool(), '/')
  const said = await page.evaluate(async () => {
    const { prototype } = Function
    const native = prototype.apply
    let calls = 0
    prototype.apply = function (this: never, ...rest: never) {
      calls += 1
      return Reflect.apply(native, this, rest) as unknown
    }
    document.cookie = 'cart=1'
    const found = await fetch('/').then((answer) => answer.ok)
    prototype.apply = native
    return { calls, found, cookie: document.cookie.includes('cart=1') }
  })
  expect(said).toEqual({ calls: 0, found: true, cookie: true })
})

test('markup in a value or a text is text, and no handler arises', async ({ page, site }) => {
  site.expectErrors(/./)
  await page.goto(site.page({ head: site.tool() }))
  const [got, native, ...more] = await page.evaluate(() => {
    const vendor = 'https://www.youtube.com/embed/a'
    const value = `<iframe src='${vendor}' x=' onmouseover=window.ran=[1] '>`
    const texts = ['style', 'textarea', 'title', 'xmp', 'noembed', 'noframes', 'iframe', 'noscript']
    const html = [
      `<a title="${value}" data-embed="<iframe src='${vendor}'></iframe>">x</a>`,
      ...texts.map((name) => `<${name}>${value}</${name}>`),
      `<p ${value}</p><b =">${'<i>'}</b ">`,
    ].join('')
    const host = document.body.appendChild(document.createElement('div'))
    host.innerHTML = html
    const handlers = [...host.querySelectorAll('*')].filter((one) => one.matches('a[onmouseover]'))
    // The same tree, without anything to govern.
    const own = document.createElement('div')
    own.innerHTML = html.replaceAll(vendor, '/embed/a')
    const sly = document.createElement('div')
    sly.innerHTML = `<svg><style><img src="https://px.ads.linkedin.com/a"></style></svg><a title="<style>"><img src="https://px.ads.linkedin.com/b">`
    return [
      host.innerHTML,
      own.innerHTML.replaceAll('/embed/a', vendor),
      host.querySelector('a')!.title === value,
      handlers.length,
      sly.querySelectorAll('img').length,
      sly.querySelectorAll('img[src]').length,
    ]
  })
  expect(got).toBe(native)
  expect(more).toEqual([true, 0, 2, 0])
})

test('what is written in pieces is held, and read as it would be', async ({ page, site }) => {
  site.expectErrors(/./)
  const image = 'https://px.ads.linkedin.com/a'
  const write = (...pieces: string[]) =>
    `<script>for (const piece of ${JSON.stringify(pieces).replaceAll('<', '\\u003c')}) document.write(piece)</script>`
  const body = [
    write('<a id=one title="x>', '<b title=\'"><img src=', `${image}>'>`),
    write('<textarea id=two>', '<a title="</textarea><img src=', `${image}>">`),
    write('<style id=three>/*', `<img src=${image}>`, '*/</sty', 'le>', `<img src=${image}>`),
    write('<svg><sty', 'le>', `<img src=${image}>`, '</style></svg>'),
    // The page's own text ends what a script began.
    `${write('<xmp id=four>')} text</xmp>${write(`<img src=${image}>`)}`,
  ].join('')
  await page.goto(site.page({ head: site.tool(), body }))
  const seen = await page.evaluate(() => [
    document.querySelectorAll('img').length,
    document.querySelectorAll('img[src]').length,
    document.querySelector('#one')!.getAttribute('title'),
    document.querySelector<HTMLTextAreaElement>('#two')!.value,
    document.querySelector('#three')!.textContent,
    document.querySelector('#four')!.textContent,
  ])
  expect(seen).toEqual([5, 0, `x><b title='`, '<a title="', `/*<img src=${image}>*/`, ' text'])
})
