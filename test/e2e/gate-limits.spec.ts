import { cct, expect, ran, test } from './support/test'

/** What docs/limits.md says no page script can stop, and the line of a policy that can. */
const HOST = 'cdn.mixpanel.com'
const url = `https://${HOST}/x.js`

const limits: readonly (readonly [
  name: string,
  run: (url: string) => string,
  line: string,
  lacks?: string,
])[] = [
  ['import()', (address) => `import('${address}').catch(() => {})`, `script-src 'self'`],
  [
    'style',
    (address) => `document.body.style.backgroundImage = 'url(${address})'`,
    `img-src 'self'`,
  ],
  [
    'a font',
    (address) => `new FontFace('x', 'url(${address})').load().catch(() => {})`,
    `font-src 'self'; default-src * 'unsafe-inline'`,
  ],
  [
    'a rule added to a sheet',
    (address) =>
      `const s = new CSSStyleSheet(); s.replaceSync('body { background: url(${address}) }'); document.adoptedStyleSheets.push(s)`,
    `img-src 'self'`,
  ],
  [
    'the text of an attribute',
    (address) =>
      `const i = new Image(); i.setAttribute('src', ''); i.attributes.src.nodeValue = '${address}'`,
    `img-src 'self'`,
  ],
  [
    'a named item of the attributes',
    (address) =>
      `const a = document.createAttribute('src'); a.value = '${address}'; new Image().attributes.setNamedItem(a)`,
    `img-src 'self'`,
  ],
  [
    'an animated address',
    (address) =>
      `const g = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); g.innerHTML = '<image width="9" height="9"><set attributeName="href" to="${address}"/></image>'; document.body.append(g)`,
    `img-src 'self'`,
    'webkit',
  ],
  [
    'a worker by data:',
    (address) =>
      `try { new Worker('data:text/javascript,' + encodeURIComponent('fetch("${address}", { mode: "no-cors" }).catch(() => {})')) } catch {}`,
    `worker-src 'self'`,
  ],
  [
    'a worker in a worker',
    (address) =>
      `const start = (code) => 'new Worker(URL.createObjectURL(new Blob([' + JSON.stringify(code) + '])))'; eval(start(start('fetch("${address}", { mode: "no-cors" }).catch(() => {})')))`,
    `connect-src 'self'`,
  ],
  [
    'a frame by data:',
    (address) =>
      `const f = document.createElement('iframe'); f.src = 'data:text/html,' + encodeURIComponent('<img src="${address}">'); document.body.append(f)`,
    `img-src 'self'`,
  ],
  // Held in the other engines, where what these make is seen before it fetches.
  [
    'XSLT',
    (address) =>
      `const read = (xml) => new DOMParser().parseFromString(xml, 'text/xml'); const x = new XSLTProcessor(); x.importStylesheet(read('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="html"/><xsl:template match="/"><img src="${address}"/></xsl:template></xsl:stylesheet>')); document.body.append(x.transformToFragment(read('<a/>'), document))`,
    `img-src 'self'`,
    'chromium firefox',
  ],
  [
    'insertImage',
    (address) =>
      `const b = document.body.appendChild(document.createElement('div')); b.contentEditable = 'true'; b.focus(); getSelection().selectAllChildren(b); document.execCommand('insertImage', false, '${address}')`,
    `img-src 'self'`,
    'chromium firefox',
  ],
  [
    'a refresh inside a frame',
    (address) =>
      `const f = document.createElement('iframe'); f.srcdoc = '<meta http-equiv="refresh" content="0;url=${address}">'; document.body.append(f)`,
    `frame-src 'self'`,
  ],
  [
    'location of a frame',
    (address) =>
      `const f = document.body.appendChild(document.createElement('iframe')); f.contentWindow.location.href = '${address}'`,
    `frame-src 'self'`,
  ],
]

for (const [name, run, line, lacks] of limits)
  test(`${name}: open to a page script, closed by its line`, async ({
    page,
    site,
    browserName,
  }) => {
    site.expectErrors(/./)
    // An address of its own each, since the first may be asked for again as the page goes.
    const reached = (path: string) => site.requests({ host: HOST, path }).length
    await page.goto(site.page({ head: site.tool() }, { path: '/open' }))
    await page.evaluate((code) => void new Function(code)(), run(`https://${HOST}/open.js`))
    if (!lacks?.includes(browserName))
      await expect.poll(() => reached('/open.js')).toBeGreaterThan(0)
    // Playwright's driver of Firefox crashes, one time in fifteen, on a frame whose navigation a policy
    // refused: there, that the line closes it is left to the browser.
    if (line.startsWith('frame-src') && browserName === 'firefox') return
    site.reply('*', '/go.js', {
      body: `window.go = () => { ${run(`https://${HOST}/closed.js`)} }`,
    })
    await page.goto(
      site.page(
        { head: site.tool() + `<script src="/go.js"></script>` },
        { path: '/closed', csp: line },
      ),
    )
    await page.evaluate(() => (window as unknown as { go(): void }).go())
    await page.waitForTimeout(500)
    expect(reached('/closed.js')).toBe(0)
  })

test('a worker from a file: open to a page script, closed by the policy of its own file', async ({
  page,
  site,
}) => {
  site.expectErrors(/./)
  const body = `fetch('${url}', { mode: 'no-cors' }).catch(() => {}); postMessage(1)`
  site.reply('*', '/open.js', { body })
  site.reply('*', '/closed.js', {
    body,
    headers: { 'content-security-policy': `connect-src 'self'`, 'content-type': 'text/javascript' },
  })
  await page.goto(site.page({ head: site.tool() }))
  const start = (file: string) =>
    page.evaluate(
      (name) =>
        new Promise((resolve) => {
          const worker = new Worker(name)
          Object.assign(window, { worker })
          worker.onmessage = () => resolve(undefined)
        }),
      file,
    )
  await start('/open.js')
  await expect.poll(() => site.requests({ host: HOST }).length).toBe(1)
  await start('/closed.js')
  await page.waitForTimeout(400)
  expect(site.requests({ host: HOST }).length).toBe(1)
})

test('a script in the markup may be fetched ahead, never run; a policy stops the request', async ({
  page,
  site,
}) => {
  site.expectErrors(/./)
  const body = `<script src="https://${HOST}/run/tag.js"></script>`
  await page.goto(site.page({ head: site.tool(), body }))
  await page.waitForTimeout(400)
  expect(await ran(page)).toEqual([])
  const before = site.vendorHits().length
  await page.goto(
    site.page(
      { head: site.tool(), body },
      { path: '/csp', csp: `script-src 'self' 'nonce-{nonce}'` },
    ),
  )
  await page.waitForTimeout(400)
  expect(site.vendorHits().length).toBe(before)
})

test('a property of a store is written past the guard, and swept with the answer', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() }))
  const names = () =>
    page.evaluate(() => {
      const store = localStorage as unknown as Record<string, string>
      store['_ga'] ??= '1'
      return Object.keys(localStorage).filter((name) => !name.startsWith('cct'))
    })
  expect(await names()).toEqual(['_ga'])
  await cct(page, (tool) => tool.rejectAll())
  await expect.poll(() => page.evaluate(() => localStorage.getItem('_ga'))).toBeNull()
})
