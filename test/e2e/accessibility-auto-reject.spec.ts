/** The rule for auto-reject tools, run by the engine that will run it. */
import { readFileSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { open } from './accessibility-page'
import { banner, cct, expect, test, type Page, type Site } from './support/test'

const rule: unknown = JSON.parse(readFileSync('integrations/autoconsent.json', 'utf8'))

const engine = buildSync({
  stdin: {
    contents: `import AutoConsent from '@duckduckgo/autoconsent'; window.AutoConsent = AutoConsent`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  write: false,
  format: 'iife',
}).outputFiles[0]!.text

interface Message {
  type: string
  cmp?: string
  result?: boolean
}

interface Engine {
  initialize(config: object, rules: object): void
  doSelfTest(): Promise<boolean>
}

declare const window: Window & {
  AutoConsent: new (send: (message: Message) => Promise<void>) => Engine
}

/** Runs the engine in the page until it has no more to say, then its self-test. */
const run = (page: Page, config: object, rules: readonly unknown[]) =>
  page.evaluate(
    async ({ config: given, rules: known }: { config: object; rules: readonly unknown[] }) => {
      const said: Message[] = []
      const auto = new window.AutoConsent((message) => {
        if (message.type !== 'report') said.push(message)
        return Promise.resolve()
      })
      const settings = { enabled: true, isMainWorld: true, detectRetries: 4, ...given }
      auto.initialize(settings, { autoconsent: known })
      const isDone = () => said.some(({ type }) => /^(optOut|optIn)Result$/.test(type))
      for (let count = 0; count < 60 && !isDone(); count += 1)
        await new Promise((done) => setTimeout(done, 100))
      const passed = isDone() ? await auto.doSelfTest() : null
      const plain = said.map(({ type, cmp, result }) => ({ type, cmp, result: result ?? null }))
      return { said: plain, passed }
    },
    { config, rules },
  )

const openWithEngine = async (page: Page, site: Site, more: object = {}) => {
  site.reply('*', '/engine.js', { body: engine })
  await open(page, site, more, { head: '<script src="/engine.js"></script>' })
}

const cmp = 'cookie-consent-tool'

for (const layout of ['box', 'bar', 'modal'])
  test(`the rule detects the banner, opts out, and proves it: ${layout}`, async ({
    page,
    site,
  }) => {
    await openWithEngine(page, site, { layout })
    const { said, passed } = await run(page, { autoAction: 'optOut' }, [rule])
    expect(said).toContainEqual({ type: 'cmpDetected', cmp, result: null })
    expect(said).toContainEqual({ type: 'popupFound', cmp, result: null })
    expect(said).toContainEqual({ type: 'optOutResult', cmp, result: true })
    expect(passed).toBe(true)
    await expect(banner(page)).toBeHidden()
    expect(await cct(page, (tool) => tool.state.categories)).toMatchObject({
      analytics: false,
      advertising: false,
    })
    await expect.poll(() => site.receipts().length).toBe(1)
    expect(site.receipts()[0]).toMatchObject({ action: 'deny', method: 'reject_all' })
    expect(site.vendorHits()).toEqual([])
  })

test('by the same rule nobody is opted in: a click of a script accepts nothing', async ({
  page,
  site,
}) => {
  await openWithEngine(page, site)
  await run(page, { autoAction: 'optIn' }, [rule])
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
  await expect(banner(page)).toBeVisible()
  expect(site.receipts()).toEqual([])
  expect(site.vendorHits()).toEqual([])
})

test('where the visitor has answered, the rule finds nothing to do', async ({ page, site }) => {
  await openWithEngine(page, site)
  await cct(page, (tool) => tool.rejectAll().then(() => true))
  await expect(banner(page)).toBeHidden()
  const { said } = await run(page, { autoAction: 'optOut' }, [rule])
  expect(said.filter(({ type }) => type === 'popupFound')).toEqual([])
  expect(site.receipts().length).toBeLessThanOrEqual(1)
})

test('without the rule its heuristics do not see into a shadow root, and nothing is decided', async ({
  page,
  site,
}) => {
  await openWithEngine(page, site)
  const { said } = await run(
    page,
    { autoAction: 'optOut', enableHeuristicDetection: true, heuristicMode: 'tier2' },
    [],
  )
  expect(said.filter(({ type }) => type === 'popupFound')).toEqual([])
  expect(await cct(page, (tool) => tool.state.status)).toBe('undecided')
})
