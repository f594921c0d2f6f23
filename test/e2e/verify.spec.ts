import { verify } from '../../src/verify/verify'
import { expect, test } from './support/test'

const statistics = `<script type="text/plain" data-category="analytics" src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>`

test('a page that holds its tags passes, whatever the answer', async ({ page, site }) => {
  const url = site.page({ head: site.tool(), body: statistics })
  const { steps, leaks } = await verify(page, url, { settle: 200 })
  expect(leaks).toEqual([])
  expect(steps).toEqual([
    'no answer',
    'reject all',
    'analytics only',
    'advertising only',
    'accept, then withdraw',
  ])
})

test('a page that stores or sends without consent fails, and is told what', async ({
  page,
  site,
}) => {
  // Above the tool, where nothing can be held.
  const head = `<script>document.cookie = '_ga=GA1.1.1; path=/'; localStorage.setItem('_gcl_ls', '1')
      indexedDB.open('_hjid'); caches.open('_clck')</script>
    <script src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>`
  const url = site.page({ head: head + site.tool() })
  // Long enough for a busy browser to make the data base.
  const failure = await verify(page, url, { settle: 600 }).catch((error: Error) => error.message)
  expect(failure).toMatch(/no answer: request https:\/\/www\.googletagmanager\.com/)
  expect(failure).toMatch(/no answer: cookie _ga \(analytics\)/)
  expect(failure).toMatch(/no answer: local _gcl_ls \(advertising\)/)
  expect(failure).toMatch(/no answer: database _hjid \(analytics\)/)
  expect(failure).toMatch(/no answer: cache _clck \(analytics\)/)
})

const collect = 'https://www.google-analytics.com/g/collect'
const onceDecided = (script: string) =>
  `<script>document.addEventListener('cct:change', () => {
    const { status, categories: { analytics, advertising } } = CookieConsentTool.state
    if (status === 'decided') { ${script} }
  })</script>`

const leaky: [step: string, how: string, script: string, leak: RegExp][] = [
  [
    'reject all',
    'sends when it is refused',
    onceDecided(`if (!analytics && !advertising && !globalThis.wasGranted) fetch('${collect}').catch(() => {})
      if (analytics || advertising) globalThis.wasGranted = true`),
    /^- reject all: request https:\S+collect \(analytics\)$/,
  ],
  [
    'advertising only',
    'takes one category for another',
    onceDecided(`if (advertising && !analytics) fetch('${collect}').catch(() => {})`),
    /^- advertising only: request https:\S+collect \(analytics\)$/,
  ],
  [
    'accept, then withdraw',
    'goes on after a withdrawal',
    onceDecided(
      `if (analytics) globalThis.beat ??= setInterval(() => fetch('${collect}').catch(() => {}), 50)`,
    ),
    /^- accept, then withdraw: request https:\S+collect \(analytics\)$/,
  ],
  [
    'accept, then withdraw',
    'sends while it is left',
    onceDecided(`if (analytics && advertising)
      addEventListener('pagehide', () => navigator.sendBeacon('${collect}'))`),
    /^- accept, then withdraw: request https:\S+collect \(analytics\)$/,
  ],
]

// Init scripts stay.
test.use({ hasOwnContext: true })

test.beforeEach(({ page, site }) => {
  // WebKit's driver has none; the test site can do the same.
  if (!('addInitScript' in page))
    Object.assign(page, { addInitScript: async (script: string) => site.init(script) })
})

for (const [step, how, script, leak] of leaky) {
  test(`a page that ${how} fails at "${step}" alone`, async ({ page, site }) => {
    const url = site.page({
      head: site.tool({ autoBlock: 'off', reloadOnWithdraw: 'never' }) + script,
    })
    const failure = await verify(page, url, { settle: 200 }).catch((error: Error) => error.message)
    const [title, ...lines] = String(failure).split('\n')
    expect(title).toBe('1 leaked without consent:')
    expect(lines).toEqual([expect.stringMatching(leak)])
  })
}

test('a withdrawal that loads the page again is followed to its end', async ({ page, site }) => {
  const url = site.page({ head: site.tool({ reloadOnWithdraw: 'always' }), body: statistics })
  const { leaks } = await verify(page, url, { settle: 200 })
  expect(leaks).toEqual([])
})

test('a page without the tool is told so', async ({ page, site }) => {
  const failure = verify(page, site.page({ body: 'nothing here' }), { settle: 50 })
  await expect(failure).rejects.toThrow('has no CookieConsentTool: is its script tag on the page')
})
