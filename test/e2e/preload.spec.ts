/** The banner fetched beside the core, where the server says so in a header. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { distFolder } from './support/default-reply'
import { banner, expect, test } from './support/test'

/** So long the core is on its way. */
const CORE_MS = 600

test('core by tag: with the Link header that the command prints, the banner comes meanwhile, once', async ({
  page,
  site,
}) => {
  const { stderr } = spawnSync(process.execPath, [join(distFolder, 'cli.js'), 'sri'], {
    encoding: 'utf8',
  })
  const [, link = ''] = /Link: (.*)$/m.exec(stderr) ?? []
  const core = readFileSync(join(distFolder, 'cct.core.js'), 'utf8')
  site.reply('*', '/cct/cct.core.js', { body: core, delayMs: CORE_MS })
  await page.goto(site.page({ head: site.tool({}, { as: 'core' }) }, { headers: { link } }))
  await expect(banner(page)).toBeVisible()
  const [first, ...more] = site.requests({ path: '/cct/cct.ui.js' })
  expect(more).toEqual([])
  expect(first!.at - site.requests({ path: '/cct/cct.core.js' })[0]!.at).toBeLessThan(CORE_MS)
})
