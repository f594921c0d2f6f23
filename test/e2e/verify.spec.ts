import { verify } from '../../src/verify/verify'
import { expect, test } from './support/test'

const statistics = `<script type="text/plain" data-category="analytics" src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>`

test('a page that holds its tags passes, whatever the answer', async ({ page, site }) => {
  const url = site.page({ head: site.tool(), body: statistics })
  const { steps, leaks } = await verify(page, url, { settle: 300 })
  expect(leaks).toEqual([])
  expect(steps).toContain('accept, then withdraw')
})

test('a page that stores or sends without consent fails, and is told what', async ({
  page,
  site,
}) => {
  // Above the tool, where nothing can be held.
  const head = `<script>document.cookie = '_ga=GA1.1.1; path=/'; localStorage.setItem('_gcl_ls', '1')</script>
    <script src="https://www.googletagmanager.com/gtag/js?id=G-ABC"></script>`
  const url = site.page({ head: head + site.tool() })
  const failure = await verify(page, url, { settle: 300 }).catch((error: Error) => error.message)
  expect(failure).toMatch(/no answer: request https:\/\/www\.googletagmanager\.com/)
  expect(failure).toMatch(/no answer: cookie _ga \(analytics\)/)
  expect(failure).toMatch(/no answer: local _gcl_ls \(advertising\)/)
})
