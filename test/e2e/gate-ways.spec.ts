import { HOST, runner, ways } from './gate-ways'
import { cct, expect, test, type Page, type Site } from './support/test'

/** Names of the ways by which something of this round arrived. */
const arrived = (site: Site, round: string) => {
  const paths = new Set(site.requests({ host: HOST }).map(({ path }) => path))
  return ways.filter((_, index) => paths.has(`/${round}/${index}/w.js`)).map(({ name }) => name)
}

const run = (page: Page, round: string) =>
  page.evaluate<string[], string>((name) => window.runWays(name), round)

const open = async (page: Page, site: Site, settings: object = {}) => {
  site.expectErrors(/./) // what the ways themselves complain of is not under test
  const head = `${site.tool({ reloadOnWithdraw: 'never', ...settings })}<script>${runner(ways)}</script>`
  await page.goto(site.page({ head }))
}

declare global {
  interface Window {
    runWays: (round: string) => string[]
  }
}

/** Ways that lead out of this engine; with the gate, only those that are held for later. */
const expected = (browserName: string, isHeld = false) =>
  ways
    .filter(({ lacks, isRefused = [] }) => {
      const isGone = typeof isRefused === 'boolean' ? isRefused : isRefused.includes(browserName)
      return !lacks?.includes(browserName) && !(isHeld && isGone)
    })
    .map(({ name }) => name)

test('without the gate every way is open', async ({ page, site, browserName }) => {
  await open(page, site, { autoBlock: 'off' })
  expect(await run(page, 'open')).toEqual([])
  const missing = () =>
    expected(browserName).filter((name) => !arrived(site, 'open').includes(name))
  await expect.poll(missing, { timeout: 8000 }).toEqual([])
})

test('no way leads out before an answer, after a refusal, or after a withdrawal', async ({
  page,
  site,
}) => {
  await open(page, site)
  expect(await run(page, 'before')).toEqual([])
  await page.waitForTimeout(1000)
  expect(arrived(site, 'before'), 'before an answer').toEqual([])

  await cct(page, (tool) => tool.rejectAll())
  await run(page, 'refused')
  await page.waitForTimeout(700)
  expect(arrived(site, 'before'), 'held, then refused').toEqual([])
  expect(arrived(site, 'refused'), 'after a refusal').toEqual([])

  await cct(page, (tool) => tool.acceptAll())
  await run(page, 'granted')
  await expect.poll(() => arrived(site, 'granted').length).toBeGreaterThan(60)
  await page.waitForTimeout(300)

  await cct(page, (tool) => tool.withdraw())
  await run(page, 'withdrawn')
  await page.evaluate(() => {
    for (const type of ['pagehide', 'visibilitychange', 'beforeunload', 'unload'])
      addEventListener(type, () => window.runWays(type))
  })
  await page.goto(site.page('<p>Next', { path: '/next' }))
  await page.waitForTimeout(700)
  const late = ['withdrawn', 'pagehide', 'visibilitychange', 'beforeunload', 'unload']
  expect(late.flatMap((round) => arrived(site, round).map((name) => `${round}: ${name}`))).toEqual(
    [],
  )
})

test('what was held goes once it is granted', async ({ page, site, browserName }) => {
  await open(page, site)
  await run(page, 'held')
  await page.waitForTimeout(300)
  expect(arrived(site, 'held')).toEqual([])
  await cct(page, (tool) => tool.acceptAll())
  const missing = () =>
    expected(browserName, true).filter((name) => !arrived(site, 'held').includes(name))
  await expect.poll(missing, { timeout: 8000 }).toEqual([])
})

test('another category opens nothing', async ({ page, site }) => {
  await open(page, site)
  await cct(page, (tool) => tool.choose({ advertising: true }))
  await run(page, 'other')
  await page.waitForTimeout(1000)
  expect(arrived(site, 'other')).toEqual([])
})

test('report mode holds nothing and names everything', async ({ page, site, browserName }) => {
  await open(page, site, { autoBlock: 'report' })
  await run(page, 'open')
  const missing = () =>
    expected(browserName).filter((name) => !arrived(site, 'open').includes(name))
  await expect.poll(missing, { timeout: 8000 }).toEqual([])
  const ledger = (await cct(page, (tool) => tool.ledger())) as { action: string }[]
  expect(new Set(ledger.map(({ action }) => action))).toEqual(new Set(['reported']))
})
