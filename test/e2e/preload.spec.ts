/** The banner's files asked for ahead of an inlined core, where the site wants that. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { InlineCore, InlineOptions } from '../../src/entries/inline'
import { distFolder } from './support/default-reply'
import { answer, banner, control, expect, ran, test, type Site } from './support/test'

const { inlineCore } = (await import(pathToFileURL(join(distFolder, 'inline.js')).href)) as {
  inlineCore(config: object, options: InlineOptions): InlineCore
}

const config = { language: 'de', theme: 'ink', receipts: { endpoint: '/receipts' } }
const files = ['cct.ui.js', 'cct.themes.js', 'lang/de.js']
const body = '<script type="text/plain" data-category="analytics" src="/run/stats.js"></script>'

/** So long the core is on its way. */
const CORE_MS = 600

const fetched = (site: Site) => files.map((file) => site.requests({ path: `/cct/${file}` }).length)

const policies = {
  'that knows the scripts by hash': ({ cspHash }: InlineCore) =>
    `script-src 'self' ${cspHash}; style-src 'self'`,
  'by hash and strict-dynamic': ({ cspHash }: InlineCore) =>
    `script-src 'strict-dynamic' ${cspHash}; style-src 'self'`,
}

for (const [what, policy] of Object.entries(policies))
  test(`a policy ${what}: each file is fetched once, and by who has answered not at all`, async ({
    page,
    site,
  }) => {
    const core = inlineCore(config, { preload: true })
    await page.goto(site.page({ head: core.html, body }, { csp: policy(core) }))
    await expect(control(page, 'reject-all')).toHaveText('Alle ablehnen')
    expect(fetched(site)).toEqual([1, 1, 1])
    await answer(page, 'accept-all')
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect.poll(() => site.receipts().length).toBe(1)
    await page.reload()
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expect(page.locator('link[rel=preload]')).toHaveCount(0)
    // The sign of the theme needs its texts and colours; nobody asks for the banner.
    expect(fetched(site)[0]).toBe(1)
  })

test('with a nonce; the files are asked for before the core is there', async ({ page, site }) => {
  const core = inlineCore(config, { preload: true, nonce: '{nonce}' })
  const [first = '', ...rest] = core.html.split('\n')
  const early = `<script nonce="{nonce}">window.asked = [...document.querySelectorAll('link[rel=preload]')].map((link) => link.getAttribute('href'))</script>`
  const csp = "script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; object-src 'none'"
  await page.goto(site.page({ head: first + early + rest.join('\n'), body }, { csp }))
  await expect(banner(page)).toBeVisible()
  expect(await page.evaluate('asked')).toEqual(files.map((file) => `/cct/${file}`))
  expect(fetched(site)).toEqual([1, 1, 1])
})

test('core by tag: a Link header of the page has the banner fetched beside the core, once', async ({
  page,
  site,
}) => {
  const { stderr } = spawnSync(process.execPath, [join(distFolder, 'cli.js'), 'sri'], {
    encoding: 'utf8',
  })
  const [, link = ''] = /Link: (.*)$/m.exec(stderr) ?? []
  const core = readFileSync(join(distFolder, 'cct.core.js'), 'utf8')
  site.reply('*', '/cct/cct.core.js', { body: core, delayMs: CORE_MS })
  await page.goto(site.page({ head: site.tool({}, { as: 'core' }), body }, { headers: { link } }))
  await expect(banner(page)).toBeVisible()
  expect(fetched(site)[0]).toBe(1)
  const [first, second] = ['cct.core.js', 'cct.ui.js'].map(
    (file) => site.requests({ path: `/cct/${file}` })[0]!.at,
  )
  expect(second! - first!).toBeLessThan(CORE_MS)
})
