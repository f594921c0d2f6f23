import type { WithdrawalReport } from '../../src/gate/sweep'
import { answer, cct, control, expect, preferences, test, type Page } from './support/test'

const settings = (more: object = {}) => ({
  reloadOnWithdraw: 'never',
  services: [
    {
      id: 'own-ads',
      name: 'Own ads',
      provider: 'Us',
      category: 'advertising',
      cookies: [
        { name: 'own_*', type: 'cookie', party: 'first' },
        { name: 'far_ad', type: 'cookie', party: 'third' },
        { name: 'own_sealed', type: 'cookie', party: 'first', httpOnly: true },
      ],
    },
    { id: 'youtube', category: 'advertising' },
  ],
  ...more,
})

const withdraw = (page: Page) => cct(page, (tool) => tool.withdraw()) as Promise<WithdrawalReport>

/** Everything by which an advertising script could leave something. */
const leave = (page: Page) =>
  page.evaluate(async () => {
    const deep = '/a/b/c'
    history.replaceState(null, '', deep)
    for (const path of ['/', '/a', '/a/', '/a/b', '/a/b/c'])
      for (const where of ['', `;domain=${location.hostname}`, ';secure;partitioned;samesite=none'])
        document.cookie = `own_cookie=1;path=${path}${where}`
    document.cookie = 'own_[odd]%20name=1;path=/'
    localStorage.setItem('own_local', '1')
    sessionStorage.setItem('own_session', '1')
    await new Promise((resolve) => {
      const request = indexedDB.open('own_base')
      request.onsuccess = () => resolve(request.result.close())
    })
    await caches.open('own_cache')
    await caches.open('shop')
  })

const left = (page: Page) =>
  page.evaluate(async () => [
    ...document.cookie.split('; ').map((pair) => pair.split('=')[0]!),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name!),
    ...(await caches.keys()),
  ])

const ours = (names: string[]) => names.filter((name) => !name.startsWith('cct'))

test('erases by every domain, path and partition, stores, data bases and caches', async ({
  page,
  site,
}) => {
  site.reply('*', '/a/b/c', {})
  await page.goto(site.page({ head: site.tool(settings()) }, { host: site.sub('deep.www') }))
  await cct(page, (tool) => tool.acceptAll())
  await leave(page)
  expect(ours(await left(page))).toContain('own_base')
  const { erased, remaining, stopped } = await withdraw(page)
  expect(ours(await left(page))).toEqual(['shop'])
  expect(new Set(erased.map(({ type, name }) => `${type} ${name}`))).toEqual(
    new Set([
      'cookie own_cookie',
      'cookie own_[odd]%20name',
      'local own_local',
      'session own_session',
      'indexeddb own_base',
      'cache own_cache',
    ]),
  )
  expect(stopped).toContain('advertising')
  const isSaid = (name: string) => remaining.find((item) => item.name === name)?.why ?? 'not named'
  expect(isSaid('far_ad')).toMatch(/^it lies with another site/)
  expect(isSaid('own_sealed')).toMatch(/^it is HttpOnly/)
  // Declared by its id alone: what is known of it.
  for (const name of ['VISITOR_INFO1_LIVE', 'YSC', 'PREF'])
    expect(isSaid(name)).toMatch(/^it lies with another site/)
  expect(remaining.length).toBe(5)
  const ledger = (await cct(page, (tool) => tool.ledger())) as { action: string; target: string }[]
  const kept = ledger.filter(({ action }) => action === 'kept')
  expect(kept.map(({ target }) => target).toSorted()).toEqual(
    remaining.map(({ name }) => name).toSorted(),
  )
})

test('a data base in use is named as left, and goes with the next page', async ({ page, site }) => {
  const url = site.page({ head: site.tool(settings()) })
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('own_base')
        request.onsuccess = () => {
          Object.assign(window, { held: request.result })
          resolve(undefined)
        }
      }),
  )
  const { remaining } = await withdraw(page)
  expect(remaining.map(({ name }) => name)).toContain('own_base')
  await page.goto(url)
  const databases = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  await expect.poll(databases, { timeout: 8000 }).toEqual([])
})

test('who writes once more when told to stop is erased by the second look', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool(settings()) }))
  await cct(page, (tool) => tool.acceptAll())
  // Not by a setter that can be guarded.
  await page.evaluate(() => {
    document.addEventListener('cct:change', () =>
      setTimeout(() => {
        ;(localStorage as unknown as Record<string, string>).own_late = '1'
      }, 100),
    )
  })
  await withdraw(page)
  expect(ours(await left(page))).toEqual([])
})

test('an open connection is closed by the withdrawal of its category', async ({ page, site }) => {
  site.expectErrors(/./)
  site.reply('cdn.mixpanel.com', '/stream', {
    body: 'data: 1\n\n',
    headers: { 'content-type': 'text/event-stream' },
  })
  await page.goto(site.page({ head: site.tool(settings()) }))
  await cct(page, (tool) => tool.acceptAll())
  await page.evaluate(() => {
    Object.assign(window, { stream: new EventSource('https://cdn.mixpanel.com/stream') })
  })
  const state = () =>
    page.evaluate(() => (window as unknown as { stream: EventSource }).stream.readyState)
  await expect.poll(() => site.requests({ path: '/stream' }).length).toBeGreaterThan(0)
  expect(await state()).not.toBe(2)
  await withdraw(page)
  expect(await state()).toBe(2)
})

const video = `<iframe id="film" src="https://www.youtube.com/embed/x" title="A film" width="400" height="225"></iframe>`

test('an unmarked embed that was allowed is a placeholder again', async ({ page, site }) => {
  const url = site.page({ head: site.tool(settings()), body: `${video}<p id="below">Below` })
  const played = () => site.requests({ host: 'www.youtube.com' }).length
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  // Not left while the frame begins to load: one navigation would cut the other off.
  await expect.poll(played).toBeGreaterThan(0)
  await expect(page.locator('cct-embed')).toHaveCount(0)
  const first = played()
  await page.goto(url)
  await expect.poll(played).toBeGreaterThan(first)
  const before = await page.locator('#below').boundingBox()
  expect(await page.locator('#film').getAttribute('src')).not.toBeNull()
  await withdraw(page)
  expect(await page.locator('#film').getAttribute('src')).toBeNull()
  await expect(page.locator('cct-embed')).toBeVisible()
  const after = await page.locator('#below').boundingBox()
  expect(Math.abs(after!.y - before!.y)).toBeLessThanOrEqual(1)
  await cct(page, (tool) => tool.acceptAll())
  await expect(page.locator('#film')).toHaveAttribute('src', 'https://www.youtube.com/embed/x')
})

const tracker = `<script>
  window.send = () => { navigator.sendBeacon('https://cdn.mixpanel.com/track', 'x'); document.cookie = 'own_ad=1;path=/'; localStorage.setItem('own_ad', '1') }
  setInterval(send, 100); addEventListener('pagehide', send); addEventListener('beforeunload', send)
  document.addEventListener('visibilitychange', send)</script>`

const silent = async (page: Page, count: () => number) => {
  const before = count()
  await page.waitForTimeout(500)
  return count() - before
}

test('withdrawn in another tab, code that runs here can neither send nor write', async ({
  page,
  context,
  site,
}) => {
  const count = () => site.requests({ host: 'cdn.mixpanel.com' }).length
  const url = site.page({ head: site.tool(settings()), body: tracker })
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(count).toBeGreaterThan(2)
  const other = await context.newPage()
  await other.goto(site.page({ head: site.tool(settings()) }, { path: '/other' }))
  await withdraw(other)
  await expect.poll(() => cct(page, (tool) => tool.allows('advertising'))).toBe(false)
  await page.waitForTimeout(200)
  expect(await silent(page, count)).toBe(0)
  await page.goto(site.page('<p>Gone', { path: '/gone' }))
  expect(await silent(page, count)).toBe(0)
  expect(ours(await left(other))).toEqual([])
})

test('a page that comes back from the cache follows what was decided meanwhile', async ({
  page,
  context,
  site,
}) => {
  const count = () => site.requests({ host: 'cdn.mixpanel.com' }).length
  site.init('delete window.BroadcastChannel')
  await page.goto(site.page({ head: site.tool(settings()), body: tracker }))
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(count).toBeGreaterThan(2)
  // Asleep: it hears nothing of the other tab.
  await page.evaluate(() =>
    addEventListener('storage', (event) => event.stopImmediatePropagation(), true),
  )
  const other = await context.newPage()
  await other.goto(site.page({ head: site.tool(settings()) }, { path: '/other' }))
  await withdraw(other)
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await page.waitForTimeout(200)
  expect(await cct(page, (tool) => tool.allows('advertising'))).toBe(false)
  expect(await silent(page, count)).toBe(0)
})

test('the order: record, receipt, vendors, embeds, erasing, the report, the reload', async ({
  page,
  site,
}) => {
  // Stands in front of what the tool itself uses, and writes down what is done.
  site.init(`
    window.steps = []
    const step = (name) => { if (window.isWatched && !window.steps.includes(name)) window.steps.push(name) }
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set(value) {
      if (/^cct=/.test(value)) step('record')
      if (/^own_cookie=/.test(value)) step('erased')
      cookie.set.call(this, value)
    } })
    const { setItem } = Storage.prototype
    Storage.prototype.setItem = function (name, value) {
      if (/"action":"withdraw"/.test(value)) step('receipt')
      setItem.call(this, name, value)
    }
    const { removeAttribute } = Element.prototype
    Element.prototype.removeAttribute = function (name) {
      if (this.id === 'film' && name === 'src') step('embed')
      removeAttribute.call(this, name)
    }
    addEventListener('pagehide', () => { step('reload'); sessionStorage.setItem('steps', window.steps.join()) })
    window.fbq = (...words) => {
      if (words[1] !== 'revoke') return
      step('vendor')
      navigator.sendBeacon('https://cdn.mixpanel.com/late', 'x')
    }
    fbq.queue = []`)
  const services = [...settings().services, { id: 'meta-pixel', pixelId: '1' }]
  const url = site.page({
    head: site.tool({ services, reloadOnWithdraw: 'always' }),
    body: video,
  })
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  await expect(page.locator('#film')).toHaveAttribute('src', /youtube/)
  await page.evaluate(() => {
    document.cookie = 'own_cookie=1; path=/'
    Object.assign(window, { isWatched: true })
    void window.CookieConsentTool.withdraw().then(() => {
      ;(window as unknown as { steps: string[] }).steps.push('report')
    })
  })
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('steps')).catch(() => null))
    .toBe('record,receipt,vendor,embed,erased,report,reload')
  expect(site.requests({ path: '/late' })).toEqual([])
})

test('a category switched off in the preference center: what runs of it is mute and erased, the rest goes on', async ({
  page,
  site,
}) => {
  const count = (host: string) => site.requests({ host }).length
  const send = (host: string, name: string) =>
    `setInterval(() => { navigator.sendBeacon('https://${host}/track', 'x'); document.cookie = '${name}=1;path=/' }, 100);`
  await page.goto(
    site.page({
      head: site.tool(settings()),
      body: `<script>${send('bat.bing.com', '_uetsid')}${send('cdn.mixpanel.com', 'mp_1_mixpanel')}</script>`,
    }),
  )
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(() => count('bat.bing.com')).toBeGreaterThan(1)
  await answer(page, 'reopen')
  await expect(preferences(page)).toBeVisible()
  await control(page, 'toggle:advertising').click()
  await answer(page, 'save')
  await expect.poll(() => cct(page, (tool) => tool.allows('advertising'))).toBe(false)
  await page.waitForTimeout(400) // with the second look
  const other = count('cdn.mixpanel.com')
  expect(await silent(page, () => count('bat.bing.com'))).toBe(0)
  expect(await page.evaluate(() => document.cookie)).not.toContain('_uetsid')
  expect(count('cdn.mixpanel.com')).toBeGreaterThan(other)
  expect(await page.evaluate(() => document.cookie)).toContain('mp_1_mixpanel')
  await page.goto(site.page('<p>Gone', { path: '/gone' }))
  expect(await silent(page, () => count('bat.bing.com'))).toBe(0)
})

test('a vendor that a tag of the page brought is told to stop, and to go on, by its own calls', async ({
  page,
  site,
}) => {
  const tag = `window.told = []; window.pendo = {
    stopSendingEvents: () => told.push('stop'), startSendingEvents: () => told.push('start') }`
  await page.goto(
    site.page({
      head: site.tool({ reloadOnWithdraw: 'never', services: [{ id: 'pendo' }] }),
      body: `<script type="text/plain" data-category="analytics" data-service="pendo">${tag}</script>`,
    }),
  )
  const told = () => page.evaluate(() => (window as unknown as { told?: string[] }).told)
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(told).toEqual([])
  await withdraw(page)
  expect(await told()).toEqual(['stop'])
  await cct(page, (tool) => tool.acceptAll())
  await expect.poll(told).toEqual(['stop', 'start'])
})
