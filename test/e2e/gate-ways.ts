import { slyWays } from './gate-ways-sly'

/**
 * Ways out of a page, each a piece of script that sends one request to `url`, whose path ends in the
 * way's number. Run in the page, all at once; what arrived tells which way was open.
 */
export interface Way {
  readonly name: string
  readonly run: string
  /** Engines where this way does not exist. */
  readonly lacks?: readonly string[]
  /** Held for good instead of for later; in these engines, or everywhere. */
  readonly isRefused?: boolean | readonly string[]
}

export const HOST = 'cdn.mixpanel.com'

const script = (run: string) => `const s = document.createElement('script'); ${run}`
const within = (run: string) => `const box = document.createElement('div'); ${run}`
const attached = 'document.body.append(box);'

export const ways: readonly Way[] = [
  // Scripts.
  ['script src, then appendChild', script('s.src = url; document.head.appendChild(s)')],
  ['appendChild, then src', script('document.head.appendChild(s); s.src = url')],
  ['setAttribute', script('s.setAttribute("src", url); document.head.append(s)')],
  ['setAttribute in capitals', script('s.setAttribute("SRC", url); document.head.append(s)')],
  ['setAttributeNS', script('s.setAttributeNS(null, "src", url); document.head.prepend(s)')],
  [
    'setAttributeNode',
    script(
      'const a = document.createAttribute("src"); a.value = url; s.setAttributeNode(a); document.head.append(s)',
    ),
  ],
  [
    'attributes.setNamedItem',
    script(
      'const a = document.createAttribute("src"); a.value = url; s.attributes.setNamedItem(a); document.head.append(s)',
    ),
  ],
  [
    'attribute value',
    script(
      's.type = "x"; s.src = "/x.js"; document.head.append(s); s.type = ""; s.attributes.src.value = url; s.replaceWith(s)',
    ),
    { lacks: ['chromium', 'firefox', 'webkit'] },
  ],
  [
    'type set after src',
    script('s.src = url; s.type = "text/javascript"; document.head.append(s)'),
  ],
  ['module script', script('s.type = "module"; s.src = url; document.head.append(s)')],
  ['insertBefore', script('s.src = url; document.head.insertBefore(s, document.head.firstChild)')],
  [
    'replaceChild',
    script(
      's.src = url; const o = document.head.appendChild(document.createElement("b")); document.head.replaceChild(s, o)',
    ),
  ],
  ['before', script('s.src = url; document.body.before(s)')],
  ['after', script('s.src = url; document.head.after(s)')],
  [
    'replaceWith',
    script(
      's.src = url; const o = document.head.appendChild(document.createElement("b")); o.replaceWith(s)',
    ),
  ],
  [
    'text.replaceWith',
    script('s.src = url; const o = document.body.appendChild(new Text("x")); o.replaceWith(s)'),
  ],
  [
    'insertAdjacentElement',
    script('s.src = url; document.body.insertAdjacentElement("beforeend", s)'),
  ],
  [
    'replaceChildren',
    script(
      's.src = url; const o = document.head.appendChild(document.createElement("noscript")); o.replaceChildren(s)',
    ),
  ],
  [
    'Range.insertNode',
    script(
      's.src = url; const r = document.createRange(); r.selectNodeContents(document.body); r.insertNode(s)',
    ),
  ],
  [
    'a fragment',
    script('s.src = url; const f = new DocumentFragment(); f.append(s); document.body.append(f)'),
  ],
  ['a subtree', within(`${script('s.src = url; box.append(s);')} ${attached}`)],
  [
    'innerHTML and re-insertion',
    within(
      `box.innerHTML = '<script src="' + url + '"></' + 'script>'; ${attached} const o = box.firstChild; const s = document.createElement('script'); for (const a of o.attributes) if (/^src$/.test(a.name)) s.setAttribute(a.name, a.value); document.head.append(s); if (!s.src) { s.src = url }`,
    ),
  ],
  [
    'createContextualFragment',
    `document.body.append(document.createRange().createContextualFragment('<script src="' + url + '"></' + 'script>'))`,
  ],
  [
    'template cloned',
    script(
      `s.src = url; const t = document.createElement('template'); t.content.append(s); document.body.append(t.content.cloneNode(true))`,
    ),
  ],
  [
    'template imported',
    script(
      `s.src = url; const t = document.createElement('template'); t.content.append(s); document.body.append(document.importNode(t.content, true))`,
    ),
  ],
  [
    'SVG script',
    `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.setAttribute('href', url); g.append(s); document.body.append(g)`,
  ],
  [
    'SVG script by xlink',
    `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', url); g.append(s); document.body.append(g)`,
  ],
  [
    'a shadow tree',
    within(
      `${attached} const r = box.attachShadow({ mode: 'closed' }); ${script('s.src = url; r.append(s)')}`,
    ),
  ],
  [
    'shadow innerHTML',
    within(`${attached} box.attachShadow({ mode: 'open' }).innerHTML = '<img src="' + url + '">'`),
  ],
  // Images and media.
  ['new Image', 'new Image().src = url'],
  ['createElement img, detached', 'document.createElement("img").src = url'],
  ['img srcset', 'new Image().srcset = url + " 1x"'],
  ['img setAttribute srcset', 'new Image().setAttribute("srcset", "/none.gif 2x, " + url + " 1x")'],
  ['detached innerHTML', within(`box.innerHTML = '<img src="' + url + '">'`)],
  [
    'innerHTML without quotes',
    within(`box.innerHTML = '<img alt=x src=' + url + '>'; ${attached}`),
  ],
  [
    'innerHTML in entities',
    within(
      `box.innerHTML = '<img src="' + url.replace('h', '&#104;').replace('//', '&#x2F;/') + '">'; ${attached}`,
    ),
  ],
  [
    'innerHTML with > in an attribute',
    within(`box.innerHTML = '<img alt="a > b" src="' + url + '">'; ${attached}`),
  ],
  [
    'outerHTML',
    `const o = document.body.appendChild(document.createElement('b')); o.outerHTML = '<img src="' + url + '">'`,
  ],
  [
    'insertAdjacentHTML',
    `document.body.insertAdjacentHTML('beforeend', '<img src="' + url + '">')`,
  ],
  [
    'setHTMLUnsafe',
    within(
      `(box.setHTMLUnsafe || ((h) => { box.innerHTML = h })).call(box, '<img src="' + url + '">'); ${attached}`,
    ),
  ],
  [
    'DOMParser',
    `document.body.append(new DOMParser().parseFromString('<img src="' + url + '">', 'text/html').body.firstChild)`,
  ],
  [
    'DOMParser into a detached tree',
    within(
      `box.append(new DOMParser().parseFromString('<img src="' + url + '">', 'text/html').body.firstChild)`,
    ),
  ],
  [
    'createHTMLDocument and adoptNode',
    `const d = document.implementation.createHTMLDocument(''); d.body.innerHTML = '<img src="' + url + '">'; document.adoptNode(d.body.firstChild)`,
  ],
  [
    'template image cloned, detached',
    `const t = document.createElement('template'); t.innerHTML = '<img src="' + url + '">'; document.importNode(t.content, true)`,
  ],
  [
    'picture source',
    within(
      `box.innerHTML = '<picture><source srcset="' + url + '"><img src="data:,"></picture>'; ${attached}`,
    ),
  ],
  [
    'input type=image',
    within(`box.innerHTML = '<input type="image" src="' + url + '">'; ${attached}`),
  ],
  [
    'SVG image',
    `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const i = document.createElementNS('http://www.w3.org/2000/svg', 'image'); i.setAttribute('href', url); g.append(i); document.body.append(g)`,
  ],
  [
    'SVG image in HTML',
    within(`box.innerHTML = '<svg><image href="' + url + '"/></svg>'; ${attached}`),
  ],
  [
    'video poster',
    `const v = document.createElement('video'); v.poster = url; document.body.append(v)`,
  ],
  [
    'video src',
    `const v = document.createElement('video'); v.preload = 'auto'; v.src = url; document.body.append(v)`,
    { lacks: ['webkit'] },
  ],
  [
    'new Audio',
    `const a = new Audio(url); a.preload = 'auto'; document.body.append(a)`,
    { lacks: ['webkit'] },
  ],
  ['object', `const o = document.createElement('object'); o.data = url; document.body.append(o)`],
  ['embed', `const o = document.createElement('embed'); o.src = url; document.body.append(o)`],
  // Frames.
  [
    'iframe src',
    `const f = document.createElement('iframe'); f.src = url; document.body.append(f)`,
  ],
  [
    'iframe src after insertion',
    `const f = document.body.appendChild(document.createElement('iframe')); f.src = url`,
  ],
  [
    'iframe by innerHTML',
    within(`box.innerHTML = '<iframe src="' + url + '"></iframe>'; ${attached}`),
  ],
  [
    'fetch of a fresh frame',
    `const f = document.body.appendChild(document.createElement('iframe')); f.contentWindow.fetch(url, { mode: 'no-cors' }).catch(() => {})`,
  ],
  [
    'fetch of a frame made by innerHTML',
    within(
      `${attached} box.innerHTML = '<iframe></iframe>'; box.firstChild.contentWindow.fetch(url, { mode: 'no-cors' }).catch(() => {})`,
    ),
  ],
  [
    'image of a fresh frame',
    `const f = document.body.appendChild(document.createElement('iframe')); new f.contentWindow.Image().src = url`,
  ],
  [
    'a frame, later',
    `const f = document.body.appendChild(document.createElement('iframe')); setTimeout(() => f.contentWindow.fetch(url, { mode: 'no-cors' }).catch(() => {}), 100)`,
  ],
  [
    'script in srcdoc',
    `const f = document.createElement('iframe'); f.srcdoc = '<script>fetch("' + url + '", { mode: "no-cors" }).catch(() => {})</' + 'script>'; document.body.append(f)`,
  ],
  [
    'srcdoc by attribute',
    `const f = document.createElement('iframe'); f.setAttribute('srcdoc', '<!doctype html><body onload="new Image().src=\\'' + url + '\\'">'); document.body.append(f)`,
  ],
  [
    'image in srcdoc',
    `const f = document.createElement('iframe'); f.srcdoc = '<script></' + 'script><img src="' + url + '">'; document.body.append(f)`,
  ],
  [
    'script written into a frame',
    `const f = document.body.appendChild(document.createElement('iframe')); f.contentDocument.open(); f.contentDocument.write('<script src="' + url + '"></' + 'script>'); f.contentDocument.close()`,
  ],
  [
    'fetch written into a frame',
    `const f = document.body.appendChild(document.createElement('iframe')); f.contentDocument.open(); f.contentDocument.write('<script>fetch("' + url + '", { mode: "no-cors" }).catch(() => {})</' + 'script>'); f.contentDocument.close()`,
  ],
  // Links.
  ...['stylesheet', 'preload', 'prefetch', 'modulepreload', 'icon'].map(
    (rel): [string, string, Partial<Way>?] => [
      `link ${rel}`,
      `const l = document.createElement('link'); l.rel = '${rel}'; l.as = 'script'; l.href = url; document.head.append(l)`,
      {
        lacks:
          rel === 'prefetch' || rel === 'icon'
            ? ['chromium', 'firefox', 'webkit']
            : rel === 'modulepreload'
              ? ['webkit']
              : [],
      },
    ],
  ),
  [
    'link, rel last',
    `const l = document.createElement('link'); l.href = url; document.head.append(l); l.rel = 'stylesheet'`,
  ],
  // Requests.
  ['fetch', `fetch(url, { mode: 'no-cors' }).catch(() => {})`],
  ['fetch of a Request', `fetch(new Request(url, { mode: 'no-cors' })).catch(() => {})`],
  ['fetch of a URL', `fetch(new URL(url), { mode: 'no-cors' }).catch(() => {})`],
  [
    'fetch of a Request of a frame',
    `const f = document.body.appendChild(document.createElement('iframe')); fetch(new f.contentWindow.Request(url, { mode: 'no-cors' })).catch(() => {})`,
  ],
  ['XMLHttpRequest', `const x = new XMLHttpRequest(); x.open('GET', url); x.send()`],
  [
    'XMLHttpRequest with a URL',
    `const x = new XMLHttpRequest(); x.open('POST', new URL(url)); x.send('a=1')`,
  ],
  ['sendBeacon', `navigator.sendBeacon(url, 'a=1')`],
  ['EventSource', `new EventSource(url)`],
  ['WebSocket', `new WebSocket(url.replace('https', 'wss'))`],
  [
    'importScripts in a blob',
    `new Worker(URL.createObjectURL(new Blob(['const go = () => { try { importScripts("' + url + '") } catch { setTimeout(go, 500) } }; go()'])))`,
  ],
  [
    'fetch in a blob worker',
    `new Worker(URL.createObjectURL(new Blob(['const go = () => fetch("' + url + '", { mode: "no-cors" }).catch(() => setTimeout(go, 500)); go()'])))`,
  ],
  ['cache.add', `caches.open('x').then((c) => c.add(url)).catch(() => {})`],
  [
    'form.submit into a frame',
    `const n = 'f' + Math.random(); const f = document.createElement('iframe'); f.name = n; const o = document.createElement('form'); o.action = url; o.target = n; document.body.append(f, o); o.submit()`,
    { isRefused: true },
  ],
  [
    'form.requestSubmit',
    `const n = 'f' + Math.random(); const f = document.createElement('iframe'); f.name = n; const o = document.createElement('form'); o.action = url; o.target = n; document.body.append(f, o); o.requestSubmit()`,
    { isRefused: true },
  ],
  ...slyWays,
].map(([name, run, more]) => ({
  name: name as string,
  run: run as string,
  ...(more as Partial<Way> | undefined),
}))

/** Source of a function `runWays(round)` for the page. */
export const runner = (list: readonly Way[]) => `
  window.runWays = (round) => {
    const failed = []
    ;[${list
      .map(
        ({ name, run }, index) =>
          `[${JSON.stringify(name)}, (url) => { ${run} }, 'https://${HOST}/' + round + '/${index}/w.js']`,
      )
      .join(',\n')}].forEach(([name, run, url]) => {
      try { run(url) } catch (error) { failed.push(name + ': ' + error) }
    })
    return failed
  }`
