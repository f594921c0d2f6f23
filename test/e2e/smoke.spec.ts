import { expect, test } from './support/test'

test('every host name, over http and https, reaches the test site', async ({ page, site }) => {
  await page.goto(site.page({ body: '<h1>Home</h1>' }, { scheme: 'http' }))
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
  await page.goto(site.url('/'))
  await page.evaluate(async () => {
    await fetch('https://www.google-analytics.com/g/collect', { method: 'POST', body: 'hello' })
    await fetch('https://www.googletagmanager.com/gtag/js?id=G-1')
    navigator.sendBeacon('https://www.facebook.com/tr/', 'bye')
  })
  await expect
    .poll(() => site.vendorHosts())
    .toEqual(['www.facebook.com', 'www.google-analytics.com', 'www.googletagmanager.com'])
  expect(site.requests({ path: '/g/collect', method: 'POST' })[0]).toMatchObject({
    scheme: 'https',
    body: 'hello',
    status: 204,
  })
  expect(site.requests({ path: '/tr/' })[0]!.body).toBe('bye')
})

test('cookies live on real domains', async ({ page, site }) => {
  site.page({})
  await page.goto(site.url('/', { host: site.sub('www') }))
  await page.evaluate((domain) => {
    document.cookie = `wide=1; domain=.${domain}; path=/`
    document.cookie = 'narrow=1; path=/'
    document.cookie = 'nowhere=1; domain=.test; path=/'
  }, site.host)
  const seen = await page.evaluate(() => document.cookie)
  expect(seen.split('; ').toSorted()).toEqual(['narrow=1', 'wide=1'])
  await page.goto(site.url('/'))
  expect(await page.evaluate(() => document.cookie)).toBe('wide=1')
})

test('errors of a page are seen', async ({ page, site }) => {
  site.expectErrors(/on purpose/, /elsewhere.test/)
  await page.goto(
    site.page(
      {
        body: `<script nonce="{nonce}">setTimeout(() => { throw new Error('on purpose') })</script><img src="https://elsewhere.test/a.gif">`,
      },
      { csp: "img-src 'self'; script-src 'nonce-{nonce}'" },
    ),
  )
  await page.waitForFunction(() => window.pageErrors?.length === 2)
  expect(site.unexpectedErrors()).toEqual([])
})

test('a click and a key reach into a shadow root, under the strictest policy', async ({
  page,
  site,
}) => {
  const script = `
    const host = document.body.appendChild(document.createElement('x-host'))
    const button = document.createElement('button')
    button.dataset.cct = 'accept-all'
    button.textContent = 'Accept all'
    button.addEventListener('click', (event) => { (window.ran = window.ran || []).push('trusted ' + event.isTrusted) })
    host.attachShadow({ mode: 'open' }).append(button)`
  await page.goto(
    site.page(
      { body: `<a id="before" href="#x">before</a><script nonce="{nonce}">${script}</script>` },
      {
        csp: "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types cct",
      },
    ),
  )
  const button = page.locator('[data-cct="accept-all"]')
  expect(await page.evaluate('Promise.resolve(document.title)')).toBe('A page')
  expect(await page.locator('[data-cct="accept-all"] >> visible=true').first().count()).toBe(1)
  await expect(button).toHaveText('Accept all')
  await button.click()
  await page.locator('#before').focus()
  await page.keyboard.press('Tab')
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => window.ran)).toEqual(['trusted true', 'trusted true'])
})

test('two tabs share cookies and hear each other', async ({ page, context, site }) => {
  site.page({})
  await page.goto(site.url())
  await page.evaluate(() => {
    new BroadcastChannel('word').addEventListener('message', ({ data }) => {
      window.ran = [String(data)]
    })
  })
  const other = await context.newPage()
  await other.goto(site.url())
  await other.evaluate(() => {
    document.cookie = 'a=1'
    // oxlint-disable-next-line require-post-message-target-origin -- a channel has no origin to name
    new BroadcastChannel('word').postMessage('hi')
  })
  await page.waitForFunction(() => window.ran?.[0] === 'hi' && document.cookie === 'a=1')
})

test('stand-in for gtag reads only arguments objects and writes its cookies', async ({
  page,
  site,
}) => {
  await page.goto(
    site.page({
      head: `<script>
    window.dataLayer = []; function gtag() { dataLayer.push(arguments) }
    dataLayer.push(['consent', 'default', { analytics_storage: 'denied' }])
    gtag('js', new Date()); gtag('config', 'G-ABC')</script>
    <script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>`,
    }),
  )
  await expect.poll(() => site.requests({ path: '/g/collect' }).length).toBe(1)
  expect(site.requests({ path: '/g/collect' })[0]!.query.get('gcs')).toBeNull()
  expect(await page.evaluate(() => document.cookie)).toMatch(/_ga=.*_ga_ABC=/)
  await page.goto(site.page({}, { path: '/next' }))
  await expect
    .poll(() => site.requests({ path: '/g/collect' }).at(-1)?.query.get('en'))
    .toBe('user_engagement')
})
