import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { distFolder } from './support/default-reply'
import {
  answer,
  banner,
  control,
  expect,
  preferences,
  ran,
  root,
  test,
  type Page,
  type Site,
} from './support/test'

const strict =
  "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types cct"

const held = `<h1>Strict</h1>
  <script type="text/plain" data-category="analytics" nonce="{nonce}">(window.ran = window.ran || []).push('inline')</script>
  <script type="text/plain" data-category="analytics" nonce="{nonce}" src="/run/external.js"></script>
  <script type="text/plain" data-category="analytics" nonce="{nonce}" data-type="module" src="/run/module.mjs"></script>`

for (const as of ['one', 'core', 'inline'] as const) {
  test(`strict policy and Trusted Types, embedded as ${as}: all of it works`, async ({
    page,
    site,
  }) => {
    await page.goto(site.page({ head: site.tool({}, { as }), body: held }, { csp: strict }))
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    await answer(page, 'manage')
    await expect(preferences(page)).toBeVisible()
    await control(page, 'toggle:analytics').click()
    await answer(page, 'save')
    await expect
      .poll(async () => (await ran(page)).toSorted())
      .toEqual(['external', 'inline', 'module'])
    await expect.poll(() => site.receipts().length).toBe(1)
    await page.reload()
    await expect
      .poll(async () => (await ran(page)).toSorted())
      .toEqual(['external', 'inline', 'module'])
    await expect(banner(page)).toBeHidden()
  })
}

test.describe('strict policy and Trusted Types, what is kept aside', () => {
  const open = async (page: Page, site: Site, parts: { config?: object; body: string }) => {
    const csp = `${strict}; frame-src 'self'; worker-src blob:`
    const head = site.tool(parts.config ?? {})
    await page.goto(site.page({ head, body: `<h1>Strict</h1>${parts.body}` }, { csp }))
    await expect(banner(page)).toBeVisible()
    expect(await ran(page)).toEqual([])
    await answer(page, 'accept-all')
  }

  test('scripts in a template', async ({ page, site }) => {
    await open(page, site, {
      body: `<template data-category="advertising"><p id="block">Block</p>
        <script nonce="{nonce}" data-src="/run/kept.js"></script>
        <script nonce="{nonce}" src="/run/named.js"></script>
        <script nonce="{nonce}">window.ran = [...(window.ran ?? []), 'inline']</script></template>`,
    })
    await expect.poll(async () => (await ran(page)).toSorted()).toEqual(['inline', 'kept', 'named'])
    await expect(page.locator('#block')).toBeVisible()
  })

  test('a frame by data-srcdoc', async ({ page, site }) => {
    await open(page, site, {
      body: '<iframe data-category="advertising" data-srcdoc="<h2>Inside</h2>" title="A frame"></iframe>',
    })
    const inside = () =>
      page.evaluate(() => document.querySelector('iframe')?.contentDocument?.body?.textContent)
    await expect.poll(inside).toBe('Inside')
  })

  test("a script in another tool's markup", async ({ page, site }) => {
    await open(page, site, {
      config: { compat: 'klaro', services: [{ id: 'shop-stats', category: 'analytics' }] },
      body: `<script type="text/plain" data-type="application/javascript" nonce="{nonce}"
        data-name="shop-stats" data-src="/run/klaro.js"></script>`,
    })
    await expect.poll(() => ran(page)).toEqual(['klaro'])
  })

  test("a worker that the page's own policy trusts", async ({ page, site }) => {
    // Two names: the page has a policy of its own.
    const csp = `${strict.replace('trusted-types cct', 'trusted-types cct page')}; worker-src blob:`
    const body = `<h1>Strict</h1><script nonce="{nonce}">
      const trust = window.trustedTypes ? trustedTypes.createPolicy('page', { createScriptURL: (url) => url }) : { createScriptURL: (url) => url }
      const work = (url) => { try { new Worker(url).onmessage = ({ data }) => { window.said = data } } catch (error) { window.failed = error.name } }
      const code = URL.createObjectURL(new Blob(['postMessage("at work")']))
      work(trust.createScriptURL(code))
      if (window.trustedTypes) work(code)</script>`
    site.expectErrors(/trusted-types-sink Worker/)
    await page.goto(site.page({ head: site.tool(), body }, { csp }))
    const said = () => page.evaluate(() => (window as unknown as { said?: string }).said)
    await expect.poll(said).toBe('at work')
    // What the page's policy refuses is refused with us in front, too.
    const failed = await page.evaluate(() => [
      'trustedTypes' in window,
      (window as unknown as { failed?: string }).failed,
    ])
    expect(failed).toEqual(failed[0] ? [true, 'TypeError'] : [false, undefined])
  })
})

test.describe('what Trusted Types refuse or clean, they refuse and clean with the tool in front', () => {
  const sinks = async () => {
    const frame = '<iframe src="https://www.youtube.com/embed/a"></iframe>'
    const bad = `<img src="/none.png" onerror="(window.ran = window.ran || []).push('bad')">${frame}`
    const script = "<script>parent.ran = ['framed']</script>"
    const [place] = document.querySelectorAll('h1')
    const inner = document.createElement('iframe')
    document.body.append(inner)
    const tries: Record<string, () => unknown> = {
      innerHTML: () => (place!.innerHTML = bad),
      outerHTML: () => (place!.appendChild(document.createElement('b')).outerHTML = bad),
      insertAdjacentHTML: () => place!.insertAdjacentHTML('beforeend', bad),
      createContextualFragment: () =>
        place!.append(document.createRange().createContextualFragment(bad)),
      srcdoc: () => (inner.srcdoc = script),
      'setAttribute srcdoc': () => inner.setAttribute('srcdoc', script),
      write: () => inner.contentDocument!.write(bad),
    }
    const said: Record<string, string> = {}
    for (const [name, act] of Object.entries(tries))
      try {
        act()
        said[name] = 'went'
      } catch (error) {
        said[name] = (error as Error).name
      }
    await new Promise((done) => setTimeout(done, 300))
    return {
      said,
      ran: (window as unknown as { ran?: unknown }).ran,
      cleaned: (window as unknown as { cleaned?: number }).cleaned,
    }
  }
  const csp = `${strict}; frame-src 'self' https:`

  for (const [where, policies, before] of [
    ['strings', csp, ''],
    [
      'a sanitiser of the page’s own',
      csp.replace('trusted-types cct', 'trusted-types cct default'),
      `<script nonce="{nonce}">window.trustedTypes?.createPolicy('default', { createHTML: (html) => { window.cleaned = (window.cleaned || 0) + 1; return html.replace(/ on\\w+="[^"]*"|<script[^]*?<\\/script>/g, '') } })</script>`,
    ],
  ] as const)
    test(where, async ({ page, site }) => {
      site.expectErrors(/trusted-types|TrustedHTML|Trusted/i)
      await page.goto(
        site.page({ head: before, body: '<h1>Strict</h1>' }, { csp: policies, path: '/without' }),
      )
      const without = await page.evaluate(sinks)
      await page.goto(
        site.page({ head: before + site.tool(), body: '<h1>Strict</h1>' }, { csp: policies }),
      )
      await expect(banner(page)).toBeVisible()
      const enforced = await page.evaluate(() => 'trustedTypes' in window)
      test.skip(!enforced, 'this browser has no Trusted Types')
      const withTool = await page.evaluate(sinks)
      expect(withTool).toEqual(without)
      expect(withTool.ran ?? null).toBeNull()
    })
})

test('the banner is styled under a policy that forbids inline styles', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool() }, { csp: strict }))
  await expect(banner(page)).toBeVisible()
  const looks = () =>
    control(page, 'accept-all').evaluate((button: Element) => {
      const { backgroundColor, paddingInlineStart } = getComputedStyle(button)
      return [backgroundColor, paddingInlineStart]
    })
  const strictLooks = await looks()
  await page.goto(site.page({ head: site.tool() }, { path: '/free' }))
  await expect(banner(page)).toBeVisible()
  expect(strictLooks).toEqual(await looks())
})

test('a policy that lists no Trusted Types policy at all: held, told, and the page works', async ({
  page,
  site,
}) => {
  // The page's own fault, and its own violations; what counts is that nothing breaks or leaks.
  site.expectErrors(/trusted-types|TrustedScript/i)
  const csp = strict.replace('trusted-types cct', "trusted-types 'none'")
  await page.goto(site.page({ head: site.tool(), body: held }, { csp }))
  await expect(page.getByRole('heading', { name: 'Strict' })).toBeVisible()
  await page.waitForTimeout(500)
  expect(await ran(page)).toEqual([])
})

test('the interface, fetched late, carries the nonce where only nonces run', async ({
  page,
  site,
}) => {
  const csp = "script-src 'nonce-{nonce}'"
  await page.goto(site.page({ head: site.tool({}, { as: 'core' }), body: held }, { csp }))
  await answer(page, 'accept-all')
  await expect
    .poll(async () => (await ran(page)).toSorted())
    .toEqual(['external', 'inline', 'module'])
})

test('texts of the site are text, never markup', async ({ page, site }) => {
  const attack = '<img src=x onerror="window.ran=[1]"><b>bold</b>'
  const settings = {
    site: { name: attack },
    categories: { extra: { title: attack, text: attack } },
    services: [
      {
        id: 'own',
        name: attack,
        provider: attack,
        category: 'extra',
        policyUrl: 'javascript:window.ran=[2]',
        cookies: [{ name: 'own', purpose: attack }],
      },
    ],
    texts: { en: { title: attack } },
  }
  const body = '<div data-cct-declaration></div>'
  await page.goto(site.page({ head: site.tool(settings), body }))
  await answer(page, 'manage')
  await expect(preferences(page)).toBeVisible()
  const found = await root(page).evaluate((host: Element) => {
    const places = [host.shadowRoot!, document.querySelector('[data-cct-declaration]')!]
    return places.flatMap((place) => [
      place.querySelectorAll('img, b').length,
      place.querySelectorAll('a[href^="javascript:"]').length,
    ])
  })
  expect(found).toEqual([0, 0, 0, 0])
  expect(await ran(page)).toEqual([])
})

test('no cookie wall: the page stays usable behind the banner, and scrolls', async ({
  page,
  site,
}) => {
  const body = `<button id="own" onclick="window.ran = ['clicked']">Own</button><div style="height: 3000px"></div>`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect(banner(page)).toBeVisible()
  await page.locator('#own').click()
  expect(await ran(page)).toEqual(['clicked'])
  const scrolled = await page.evaluate(() => {
    scrollTo(0, 500)
    return [scrollY, getComputedStyle(document.documentElement).overflow]
  })
  expect(scrolled).toEqual([500, 'visible'])
})

test('inlineCore writes the core into a page whose policy knows it by hash', async ({
  page,
  site,
}) => {
  const built = (await import(pathToFileURL(join(distFolder, 'inline.js')).href)) as {
    inlineCore(config: object, options: { base: string }): { html: string; cspHash: string }
  }
  const { html, cspHash } = built.inlineCore(
    { receipts: { endpoint: '/receipts' }, site: { name: '</script><!-- & "quoted"' } },
    { base: '/cct/' },
  )
  const csp = `script-src 'self' ${cspHash}; style-src 'self'`
  const body = '<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>'
  await page.goto(site.page({ head: html, body }, { csp }))
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
})

test('strict policy, from the first screen to withdrawal, with language, theme and placeholder: no violation', async ({
  page,
  site,
}) => {
  const csp = strict.replace("img-src 'self'", "img-src 'self'; frame-src https://www.youtube.com")
  const body = `${held}<div data-cct-declaration></div>
    <iframe data-category="functional" data-src="https://www.youtube.com/embed/x" title="A film" width="400" height="300"></iframe>`
  const settings = { language: 'de', theme: 'paper', reloadOnWithdraw: 'never' }
  await page.goto(site.page({ head: site.tool(settings, { as: 'core' }), body }, { csp }))
  await expect(banner(page)).toBeVisible()
  await expect(control(page, 'reject-all')).toHaveText('Alle ablehnen')
  await expect(page.locator('cct-embed')).toBeVisible()
  await answer(page, 'accept-all')
  await expect
    .poll(async () => (await ran(page)).toSorted())
    .toEqual(['external', 'inline', 'module'])
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  await answer(page, 'reject-all')
  await expect(preferences(page)).toBeHidden()
  await expect.poll(() => site.receipts().length).toBe(2)
  for (const file of ['lang/de.js', 'cct.themes.js', 'cct.center.js', 'cct.acts.js'])
    expect(site.requests({ path: `/cct/${file}` }).length).toBeGreaterThan(0)
  // A violation is an error of the page, and fails this test by itself.
  expect(site.unexpectedErrors()).toEqual([])
})

const hotjar = { services: [{ id: 'hotjar', siteId: '1' }] }

/** What asks for each file, and what is pressed meanwhile. */
const tampered: Readonly<
  Record<string, readonly [settings: object, press: Parameters<typeof answer>[1] | null]>
> = {
  'cct.ui.js': [{}, null],
  'lang/de.js': [{}, 'reject-all'],
  'cct.acts.js': [{}, 'accept-all'],
  'cct.center.js': [{}, 'manage'],
  'cct.themes.js': [{ theme: 'paper' }, 'reject-all'],
  'cct.services.js': [hotjar, 'reject-all'],
  'cct.descriptions.js': [hotjar, 'manage'],
  'cct.elsewhere.js': [{ compat: 'cookiebot' }, 'reject-all'],
}

for (const [file, [settings, press]] of Object.entries(tampered)) {
  test(`${file} with another hash: not run, told, and nothing optional runs`, async ({
    page,
    site,
  }) => {
    site.init(`document.addEventListener('cct:problem', ({ detail }) => {
      (window.told = window.told || []).push(detail.path + ': ' + detail.message) })`)
    site.reply('*', `/cct/${file}`, {
      body: "(window.ran = window.ran || []).push('tampered')",
      headers: { 'content-type': 'text/javascript' },
    })
    const head = site.tool({ language: 'de', ...settings }, { as: 'core' })
    await page.goto(site.page({ head, body: held }, { csp: strict }))
    if (press) await answer(page, press)
    await expect
      .poll(() => page.evaluate(() => (window as { told?: string[] }).told?.join('\n') ?? ''))
      .toContain(file === 'cct.ui.js' ? 'nobody can be asked' : file)
    await page.waitForTimeout(300)
    expect(await ran(page)).toEqual([])
  })
}
