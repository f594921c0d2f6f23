/** What a developer is told of the page itself, and that nobody else is. */
import { answer, banner, expect, test, type Page, type Site } from './support/test'

const page = (site: Site, config: object) =>
  site.page({
    head: `<script>window.heard = []
      addEventListener('cct:problem', ({ detail }) => heard.push(detail.path + ': ' + detail.message), true)</script>
      ${site.tool({ services: [{ id: 'google-analytics', measurementId: 'G-ABC' }], ...config })}
      <script src="https://static.hotjar.com/c/hotjar-1.js"></script>`,
    body: `<h1>Shop</h1><script type="text/plain" data-categroy="analytics" src="/run/own.js"></script>
      <script type="text/plain" data-category="advertising">
        document.head.append(Object.assign(document.createElement('script'), { src: 'https://snap.licdn.com/li.js' }))
      </script>`,
  })

const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'))

test('in development: a held vendor nobody declared, and a mark that is nearly right', async ({
  page: tab,
  site,
}) => {
  site.reply('snap.licdn.com', '/li.js', () => ({ status: 200, body: '' }))
  site.reply('static.hotjar.com', '/c/hotjar-1.js', () => ({ status: 200, body: '' }))
  await tab.goto(page(site, { check: 'always' }))
  await expect(banner(tab)).toBeVisible()
  await expect
    .poll(() => heard(tab), { timeout: 10_000 })
    .toMatch(
      /services: "hotjar" \(analytics\) is on this page, but not declared.+add \{ "id": "hotjar" \}/,
    )
  expect(await heard(tab)).toContain(
    'data-categroy: unknown attribute on <script src="/run/own.js">',
  )
  expect(await heard(tab)).not.toContain('linkedin')
  // A vendor that comes with the answer is found then.
  await answer(tab, 'accept-all')
  await expect
    .poll(() => heard(tab), { timeout: 10_000 })
    .toMatch(/"linkedin[\w-]*" \(advertising\)/)
})

test('on a live site nothing is said of it', async ({ page: tab, site }) => {
  await tab.goto(page(site, { check: 'never' }))
  await expect(banner(tab)).toBeVisible()
  await tab.waitForTimeout(5000)
  expect(await heard(tab)).toBe('')
})

test('in development: what strict mode holds for want of a declaration', async ({
  page: tab,
  site,
}) => {
  await tab.goto(
    site.page({
      head: `<script>window.heard = []
        addEventListener('cct:problem', ({ detail }) => heard.push(detail.path + ': ' + detail.message), true)</script>
        ${site.tool({ autoBlock: 'strict', check: 'always' })}
        <script src="https://widgets.example/a.js"></script>`,
      body: `<h1>Shop</h1><script>localStorage.setItem('qzx-basket', '1')</script>`,
    }),
  )
  await expect
    .poll(() => heard(tab), { timeout: 10_000 })
    .toMatch(/services: widgets\.example is held by autoBlock "strict".+"essential"/)
  expect(await heard(tab)).toMatch(/services: "qzx-basket" \(local\) is held by autoBlock "strict"/)
})
