/** A vendor on no list: what it brings, sends and writes is governed as the tag that brought it. */
import { cct, expect, test, type Page, type Site } from './support/test'

const CDN = 'cdn.newvendor.example'
const LIBRARY = `https://${CDN}/t.js`
/** Sends by every way, at once, again and again, and as the page goes. */
const code = `(() => {
  const send = (when) => {
    const url = 'https://api.newvendor.example/' + Date.now() + '/' + when
    fetch(url + '-fetch', { mode: 'no-cors', keepalive: true }).catch(() => {})
    navigator.sendBeacon(url + '-beacon')
    new Image().src = url + '-img.gif'
    const xhr = new XMLHttpRequest()
    xhr.open('GET', url + '-xhr')
    xhr.send()
    document.cookie = 'nv_cookie=' + when + '; path=/'
    localStorage.setItem('nv_local', when)
  }
  send('run')
  setInterval(() => send('tick'), 100)
  addEventListener('pagehide', () => send('pagehide'))
  new Worker(URL.createObjectURL(new Blob([
    "setInterval(() => fetch('https://api.newvendor.example/' + Date.now() + '/worker', { mode: 'no-cors' }).catch(() => {}), 100)",
  ])))
  const frame = document.createElement('iframe')
  frame.id = 'sync'
  frame.src = 'https://frame.newvendor.example/'
  document.body.append(frame)
})()`
const LOADER = `(() => {
  const script = document.createElement('script')
  script.src = '${LIBRARY}'
  document.head.append(script)
})()`

const WAYS: readonly [string, tag: string, services?: readonly object[]][] = [
  [
    'a marked tag',
    `<script type="text/plain" data-category="analytics" src="${LIBRARY}"></script>`,
  ],
  [
    'a script in a marked template',
    `<template data-category="analytics"><script src="${LIBRARY}"></script></template>`,
  ],
  ['a marked loader', `<script type="text/plain" data-category="analytics">${LOADER}</script>`],
  [
    'a service with its address',
    '',
    [{ id: 'nv', name: 'NV', provider: 'NV', category: 'analytics', src: LIBRARY }],
  ],
]

/** What was sent after a moment of the page's clock. */
const sentAfter = (site: Site, moment: number) =>
  site
    .requests({ host: 'api.newvendor.example' })
    .map(({ path }) => path)
    .filter((path) => Number(path.split('/')[1]) > moment)
const kept = (page: Page) =>
  page.evaluate(() =>
    [...document.cookie.split('; '), ...Object.keys(localStorage)].filter((name) =>
      name.startsWith('nv_'),
    ),
  )

const open = async (
  page: Page,
  site: Site,
  [, tag, services]: (typeof WAYS)[number],
  more: object,
) => {
  site.expectErrors(/./) // what is refused fails, as from a broken network
  site.reply(CDN, '/t.js', { body: code, headers: { 'content-type': 'text/javascript' } })
  await page.goto(
    site.page({
      head: site.tool({ services, ...more }) + tag,
      body: '<h1>Shop</h1><script>ask = () => fetch("https://api.partner.example/prices")</script>',
    }),
  )
  await cct(page, (tool) => tool.choose({ analytics: true }))
  for (const path of [/tick-fetch/, /worker/, /^\/$/])
    await expect
      .poll(() => site.requests({ host: /newvendor/, path }).length, String(path))
      .toBeGreaterThan(0)
}

for (const way of WAYS) {
  test(`${way[0]}: silent from withdrawal on, also as the page goes, and nothing is left`, async ({
    page,
    site,
  }) => {
    await open(page, site, way, { reloadOnWithdraw: 'never' })
    await cct(page, (tool) => tool.withdraw())
    const moment = await page.evaluate(() => Date.now())
    await page.waitForTimeout(600)
    await expect(page.locator('#sync')).not.toHaveAttribute('src')
    await page.goto(site.page({ body: '<h1>Next</h1>' }, { path: '/next' }))
    await page.waitForTimeout(300)
    expect(sentAfter(site, moment)).toEqual([])
    expect(await kept(page)).toEqual([])
  })
}

test('the page itself goes on: its own code still reaches hosts on no list', async ({
  page,
  site,
}) => {
  await open(page, site, WAYS[0]!, { reloadOnWithdraw: 'never' })
  await cct(page, (tool) => tool.withdraw())
  site.reply('api.partner.example', '/prices', {
    body: '[]',
    headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
  })
  expect(
    await page.evaluate(async () => {
      const { ask } = window as unknown as { ask: typeof fetch }
      return (await ask('')).ok
    }),
  ).toBe(true)
})

test('until the page is loaded again nothing goes to a host on no list, whoever asks', async ({
  page,
  site,
}) => {
  const inline: (typeof WAYS)[number] = [
    'inline',
    `<script type="text/plain" data-category="analytics">${code}</script>`,
  ]
  await open(page, site, inline, {})
  const moment = await page.evaluate(() => {
    Object.assign(window, { isOld: true })
    void window.CookieConsentTool.withdraw()
    return Date.now() + 30 // what a worker had begun
  })
  await expect.poll(() => page.evaluate(() => 'isOld' in window).catch(() => true)).toBe(false)
  await page.waitForTimeout(400)
  expect(sentAfter(site, moment)).toEqual([])
})

test('in strict mode a marked vendor may send once its category is granted', async ({
  page,
  site,
}) => {
  await open(page, site, WAYS[0]!, { autoBlock: 'strict' })
  expect(site.requests({ host: /newvendor/, path: /run-fetch/ })).toHaveLength(1)
})
