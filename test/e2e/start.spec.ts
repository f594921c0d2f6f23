import { answer, banner, cct, control, expect, ran, root, test } from './support/test'

const held = `<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>`

test('calls queued before the script are made, in order, with the tool', async ({ page, site }) => {
  const queue = `<script>
    (window.CookieConsentTool = window.CookieConsentTool || []).push((tool) => { window.ran = ['first ' + tool.state.status] })
    window.CookieConsentTool.push((tool) => window.ran.push('second ' + typeof tool.acceptAll))</script>`
  const after = `<script>(window.CookieConsentTool = window.CookieConsentTool || []).push((tool) => window.ran.push('third ' + tool.allows('analytics')))</script>`
  await page.goto(site.page({ head: queue + site.tool() + after }))
  await expect.poll(() => ran(page)).toEqual(['first undecided', 'second function', 'third false'])
})

test('a queued call that throws stops neither the tool nor the next call', async ({
  page,
  site,
}) => {
  site.expectErrors(/on purpose/)
  const queue = `<script>window.CookieConsentTool = [() => { throw new Error('on purpose') }, () => { window.ran = ['next'] }]</script>`
  await page.goto(site.page({ head: queue + site.tool(), body: held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual(['next'])
})

test('loaded twice, it starts once', async ({ page, site }) => {
  const head = site.tool() + site.tool({}, { as: 'core' }) + site.tool()
  await page.goto(site.page({ head, body: held }))
  await expect(banner(page)).toBeVisible()
  await expect(root(page)).toHaveCount(1)
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
  await page.waitForTimeout(300)
  expect(site.receipts()).toHaveLength(1)
  expect(await ran(page)).toEqual(['stats'])
})

test('everything up to the gate has happened before the next element is parsed', async ({
  page,
  site,
}) => {
  const next = `<script>window.ran = [typeof CookieConsentTool.allows, String(CookieConsentTool.allows('analytics')), CookieConsentTool.state.status]</script>`
  await page.goto(site.page({ head: site.tool() + next }))
  expect(await ran(page)).toEqual(['function', 'false', 'undecided'])
})

test('at the end of a late body it works as well', async ({ page, site }) => {
  site.reply('*', '/slow.css', { body: '', delayMs: 500, headers: { 'content-type': 'text/css' } })
  const body = `<h1>Late</h1>${held}`
  await page.goto(
    site.page({ head: `${site.tool()}<link rel="stylesheet" href="/slow.css">`, body }),
  )
  await expect(banner(page)).toBeVisible()
  await page.goto(site.page({ body: body + site.tool() }, { path: '/at-end' }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
})

test('in quirks mode, and in a page with no head or body tags', async ({ page, site }) => {
  await page.goto(site.page({ doctype: '', head: site.tool(), body: held }))
  await expect(banner(page)).toBeVisible()
  await page.goto(
    site.page(`<title>Bare</title>${site.tool()}<p>Bare</p>${held}`, { path: '/bare' }),
  )
  await expect(banner(page)).toBeVisible()
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
})

test('added by a script after the page has loaded', async ({ page, site }) => {
  await page.goto(site.page({ body: held }))
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.src = '/cct/cct.js'
    script.dataset.receipts = '/receipts'
    document.head.append(script)
  })
  await expect(banner(page)).toBeVisible()
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(() => site.receipts().length).toBe(1)
})

test('a body replaced by the page keeps the control that stays', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool(), body: held }))
  await answer(page, 'reject-all')
  await expect(control(page, 'reopen')).toBeVisible()
  await page.evaluate(() => {
    document.body = document.createElement('body')
    document.body.textContent = 'New body'
  })
  await expect(control(page, 'reopen')).toBeVisible()
})

test('route changes of a single page do not ask again, and their tags are governed', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: '<main></main>' }))
  await answer(page, 'accept-all')
  await page.evaluate((markup) => {
    history.pushState({}, '', '/plans')
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.dataset.category = 'analytics'
    script.src = '/run/route.js'
    document.querySelector('main')!.replaceChildren(markup, script)
  }, 'Plans')
  await expect.poll(() => ran(page)).toEqual(['route'])
  await expect(banner(page)).toBeHidden()
})

test('from npm: start(config) asks, holds and answers like the tag', async ({ page, site }) => {
  const head = `<script type="module">
    import { start, parseRecord, classifyCookie } from '/cct/index.js'
    const tool = start({ receipts: { endpoint: '/receipts' }, policy: { version: 'npm' } })
    window.ran = [typeof tool.acceptAll, typeof parseRecord, classifyCookie({ name: '_ga' }).category]</script>`
  await page.goto(site.page({ head, body: held }))
  await expect(banner(page)).toBeVisible()
  expect(await ran(page)).toEqual(['function', 'function', 'analytics'])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toContain('stats')
  await expect.poll(() => site.receipts()[0]?.policy).toMatchObject({ version: 'npm' })
})

test('importing it has no effect', async ({ page, site }) => {
  const head = `<script type="module">import * as tool from '/cct/index.js'; window.ran = Object.keys(tool).toSorted()</script>`
  await page.goto(site.page({ head, body: held }))
  await expect.poll(async () => (await ran(page)).length).toBeGreaterThan(2)
  expect(await ran(page)).toEqual(
    expect.arrayContaining(['classifyCookie', 'parseRecord', 'start']),
  )
  await page.waitForTimeout(300)
  await expect(root(page)).toHaveCount(0)
  expect(
    await page.evaluate(() => [window.CookieConsentTool === undefined, document.cookie]),
  ).toEqual([true, ''])
})

test('inventory sorts what is stored on the page now', async ({ page, site }) => {
  const body = `<script>document.cookie = 'cart=1'; document.cookie = 'zz_9=1'; localStorage.setItem('theme', 'dark')</script>`
  await page.goto(site.page({ head: site.tool({ guardStorage: 'off' }), body }))
  await cct(page, (tool) => tool.acceptAll())
  await page.evaluate(() => {
    document.cookie = '_ga=1'
    document.cookie = '_fbp=1'
  })
  const inventory = JSON.stringify(await cct(page, (tool) => tool.inventory()))
  for (const name of ['_ga', '_fbp', 'zz_9', 'cct']) expect(inventory).toContain(name)
})
