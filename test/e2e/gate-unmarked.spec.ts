import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './support/default-reply'
import {
  answer,
  banner,
  cct,
  cookieNames,
  expect,
  ran,
  test,
  type Page,
  type Site,
} from './support/test'

/** Tags exactly as their vendors publish them, pasted below the tool and not marked. */
const gtm = `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':
new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src=
'https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);
})(window,document,'script','dataLayer','GTM-TEST');</script>`
const meta = `<script>!function(f,b,e,v,n,t,s)
{if(f.fbq)return;n=f.fbq=function(){n.callMethod?
n.callMethod.apply(n,arguments):n.queue.push(arguments)};
if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';
n.queue=[];t=b.createElement(e);t.async=!0;
t.src=v;s=b.getElementsByTagName(e)[0];
s.parentNode.insertBefore(t,s)}(window, document,'script',
'https://connect.facebook.net/en_US/fbevents.js');
fbq('init', '123');fbq('track', 'PageView');</script>
<noscript><img height="1" width="1" style="display:none" src="https://www.facebook.com/tr?id=123&ev=PageView&noscript=1"/></noscript>`
const ads = `<script>var conversion = document.createElement('script');
conversion.src = '//www.googleadservices.com/pagead/conversion.js';
document.getElementsByTagName('head')[0].appendChild(conversion)</script>`
const gtag = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>
<script>window.dataLayer = window.dataLayer || [];function gtag(){dataLayer.push(arguments);}
gtag('js', new Date());gtag('config', 'G-ABC');</script>`
/** The same, but for the parser not to meet its address: what it names it may fetch ahead. */
const gtagByScript = `<script>window.dataLayer = window.dataLayer || [];function gtag(){dataLayer.push(arguments);}
gtag('js', new Date());gtag('config', 'G-ABC');
document.write('<scr' + 'ipt async src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></scr' + 'ipt>')</script>`

const analytics = /google-analytics|analytics\.google/
const advertising = /facebook|doubleclick|googleadservices/

const hits = (site: Site, host: RegExp) => site.requests({ host }).length
const names = async (page: Page) =>
  (await cookieNames(page)).filter((name) => name !== 'cct').map((name) => name.slice(0, 4))
const open = (page: Page, site: Site, head: string, settings: object = {}) =>
  page.goto(site.page({ head: site.tool({ reloadOnWithdraw: 'never', ...settings }) + head }))

const snippets = gtm + meta + ads + gtagByScript

test('unmodified snippets: no answer, reject, analytics only, accept, withdraw, reload', async ({
  page,
  site,
}) => {
  await open(page, site, snippets)
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(500)
  expect(site.vendorHosts(), 'before an answer').toEqual([])
  expect(await names(page)).toEqual([])

  await answer(page, 'reject-all')
  await page.waitForTimeout(400)
  expect(site.vendorHosts(), 'after a refusal').toEqual([])

  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(() => hits(site, analytics)).toBeGreaterThan(0)
  await page.waitForTimeout(400)
  expect(hits(site, advertising), 'analytics alone').toBe(0)
  expect(await names(page)).not.toContain('_fbp')
  expect(await names(page)).toContain('_ga')

  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => hits(site, /facebook/)).toBeGreaterThan(1)
  await expect.poll(() => hits(site, /doubleclick/)).toBeGreaterThan(0)
  await expect
    .poll(async () => (await names(page)).toSorted())
    .toEqual(expect.arrayContaining(['_fbp', '_ga', '_gcl']))

  await cct(page, (tool) => tool.withdraw())
  await expect.poll(() => names(page)).toEqual([])
  const before = site.vendorHits().length
  await page.evaluate(() => document.querySelector('h1')!.click())
  await page.reload()
  await page.waitForTimeout(700)
  expect(
    site
      .vendorHits()
      .slice(before)
      .map(({ url }) => url),
    'after withdrawal',
  ).toEqual([])
  expect(await names(page)).toEqual([])
})

test('an unmarked gtag of Google Analytics waits for analytics, whatever else is allowed', async ({
  page,
  site,
}) => {
  await open(page, site, gtagByScript)
  await cct(page, (tool) => tool.choose({ advertising: true, analytics: false }))
  await page.waitForTimeout(400)
  expect(site.requests({ path: '/gtag/js' })).toEqual([])
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(() => site.requests({ path: '/gtag/js' }).length).toBeGreaterThan(0)
})

test('a returning visitor who allowed it all: unmarked tags run as if there were no tool', async ({
  page,
  site,
}) => {
  await open(page, site, snippets)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => hits(site, /doubleclick/)).toBeGreaterThan(0)
  const before = hits(site, analytics)
  await page.reload()
  await expect.poll(() => hits(site, analytics)).toBeGreaterThan(before)
})

test('a tag in the markup does not run, whatever the browser fetched ahead', async ({
  page,
  site,
}) => {
  await open(page, site, gtag)
  await page.waitForTimeout(500)
  expect(hits(site, analytics)).toBe(0)
  expect(await names(page)).toEqual([])
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => hits(site, analytics)).toBeGreaterThan(0)
})

test('tags of the markup that were held run in order, with their load handlers', async ({
  page,
  site,
}) => {
  const tag = (name: string, delay: number) =>
    `<script src="https://cdn.mixpanel.com/run/${name}.js?delay=${delay}" onload="ran.push('${name} loaded')"></script>`
  await open(page, site, tag('one', 200) + tag('two', 0))
  await page.waitForTimeout(500)
  expect(await ran(page)).toEqual([])
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => ran(page)).toEqual(['one', 'one loaded', 'two', 'two loaded'])
})

const library = '<script src="https://cdn.mixpanel.com/run/library.js"></script>'

test.describe('inline code that fails because the library in front of it is held', () => {
  const cases = {
    'a name': `ran.push('start')`,
    'a property of window': `window.ran.push('start')`,
    'a name in a function of its own': `(function () { ran.push('start') })()`,
    'a name in front of a function with names of its own': `ran.push('start'); function later() { const a = { b: 1 }; return a }`,
    'a name after comments and settings': `// what for (ours)\nvar key = 'k'; /* go() */ ran.push('start')`,
  }
  for (const [name, code] of Object.entries(cases))
    test(`${name}: it runs once, after the library`, async ({ page, site }) => {
      site.expectErrors(/\bran\b|push/)
      await open(page, site, `${library}<script>${code}</script>`)
      await expect(banner(page)).toBeVisible()
      expect(await ran(page)).toEqual([])
      await cct(page, (tool) => tool.acceptAll())
      await expect.poll(() => ran(page)).toEqual(['library', 'start'])
      await cct(page, (tool) => tool.choose({ analytics: true }))
      await page.waitForTimeout(200)
      expect(await ran(page)).toEqual(['library', 'start'])
    })

  test('it waits as long as the library does, and behind a marked one too', async ({
    page,
    site,
  }) => {
    site.expectErrors(/\bran\b/)
    const marked = library.replace(
      '<script',
      '<script type="text/plain" data-category="advertising"',
    )
    await open(page, site, `${marked}<script>ran.push('start')</script>`)
    await cct(page, (tool) => tool.choose({ analytics: true, advertising: false }))
    await page.waitForTimeout(200)
    expect(await ran(page)).toEqual([])
    await cct(page, (tool) => tool.acceptAll())
    await expect.poll(() => ran(page)).toEqual(['library', 'start'])
  })

  test('what has done something, or fails without a held one before it, is left alone', async ({
    page,
    site,
  }) => {
    site.expectErrors(/\bran\b|missing/)
    const push = (name: string) => `(window.calls = window.calls || []).push('${name}');`
    await open(
      page,
      site,
      `<script>missing.start()</script>${library}<script>${push('a')} ran.push('a')</script>
       <script>const b = 1; ran.push('b')</script><script>ran.push('c')</script>`,
    )
    await cct(page, (tool) => tool.acceptAll())
    await expect.poll(() => ran(page)).toEqual(['library', 'c'])
    expect(await page.evaluate(() => (window as unknown as { calls?: string[] }).calls)).toEqual([
      'a',
    ])
  })
})

test('who waits for a held script hears it fail once it is refused', async ({ page, site }) => {
  await open(page, site, '')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.src = 'https://cdn.mixpanel.com/a.js'
    script.onerror = () => (window.ran = ['error'])
    document.head.append(script)
    const image = new Image()
    image.onerror = () => window.ran!.push('image')
    image.src = 'https://cdn.mixpanel.com/a.gif'
    void fetch('https://cdn.mixpanel.com/a').catch((error) => window.ran!.push(error.name))
  })
  await cct(page, (tool) => tool.rejectAll())
  await expect
    .poll(async () => (await ran(page)).toSorted())
    .toEqual(['TypeError', 'error', 'image'])
})

const spellings = [
  '//cdn.mixpanel.com/s',
  'https:\\\\cdn.mixpanel.com/s',
  'https:cdn.mixpanel.com/s'.replace('https:', 'https:/'.slice(0, 6) + '//'),
  '\thttps://cdn.mixpanel.com/s',
  'ht\ntps://cdn.mix\tpanel.com/s',
  'HTTPS://CDN.MIXPANEL.COM/s',
  'https://cdn.mixpanel.com./s',
  'https://user:pass@cdn.mixpanel.com/s',
  'https://cdn.mixpanel.com:443/s',
  'https://cdn%2Emixpanel.com/s',
  'https://cdn。mixpanel。com/s',
  '/\\cdn.mixpanel.com/s',
  '\\\\cdn.mixpanel.com/s',
  '/\t/cdn.mixpanel.com/s',
  ' \n //cdn.mixpanel.com/s',
  'https:///cdn.mixpanel.com/s',
  'https://a.b.c.mixpanel.com/s',
]

test('an address is known however it is spelt', async ({ page, site }) => {
  site.expectErrors(/./)
  await open(page, site, '')
  await page.evaluate((urls) => {
    for (const [index, spelt] of urls.entries()) {
      const url = spelt + index
      new Image().src = url
      const script = document.createElement('script')
      script.src = url
      document.head.append(script)
    }
    const base = document.createElement('base')
    base.href = 'https://cdn.mixpanel.com/'
    document.head.append(base)
    new Image().src = 's-base'
    new Image().src = '/s-base'
  }, spellings)
  await page.waitForTimeout(500)
  expect(site.vendorHits().map(({ url }) => url)).toEqual([])
})

const shop = {
  services: [
    {
      id: 'count',
      name: 'Count',
      provider: 'Us',
      category: 'analytics',
      hosts: ['count.example', '*.xn--bcher-kva.example'],
    },
  ],
}

test('declared hosts are governed with their sub-domains, and follow the service', async ({
  page,
  site,
}) => {
  await open(page, site, '', shop)
  const send = () =>
    page.evaluate(() => {
      for (const host of [
        'count.example',
        'a.count.example',
        'bücher.example',
        'xn--bcher-kva.example',
        'notcount.example',
      ])
        new Image().src = `https://${host}/p.gif`
    })
  await send()
  await page.waitForTimeout(400)
  expect(site.vendorHosts()).toEqual(['notcount.example'])
  await cct(page, (tool) => tool.choose({ analytics: true, count: false }))
  await send()
  await page.waitForTimeout(300)
  expect(site.vendorHosts()).toEqual(['notcount.example'])
  await cct(page, (tool) => tool.choose({ count: true }))
  await send()
  await expect
    .poll(() => site.vendorHosts())
    .toEqual(['a.count.example', 'count.example', 'notcount.example', 'xn--bcher-kva.example'])
})

test('of a service declared by its id the known hosts are governed, and follow the service', async ({
  page,
  site,
}) => {
  // The second is nobody's business as long as the site has not declared it.
  await open(page, site, '', {
    services: [{ id: 'mixpanel' }, { id: 'spotify' }],
  })
  const send = () =>
    page.evaluate(() => {
      for (const host of ['api.mixpanel.com', 'open.spotify.com', 'open.example'])
        new Image().src = `https://${host}/p.gif`
    })
  // Rows of further services come in a file of their own.
  await expect
    .poll(() => cct(page, (tool) => 'spotify' in tool.state.services && tool.state.services))
    .toEqual({ mixpanel: false, spotify: false })
  await expect.poll(() => site.requests({ path: '/cct/cct.services.js' }).length).toBe(1)
  await page.waitForTimeout(300)
  await send()
  await page.waitForTimeout(400)
  expect(site.vendorHosts()).toEqual(['open.example'])
  await cct(page, (tool) => tool.choose({ analytics: true, mixpanel: false, advertising: true }))
  await send()
  await expect.poll(() => site.vendorHosts()).toEqual(['open.example', 'open.spotify.com'])
  await page.waitForTimeout(300)
  expect(site.vendorHosts()).not.toContain('api.mixpanel.com')
  await cct(page, (tool) => tool.choose({ mixpanel: true, spotify: false }))
  const before = site.requests({ host: 'open.spotify.com' }).length
  await send()
  await expect.poll(() => site.vendorHosts()).toContain('api.mixpanel.com')
  expect(site.requests({ host: 'open.spotify.com' })).toHaveLength(before)
})

test('an address that went before its host was declared is judged anew afterwards', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() }))
  await answer(page, 'reject-all')
  const send = () =>
    page.evaluate(() =>
      Promise.race([
        fetch('https://s.acme-stats.example/collect', { mode: 'no-cors' }).then(() => 'sent'),
        new Promise((done) => setTimeout(done, 500, 'held')),
      ]),
    )
  expect(await send()).toBe('sent')
  await cct(page, (tool) =>
    tool.declare({ id: 'acme', category: 'analytics', hosts: ['acme-stats.example'] }),
  )
  expect(await send()).toBe('held')
  expect(site.requests({ host: 's.acme-stats.example' })).toHaveLength(1)
})

test('a host declared essential passes, also one the catalogue knows', async ({ page, site }) => {
  const services = [
    {
      id: 'mine',
      name: 'Mine',
      provider: 'Us',
      category: 'essential',
      hosts: ['cdn.mixpanel.com'],
    },
  ]
  await open(page, site, '', { services })
  await page.evaluate(() => {
    new Image().src = 'https://cdn.mixpanel.com/a.gif'
    new Image().src = 'https://api.mixpanel.com/a.gif'
  })
  await expect.poll(() => site.vendorHosts()).toEqual(['cdn.mixpanel.com'])
})

test('autoBlock off holds declared hosts neither; strict holds every third party', async ({
  page,
  site,
}) => {
  const send = () =>
    page.evaluate((own) => {
      for (const host of ['cdn.mixpanel.com', 'unheard-of.example', own])
        new Image().src = `https://${host}/p.gif`
    }, site.sub('static'))
  await open(page, site, '', { ...shop, autoBlock: 'off' })
  await send()
  await expect.poll(() => site.vendorHosts()).toEqual(['cdn.mixpanel.com', 'unheard-of.example'])
  const before = site.vendorHits().length
  await open(page, site, '', { autoBlock: 'strict' })
  await send()
  await page.waitForTimeout(400)
  expect(site.vendorHits().length).toBe(before)
  expect(site.requests({ host: site.sub('static') }).length).toBe(2)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => site.vendorHits().length).toBe(before + 2)
})

test('in strict mode, what is essential by a row that comes later is let go when it is here', async ({
  page,
  site,
}) => {
  site.reply('js.stripe.com', '/v3/', {
    body: '(window.ran = window.ran || []).push("stripe")',
    headers: { 'content-type': 'text/javascript' },
  })
  site.reply('*', '/cct/cct.services.js', {
    body: readFileSync(join(distFolder, 'cct.services.js')),
    headers: { 'content-type': 'text/javascript' },
    delayMs: 600,
  })
  const tags = `<script src="https://js.stripe.com/v3/"></script>
    <script>fetch('https://api.stripe.com/v1/a', { mode: 'no-cors' }); fetch('https://unheard-of.example/a', { mode: 'no-cors' })</script>`
  await open(page, site, tags, { autoBlock: 'strict', services: [{ id: 'stripe' }] })
  await expect.poll(() => ran(page)).toEqual(['stripe'])
  await expect.poll(() => site.requests({ host: 'api.stripe.com' }).length).toBe(1)
  expect(site.requests({ host: 'unheard-of.example' })).toEqual([])
})

test('what waits is bounded: the oldest are given up, and the ledger says so', async ({
  page,
  site,
}) => {
  await open(page, site, '')
  await page.evaluate(() => {
    for (let i = 0; i < 520; i += 1) navigator.sendBeacon(`https://cdn.mixpanel.com/b/${i}`, 'x')
    for (let i = 0; i < 3; i += 1)
      navigator.sendBeacon(`https://cdn.mixpanel.com/big/${i}`, 'x'.repeat(400_000))
  })
  const ledger = (await cct(page, (tool) => tool.ledger())) as { action: string; target: string }[]
  const refused = ledger.filter(({ action }) => action === 'refused').map(({ target }) => target)
  expect(refused[0]).toBe('https://cdn.mixpanel.com/b/0')
  expect(refused.length).toBeGreaterThan(500)
  expect(refused.some((url) => url.includes('/big/2'))).toBe(false)
})

test('a link that only says something is nobody’s business', async ({ page, site }) => {
  const link = `<link rel="me" href="https://www.facebook.com/shop">`
  await open(page, site, link)
  const href = await page.evaluate(() => {
    const made = document.createElement('link')
    made.rel = 'canonical'
    made.href = 'https://www.facebook.com/shop'
    document.head.append(made)
    return [made.getAttribute('href'), document.querySelector('[rel=me]')!.getAttribute('href')]
  })
  expect(href).toEqual(['https://www.facebook.com/shop', 'https://www.facebook.com/shop'])
})
