/** Where the record cookie lies: on the widest domain that the browser takes, and never with a neighbour. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './support/default-reply'
import { answer, banner, cct, expect, test, type Page, type Site } from './support/test'

const records = (page: Page) =>
  page.evaluate(() => document.cookie.split('; ').filter((pair) => /^cct(_probe)?=/.test(pair)))

const open = (page: Page, site: Site, host: string) =>
  page.goto(site.page({ head: site.tool() }, { host }))

test('the site, `www` and deeper share one answer; it lies on the registrable domain', async ({
  page,
  site,
}) => {
  const deep = `a.b.${site.sub('www')}`
  await open(page, site, deep)
  await answer(page, 'accept-all')
  await expect(banner(page)).toBeHidden()
  for (const host of [site.host, site.sub('www'), site.sub('shop'), deep]) {
    await open(page, site, host)
    expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
      'decided',
      true,
    ])
    expect(await records(page)).toHaveLength(1)
  }
})

test('a withdrawal on one host counts on the others', async ({ page, site }) => {
  await open(page, site, site.sub('www'))
  await answer(page, 'accept-all')
  await expect(banner(page)).toBeHidden()
  await open(page, site, site.host)
  await cct(page, (tool) => tool.rejectAll().then(() => 0))
  await open(page, site, site.sub('www'))
  expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
    'decided',
    false,
  ])
  expect(await records(page)).toHaveLength(1)
})

test('an answer given on a page left too soon does not undo a newer one on another host', async ({
  page,
  site,
}) => {
  const body = readFileSync(join(distFolder, 'cct.acts.js'), 'utf8')
  const headers = { 'content-type': 'text/javascript' }
  let isSlow = true
  site.reply(site.sub('www'), '/cct/cct.acts.js', () =>
    isSlow ? { delayMs: 4000, body, headers } : { body, headers },
  )
  // That file keeps Firefox from calling the page loaded.
  const slow = site.page({ head: site.tool() }, { host: site.sub('www') })
  await page.goto(slow, { waitUntil: 'commit' })
  await answer(page, 'accept-all')
  await expect(banner(page)).toBeHidden()
  await open(page, site, site.host)
  await expect(banner(page)).toBeVisible()
  await answer(page, 'reject-all')
  await expect.poll(() => cct(page, (tool) => tool.state.status)).toBe('decided')
  isSlow = false
  await open(page, site, site.sub('www'))
  await page.waitForTimeout(500)
  expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
    'decided',
    false,
  ])
})

/** Hosts under a public suffix belong to people who have nothing to do with each other. */
for (const suffix of ['github.io', 'co.uk', 'appspot.com']) {
  test(`under ${suffix}: kept for the site and its sub-domains, not for a neighbour`, async ({
    page,
    site,
  }) => {
    const label = site.host.split('.')[0]!
    const [alice, bob] = [`alice-${label}.${suffix}`, `bob-${label}.${suffix}`]
    await open(page, site, `www.${alice}`)
    await answer(page, 'accept-all')
    await expect(banner(page)).toBeHidden()
    expect(await records(page)).toHaveLength(1)
    await open(page, site, alice)
    expect(await cct(page, (tool) => tool.allows('analytics'))).toBe(true)
    await open(page, site, bob)
    await expect(banner(page)).toBeVisible()
    expect(await records(page)).toEqual([])
    expect(await cct(page, (tool) => [tool.state.status, tool.allows('analytics')])).toEqual([
      'undecided',
      false,
    ])
  })
}

test.describe('a host that other tests use, too', () => {
  test.use({ hasOwnContext: true })

  for (const host of ['localhost', '127.0.0.1']) {
    test(`on ${host}, which has no domain: kept for that host`, async ({ page, site }) => {
      await open(page, site, host)
      await answer(page, 'reject-all')
      await expect(banner(page)).toBeHidden()
      await page.reload()
      expect(await cct(page, (tool) => tool.state.status)).toBe('decided')
      expect(await records(page)).toHaveLength(1)
    })
  }
})
