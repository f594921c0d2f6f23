/** A request that was held goes out as it was given, and its caller sees what it would have seen. */
import { cct, expect, test, type Page, type Site } from './support/test'

const HOST = 'api.mixpanel.com'

/**
 * Each way to send with what can be said about it; `outcomes` is what the callers saw. What a caller does with a
 * form or with options afterwards belongs to its next request.
 */
const calls = `
  window.outcomes = { fetched: [], events: [] }
  const url = (name) => 'https://${HOST}/replay/' + name
  const heard = (name) => (reply) => reply.text().then((text) => outcomes.fetched.push([name, reply.status, text]))
  const post = (name, init) => fetch(url(name), { method: 'POST', ...init }).then(heard(name))
  post('json', { body: JSON.stringify({ a: 'ü' }), headers: { 'content-type': 'application/json', 'x-tag': '7' } })
  post('text', { body: 'plain', credentials: 'include', keepalive: true })
  fetch(new Request(url('request'), { method: 'PUT', body: new Blob(['of a blob'], { type: 'text/x-blob' }) })).then(heard('request'))
  const form = new FormData()
  form.append('a', '1')
  form.append('file', new Blob(['inside']), 'f.txt')
  post('form', { body: form })
  form.set('a', '2')
  const options = { method: 'POST', body: new Uint8Array([104, 105]) }
  fetch(url('bytes'), options).then(heard('bytes'))
  options.body = 'used again'
  fetch(url('query') + '?a=1&b=%20x').then(heard('query'))
  const asked = new XMLHttpRequest()
  asked.open('POST', url('xhr'))
  asked.responseType = 'json'
  asked.setRequestHeader('x-tag', '8')
  for (const type of ['readystatechange', 'loadstart', 'load', 'loadend', 'error', 'abort', 'timeout'])
    asked.addEventListener(type, () => outcomes.events.push(type + asked.readyState))
  asked.onload = () => outcomes.fetched.push(['xhr', asked.status, JSON.stringify(asked.response)])
  asked.send(new URLSearchParams({ a: '1', b: 'ü' }))
  navigator.sendBeacon(url('beacon'), new Blob(['of a beacon'], { type: 'text/plain' }))
  navigator.sendBeacon(url('params'), new URLSearchParams('p=1'))
  new Image().src = url('pixel') + '?p=1'`

const names = [
  'json',
  'text',
  'request',
  'form',
  'bytes',
  'query',
  'xhr',
  'beacon',
  'params',
  'pixel',
]

const open = (page: Page, site: Site, settings: object) => {
  for (const name of names)
    site.reply(HOST, `/replay/${name}`, ({ body }) => ({
      body: JSON.stringify({ name, length: body.length }),
      headers: { 'content-type': 'application/json' },
    }))
  return page.goto(site.page({ head: site.tool(settings), body: `<script>${calls}</script>` }))
}

/** What arrived, without what differs from one run to the next. */
const arrived = (site: Site, since = 0) =>
  site
    .requests({ host: HOST, path: /^\/replay\// })
    .slice(since)
    .filter(({ method }) => method !== 'OPTIONS')
    .map(({ method, path, query, headers, body }) => {
      const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1]
      const settle = (text = '') => (boundary ? text.replaceAll(boundary, 'BOUNDARY') : text)
      return {
        path,
        method,
        query: String(query),
        type: settle(headers['content-type']),
        tag: headers['x-tag'],
        body: settle(body),
      }
    })
    .toSorted((a, b) => a.path.localeCompare(b.path))

const outcomes = (page: Page) =>
  page.evaluate(() => {
    const { fetched, events } = (
      window as unknown as { outcomes: { fetched: string[][]; events: string[] } }
    ).outcomes
    // How long the boundary of a form is differs from one to the next in Firefox.
    const settled = fetched.map(([name = '', status = '', text = '']) =>
      name === 'form' ? [name, status, text.replace(/\d+/, 'n')] : [name, status, text],
    )
    return { fetched: settled.toSorted((a, b) => String(a).localeCompare(String(b))), events }
  })

test('method, headers, body and answer are those of a page without the tool', async ({
  page,
  site,
}) => {
  await open(page, site, { autoBlock: 'off' })
  await expect.poll(() => arrived(site)).toHaveLength(names.length)
  await expect.poll(async () => (await outcomes(page)).fetched.length).toBe(7)
  const sent = arrived(site)
  const seen = await outcomes(page)

  const before = site.requests({ host: HOST, path: /^\/replay\// }).length
  await open(page, site, {})
  await page.waitForTimeout(500)
  expect(arrived(site, before)).toEqual([])
  expect((await outcomes(page)).fetched).toEqual([])
  await cct(page, (tool) => tool.acceptAll().then(() => 0))
  await expect.poll(() => arrived(site, before)).toHaveLength(names.length)
  await expect.poll(async () => (await outcomes(page)).fetched.length).toBe(7)
  expect(arrived(site, before)).toEqual(sent)
  expect(await outcomes(page)).toEqual(seen)
})

test('requests go in the order in which they were asked for', async ({ page, site }) => {
  await open(page, site, {})
  await cct(page, (tool) => tool.acceptAll().then(() => 0))
  await expect.poll(() => arrived(site)).toHaveLength(names.length)
  const released = (await cct(page, (tool) => tool.ledger())) as Record<string, string>[]
  expect(
    released
      .filter(({ action, target }) => action === 'released' && target?.includes('/replay/'))
      .map(({ target }) => /replay\/(\w+)/.exec(target ?? '')?.[1])
      // Elements go before what functions have asked for.
      .filter((name) => name !== 'pixel'),
  ).toEqual(names.filter((name) => name !== 'pixel'))
})

test('refused, they fail as on a network that is down, and nothing arrives', async ({
  page,
  site,
}) => {
  site.expectErrors(/fetch|Load failed|NetworkError/i)
  await open(page, site, {})
  await cct(page, (tool) => tool.rejectAll().then(() => 0))
  await expect
    .poll(async () => (await outcomes(page)).events)
    .toEqual(['loadstart1', 'readystatechange4', 'error4', 'loadend4'])
  expect((await outcomes(page)).fetched).toEqual([])
  await page.waitForTimeout(500)
  expect(arrived(site)).toEqual([])
})
