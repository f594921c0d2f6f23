import { answer, banner, cct, cookieNames, expect, ran, test } from './support/test'

/** The snippets as the vendors hand them out, not a letter changed for the tool. */
const googleSnippet = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-RAW"></script>
  <script>window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);} gtag('js', new Date()); gtag('config', 'G-RAW');</script>`

const metaSnippet = `<script>!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};
  if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}
  (window, document,'script','https://connect.facebook.net/en_US/fbevents.js');fbq('init', '123');fbq('track', 'PageView');</script>
  <noscript><img height="1" width="1" style="display:none" src="https://www.facebook.com/tr?id=123&ev=PageView&noscript=1"/></noscript>`

const tagManagerSnippet = `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
  j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-RAW');</script>`

const all = googleSnippet + metaSnippet + tagManagerSnippet

test('unmodified vendor snippets: no cookie and no hit before an answer', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() + all }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(800)
  const sent = site.vendorHits().filter(({ path }) => !/gtag\/js|gtm\.js|fbevents\.js/.test(path))
  expect(sent.map(({ url }) => url)).toEqual([])
  expect(await cookieNames(page)).toEqual([])
})

test('unmodified vendor snippets run once they are accepted, and again on the next page', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() + all }))
  await answer(page, 'accept-all')
  await expect
    .poll(() => cookieNames(page))
    .toEqual(expect.arrayContaining(['_fbp', '_ga', '_ga_RAW', '_gcl_au', 'cct']))
  await expect
    .poll(() => site.requests({ path: '/g/collect' }).map(({ query }) => query.get('tid')))
    .toContain('G-RAW')
  const before = site.requests({ path: '/g/collect' }).length
  await page.goto(site.page({ head: site.tool() + all }, { path: '/next' }))
  await expect
    .poll(() =>
      site
        .requests({ path: '/g/collect' })
        .slice(before)
        .map(({ query }) => query.get('en')),
    )
    .toContain('page_view')
})

test('unmodified vendor snippets stay silent after a refusal, on the next page too', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() + all }))
  await answer(page, 'reject-all')
  await page.goto(site.page({ head: site.tool() + all }, { path: '/next' }))
  await page.waitForTimeout(800)
  expect(await cookieNames(page)).toEqual(['cct'])
  expect(site.requests({ path: '/g/collect' })).toEqual([])
  expect(site.requests({ host: 'www.facebook.com' })).toEqual([])
})

test('analytics alone lets Google count, and nothing that advertises', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool() + googleSnippet + metaSnippet }))
  await cct(page, (tool) => tool.choose({ analytics: true }))
  await expect.poll(() => site.requests({ path: '/g/collect' }).length).toBeGreaterThan(0)
  await page.waitForTimeout(400)
  expect(site.requests({ host: 'www.facebook.com' })).toEqual([])
  expect(await cookieNames(page)).toEqual(['_ga', '_ga_RAW', 'cct'])
})

test('autoBlock off leaves unmarked tags alone', async ({ page, site }) => {
  const settings = { autoBlock: 'off', guardStorage: 'off' }
  await page.goto(site.page({ head: site.tool(settings) + metaSnippet }))
  await expect.poll(() => site.requests({ host: 'www.facebook.com' }).length).toBeGreaterThan(0)
})

test('what is nobody’s business runs as if there were no tool', async ({ page, site }) => {
  const body = `<script src="https://cdn.example/run/library.js"></script><script>window.ran.push('own')</script>
    <script>fetch('https://api.example/data.json').then((r) => r.json()).then(() => window.ran.push('fetched'))</script>`
  await page.goto(site.page({ head: site.tool(), body }))
  await expect.poll(() => ran(page)).toEqual(['library', 'own', 'fetched'])
})

const realLibrary = `
  <script type="text/plain" data-category="analytics" src="/npm/mixpanel-browser/dist/mixpanel.umd.js"></script>
  <script type="text/plain" data-category="analytics">
    window.mixpanel.init('token', { api_host: 'https://api-js.mixpanel.com', track_pageview: true, batch_requests: false })
    window.mixpanel.track('Seen'); (window.ran = window.ran || []).push('started')</script>`

test('a real library, held, starts and sends after the grant and not before', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(), body: realLibrary }))
  await expect(banner(page)).toBeVisible()
  await page.waitForTimeout(400)
  expect(site.requests({ path: /mixpanel/ })).toEqual([])
  expect(site.vendorHits()).toEqual([])
  await answer(page, 'accept-all')
  await expect.poll(() => ran(page)).toEqual(['started'])
  await expect.poll(() => site.vendorHosts()).toContain('api-js.mixpanel.com')
  expect((await cookieNames(page)).some((name) => name.startsWith('mp_'))).toBe(true)
})

test('a real library is silent and forgotten after withdrawal', async ({ page, site }) => {
  const settings = { reloadOnWithdraw: 'never', services: [{ id: 'mixpanel' }] }
  const body = realLibrary.replaceAll(
    'data-category="analytics"',
    'data-category="analytics" data-service="mixpanel"',
  )
  await page.goto(site.page({ head: site.tool(settings), body }))
  await answer(page, 'accept-all')
  await expect.poll(() => site.vendorHosts()).toContain('api-js.mixpanel.com')
  await cct(page, (tool) => tool.withdraw())
  await expect.poll(() => cookieNames(page)).toEqual(['cct'])
  const since = site.vendorHits().length
  await page.evaluate(() => {
    const { mixpanel } = window as unknown as { mixpanel: { track(name: string): void } }
    mixpanel.track('After')
  })
  await page.goto(site.page({}, { path: '/next' }))
  await page.waitForTimeout(500)
  expect(site.vendorHits()).toHaveLength(since)
  expect(await cookieNames(page)).toEqual(['cct'])
})
