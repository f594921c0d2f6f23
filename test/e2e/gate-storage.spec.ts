import { cct, cookieNames, expect, test, type Page } from './support/test'

interface Entry {
  action: string
  what: string
  target: string
  by?: string
}

const ledger = (page: Page) => cct(page, (tool) => tool.ledger()) as Promise<Entry[]>

/** Every way a script can store something under a name. */
const write = (page: Page, name: string) =>
  page.evaluate(async (named) => {
    document.cookie = `${named}=1; path=/`
    document.cookie = ` ${named}=1; path=/; max-age=0; max-age=60`
    document.cookie = `${named}=1; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=60`
    // No dates to a cookie parser, which then keeps the cookie.
    for (const date of [
      '0',
      '-1',
      '1',
      '365',
      '2001-01-01',
      'Thu, 01 Jan 60 00:00:00 GMT',
      '01 Jan 1970',
    ])
      document.cookie = `${named}=1; path=/; expires=${date}`
    document.cookie = `${named}=1; path=/; max-age=; expires=0`
    const store = (
      window as unknown as { cookieStore?: { set(...args: unknown[]): Promise<void> } }
    ).cookieStore
    await store?.set(named, '1')
    await store?.set({ name: named, value: '1' })
    localStorage.setItem(named, '1')
    sessionStorage.setItem(named, '1')
    await new Promise((resolve) => {
      const request = indexedDB.open(named)
      request.onsuccess = () => {
        request.result.close()
        resolve(undefined)
      }
      setTimeout(resolve, 300)
    })
  }, name)

const stored = (page: Page) =>
  page.evaluate(async () => ({
    cookies: document.cookie
      .split('; ')
      .map((pair) => pair.split('=')[0])
      .filter((name) => name && name !== 'cct'),
    local: Object.keys(localStorage).filter((name) => !name.startsWith('cct')),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }))

const all = (...names: string[]) => ({
  cookies: names,
  local: names,
  session: names,
  databases: names,
})

test('removing is allowed, however the past is written', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool() }))
  await page.evaluate(() => {
    for (const date of [
      'Thu, 01 Jan 1970 00:00:00 GMT',
      'Thu, 01-Jan-1970 00:00:01 GMT',
      'Thu, 01-Jan-70 00:00:01 GMT',
      'Thursday, 1 January 1970 0:0:0 UTC',
      String(new Date(0)),
      new Date(Date.now() - 864e5).toUTCString(),
    ])
      document.cookie = `_ga=; path=/; expires=${date}`
    document.cookie = '_ga=; path=/; max-age=0'
    document.cookie = '_ga=; path=/; Max-Age=-1; expires=0'
  })
  expect((await ledger(page)).filter(({ action }) => action === 'refused')).toEqual([])
})

test('a name of a refused category is stored by no way, and told once each', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() }))
  await write(page, '_ga')
  expect(await stored(page)).toEqual(all())
  const refused = (await ledger(page)).filter(({ action }) => action === 'refused')
  expect(new Set(refused.map(({ what, target }) => `${what} ${target}`))).toEqual(
    new Set(['cookie _ga', 'local _ga', 'session _ga', 'indexeddb _ga']),
  )
  await cct(page, (tool) => tool.choose({ advertising: true }))
  await write(page, '_ga')
  expect(await stored(page)).toEqual(all())
})

test('nor through a frame of the page, nor by what the frame calls its own', async ({
  page,
  site,
}) => {
  await page.goto(site.page({ head: site.tool() }))
  await page.evaluate(async () => {
    for (const srcdoc of ['', '<p>A frame</p>']) {
      const frame = document.createElement('iframe')
      if (srcdoc) frame.srcdoc = srcdoc
      const isThere = new Promise((resolve) => frame.addEventListener('load', resolve))
      document.body.append(frame)
      if (srcdoc) await isThere
      const inner = frame.contentWindow as Window & typeof globalThis
      inner.document.cookie = '_ga=1; path=/'
      Object.getOwnPropertyDescriptor(inner.Document.prototype, 'cookie')!.set!.call(
        document,
        '_ga=1; path=/',
      )
      inner.localStorage.setItem('_ga', '1')
      inner.sessionStorage.setItem('_ga', '1')
      inner.Storage.prototype.setItem.call(localStorage, '_ga', '1')
      await new Promise((resolve) => {
        const request = inner.indexedDB.open('_ga')
        request.onsuccess = () => {
          request.result.close()
          resolve(undefined)
        }
        setTimeout(resolve, 300)
      })
    }
  })
  expect(await stored(page)).toEqual(all())
})

test('a data base that is refused fails, as where there is no room', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool() }))
  const seen = await page.evaluate(async () => {
    const request = indexedDB.open('_ga')
    const events: string[] = []
    for (const name of ['success', 'upgradeneeded', 'blocked', 'error'])
      request.addEventListener(name, ({ type }) => events.push(type))
    await new Promise((resolve) => {
      request.onerror = resolve
    })
    await new Promise((resolve) => setTimeout(resolve))
    return [request instanceof IDBOpenDBRequest, request.readyState, request.error?.name, ...events]
  })
  expect(seen).toEqual([true, 'done', 'UnknownError', 'error'])
})

test('essential and unknown names pass; once granted, all do', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool() }))
  await write(page, 'PHPSESSID')
  expect(await stored(page)).toEqual(all('PHPSESSID'))
  await write(page, 'qzx_something')
  expect((await stored(page)).cookies.toSorted()).toEqual(['PHPSESSID', 'qzx_something'])
  const told = (await ledger(page)).filter(({ action }) => action === 'reported')
  expect(told.map(({ target }) => target)).toContain('qzx_something')
  await cct(page, (tool) => tool.acceptAll())
  await write(page, '_ga')
  expect((await stored(page)).databases).toContain('_ga')
  expect((await stored(page)).cookies).toContain('_ga')
})

test('removing is always allowed', async ({ page, site }) => {
  await page.goto(
    site.page({
      head: `<script>document.cookie = '_ga=1; path=/'; document.cookie = '_gid=1; path=/'; localStorage.setItem('_ga', '1')</script>${site.tool()}`,
    }),
  )
  expect(await cookieNames(page)).toEqual(['_ga', '_gid'])
  await page.evaluate(() => {
    document.cookie = '_ga=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT'
    document.cookie = '_gid=; path=/; Max-Age=0'
    localStorage.removeItem('_ga')
  })
  expect(await stored(page)).toEqual(all())
})

test('guardStorage: report lets all pass and says so, off says nothing', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({ guardStorage: 'report' }) }))
  await write(page, '_ga')
  expect(await stored(page)).toEqual(all('_ga'))
  const told = (await ledger(page)).filter(({ target }) => target === '_ga')
  expect(told.map(({ action }) => action)).toEqual(['reported'])

  await page.goto(site.page({ head: site.tool({ guardStorage: 'off' }) }, { path: '/off' }))
  await write(page, '_gid')
  expect((await stored(page)).cookies).toContain('_gid')
  expect(await ledger(page)).toEqual([])
})

test('strict refuses unknown names as well', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool({ autoBlock: 'strict' }) }))
  await write(page, 'qzx_something')
  expect(await stored(page)).toEqual(all())
  await write(page, 'PHPSESSID')
  expect(await stored(page)).toEqual(all('PHPSESSID'))
})

test('what a server sets against the answer is swept when the page has loaded', async ({
  page,
  site,
}) => {
  const head = site.tool()
  await page.goto(site.page({ head }))
  await cct(page, (tool) => tool.rejectAll())
  await page.goto(
    site.page(
      { head },
      { path: '/set', headers: { 'set-cookie': ['_ga=1; Path=/', 'cart=1; Path=/'] } },
    ),
  )
  await expect.poll(async () => (await stored(page)).cookies).toEqual(['cart'])
})

test('the guard is not seen by those it lets pass', async ({ page, site }) => {
  await page.goto(site.page({ head: site.tool() }))
  const seen = await page.evaluate(() => {
    document.cookie = 'cart=7; path=/'
    localStorage.setItem('cart', '7')
    const setter = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!.set!
    let thrown = ''
    try {
      ;(localStorage as { setItem(...args: unknown[]): void }).setItem('one')
    } catch (error) {
      thrown = (error as Error).name
    }
    return [
      document.cookie.includes('cart=7'),
      localStorage.getItem('cart'),
      setter.name,
      setter.length,
      /native code/.test(setter.toString()),
      thrown,
    ]
  })
  expect(seen).toEqual([true, '7', 'set cookie', 1, true, 'TypeError'])
})

test('the ledger names who asked', async ({ page, site }) => {
  site.reply('*', '/own/store.js', { body: `localStorage.setItem('_ga', '1')` })
  await page.goto(site.page({ head: site.tool(), body: '<script src="/own/store.js"></script>' }))
  const entry = (await ledger(page)).find(({ action }) => action === 'refused')
  expect(entry?.by).toBe(site.url('/own/store.js'))
})

interface Stored {
  readonly name: string
  readonly type: string
  readonly category: string
}

test('the inventory lists data bases and caches: found, opened on this page, and erased', async ({
  page,
  site,
}) => {
  const names = (type: string) =>
    cct(
      page,
      (tool, wanted) =>
        Object.values(tool.inventory() as Record<string, Stored[]>)
          .flat()
          .filter((item) => item.type === wanted)
          .map(({ name, category }) => `${name} ${category}`),
      type,
    )
  const declared = {
    id: 'own-stats',
    name: 'Own stats',
    provider: 'Us',
    category: 'analytics',
    cookies: [{ name: 'own_*', type: 'indexeddb' }],
  }
  const url = site.page({ head: site.tool({ services: [declared], reloadOnWithdraw: 'never' }) })
  await page.goto(url)
  await cct(page, (tool) => tool.acceptAll())
  const open = (name: string) =>
    page.evaluate(
      (base) =>
        new Promise((resolve) => {
          const request = indexedDB.open(base)
          request.onsuccess = () => resolve(request.result.close())
        }),
      name,
    )
  await open('own_base')
  expect(await names('indexeddb'), 'at once').toContain('own_base analytics')
  await page.evaluate(() => caches.open('own_cache'))
  await page.reload()
  await expect.poll(() => names('indexeddb')).toContain('own_base analytics')
  await expect.poll(() => names('cache')).toEqual(['own_cache analytics'])
  await cct(page, (tool) => tool.withdraw())
  expect(await names('indexeddb'), 'after the sweep').toEqual([])
  expect(await names('cache')).toEqual([])
})
