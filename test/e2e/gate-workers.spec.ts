import { cct, expect, test, type Page, type Site } from './support/test'

/** What the code of a worker can tell of the place it runs in. */
const REPORT = `
const isStrict = (function () { return this === undefined })()
const text = (one) => [one.name, one.length, String(one).replaceAll(/\\s+/g, ' ')]
const seen = () => {
  class Own extends WebSocket {}
  const sockets = [new Own('wss://' + location.host + '/none'), new WebSocket('wss://' + location.host + '/none')]
  for (const one of sockets) one.close()
  return {
    isStrict,
    keys: Object.keys(self).sort().join(),
    has: ['fetch', 'importScripts', 'WebSocket'].map((name) => Object.hasOwn(self, name)),
    text: [fetch, importScripts, WebSocket, XMLHttpRequest.prototype.open, Function.prototype.toString].map(text),
    toString: (() => { try { Function.prototype.toString.call({}) } catch (error) { return error.name } })(),
    own: [sockets[0] instanceof Own, sockets[0] instanceof WebSocket, sockets[0].constructor === Own],
    plain: [sockets[1] instanceof WebSocket, sockets[1].constructor === WebSocket],
  }
}
`

/** First-party code in workers made from blobs, and what it sees. */
const work = async (report: string) => {
  const ask = (parts: BlobPart[], options?: WorkerOptions, sent?: unknown, type = '') =>
    new Promise<unknown>((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob(parts, { type })), options)
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => resolve(`error: ${message}`)
      if (sent) worker.postMessage(sent)
      setTimeout(resolve, 5000, 'silence')
    })
  const after = `${report}postMessage(seen())`
  const strict =
    'const isStrict = (function () { return this === undefined })(); postMessage(isStrict)'
  const echo = 'onmessage = ({ data }) => postMessage(data)'
  return {
    'no directive': await ask([after]),
    directive: await ask([`'use strict'\n${after}`]),
    'directive behind comments': await ask([
      `\n// 'a' /*\r\n/** it's * / a **/ /*! b */\t// c\n"use strict";${strict}`,
    ]),
    'directive as a part': await ask(['"use strict";', strict]),
    'directive in a comment': await ask([`/* * / \n'use strict' */ ${strict}`]),
    'many comments': await ask(['/* a *//* b */'.repeat(500), '//'.repeat(2000), `\n${strict}`]),
    'for a shell': await ask([`#!/usr/bin/env node\n${strict}`]),
    'for a shell, with a directive': await ask([
      `#!/usr/bin/env node\n// x\n'use strict'\n${strict}`,
    ]),
    module: await ask(
      [`#!/usr/bin/env node\n${strict}`],
      { type: 'module' },
      undefined,
      'text/javascript',
    ),
    'a module without a type': await ask([strict], { type: 'module' }),
    'a message of the site': await ask([echo], {}, { cct: 1 }),
    'a text of the site': await ask([echo], {}, { cct: 'settings' }),
    blob: [new Blob(['a']).constructor === Blob, new File([], 'a') instanceof Blob, Blob.length],
  }
}

const open = async (page: Page, site: Site, head: string, path: string) => {
  site.expectErrors(/./)
  await page.goto(site.page({ head }, { path }))
}

test('the code of a blob worker sees what it saw', async ({ page, site }) => {
  await open(page, site, '', '/without')
  const without = await page.evaluate(work, REPORT)
  await open(page, site, site.tool(), '/with')
  expect(await page.evaluate(work, REPORT)).toEqual(without)
  expect(without).toMatchObject({
    directive: { isStrict: true, own: [true, true, true], plain: [true, true] },
    'directive behind comments': true,
    'many comments': false,
    'for a shell, with a directive': true,
  })
})

test('shared workers of one blob address are one', async ({ page, site }) => {
  await open(page, site, site.tool(), '/shared')
  const counted = await page.evaluate(async () => {
    const code =
      'let n = 0; onconnect = ({ ports: [port] }) => port.postMessage([++n, location.href])'
    const url = URL.createObjectURL(new Blob([code]))
    const connect = () =>
      new Promise<[number, string]>((resolve) => {
        new SharedWorker(url).port.onmessage = ({ data }) => resolve(data as [number, string])
      })
    const [first, second] = [await connect(), await connect()]
    return [first[0], second[0], first[1] === second[1], first[1] === url]
  })
  expect(counted).toEqual([1, 2, true, false])
})

test('the address a worker runs by is one, and goes with that of its blob', async ({
  page,
  site,
}) => {
  await open(page, site, site.tool(), '/revoked')
  const got = await page.evaluate(async () => {
    const url = URL.createObjectURL(new Blob(['postMessage(location.href)']))
    const start = () =>
      new Promise<string>((resolve) => {
        new Worker(url).onmessage = ({ data }) => resolve(data as string)
      })
    const reach = (address: string) =>
      fetch(address).then(
        () => true,
        () => false,
      )
    const made = await start()
    const same = (await start()) === made
    const before = await reach(made)
    const last = start()
    // As pages do, before the worker has begun.
    URL.revokeObjectURL(url)
    return [same, before, (await last) === made, await reach(made)]
  })
  expect(got).toEqual([true, true, true, false])
})

test('a worker of an address that was used before an answer goes by the answer', async ({
  page,
  site,
}) => {
  await open(page, site, site.tool({ reloadOnWithdraw: 'never' }), '/answers')
  const to = (name: string) => `https://www.google-analytics.com/g/collect?${name}`
  const start = (name: string) =>
    page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const held = window as unknown as { code?: string }
          held.code ??= URL.createObjectURL(
            new Blob([
              // At once, before any message can have come.
              `const go = (url) => fetch(url, { mode: 'no-cors' }).then(() => 'sent', () => 'refused')
              const first = go('https://www.google-analytics.com/g/collect?first')
              onmessage = async ({ data }) => postMessage([await first, await go(data)])`,
            ]),
          )
          const worker = new Worker(held.code)
          worker.onmessage = ({ data }) => resolve(data)
          worker.postMessage(address)
        }),
      to(name),
    )
  expect(await start('none')).toEqual(['refused', 'refused'])
  await cct(page, (tool) => tool.acceptAll().then(() => 0))
  expect(await start('granted')).toEqual(['sent', 'sent'])
  await cct(page, (tool) => tool.withdraw().then(() => 0))
  expect(await start('withdrawn')).toEqual(['refused', 'refused'])
})

test('a worker starts after the frame is gone that used its address first', async ({
  page,
  site,
}) => {
  await open(page, site, site.tool(), '/frames')
  const got = await page.evaluate(async () => {
    const url = URL.createObjectURL(new Blob(['postMessage(1)']))
    const frame = document.body.appendChild(document.createElement('iframe'))
    const start = (realm: Window & typeof globalThis) =>
      new Promise((resolve) => {
        const worker = new realm.Worker(url)
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = () => resolve('failed')
      })
    const inner = await start(frame.contentWindow as Window & typeof globalThis)
    frame.remove()
    return [inner, await start(window)]
  })
  expect(got).toEqual([1, 1])
})
