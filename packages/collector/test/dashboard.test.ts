import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test, vi } from 'vitest'
import { checkProof } from '../dashboard/data/check-proof.ts'
import { openCollector } from './support/open-collector.ts'
import { hasBrowser, openDashboard, signIn } from './support/open-dashboard.ts'
import { follow, makeReceipt } from './support/receipts.ts'

// A busy machine is slow, not broken.
vi.setConfig({ testTimeout: 30_000 })

test('the page may load nothing from elsewhere, and run nothing but its own file', async () => {
  const { app } = await openCollector()
  const page = await app.inject('/')
  expect(page.headers['content-type']).toContain('text/html')
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const script = await app.inject('/dashboard.js')
  expect(script.statusCode).toBe(200)
  expect(script.headers['content-type']).toContain('javascript')
  const addresses = script.body.match(/https?:\/\/[^"'`\s)]+/g) ?? []
  expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([])
  expect((await app.inject('/dashboard.css')).body).not.toMatch(/@import|url\(/)
})

test('proofs of batches of every size are followed without the collector', async () => {
  for (const count of [1, 2, 3, 5, 8, 13]) {
    const { post, read } = await openCollector()
    const sent = Array.from({ length: count }, () => makeReceipt())
    await post(sent)
    for (const { id } of sent) {
      const receipt = (await read(`/receipts/${id}`)).json()
      const proof = (await read(`/proof/${id}`)).json()
      expect(await checkProof(receipt, proof)).toBe(true)
      expect(await checkProof({ ...receipt, lang: 'fr' }, proof)).toBe(false)
      expect(await checkProof(receipt, { ...proof, index: proof.index + 1 })).toBe(false)
      expect(await checkProof(receipt, { ...proof, seal: { ...proof.seal, no: 9 } })).toBe(false)
    }
  }
})

describe.runIf(hasBrowser)('in a browser', () => {
  const open = openDashboard()
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

  test('a wrong token is told, the right one opens, and leaving forgets it', async () => {
    const { page, complaints } = await open()
    await signIn(page, 'wrong')
    await page.getByText('This is not the token.').waitFor()
    await signIn(page)
    await page.getByText('No receipts in this period').waitFor()
    await page.reload()
    await page.getByText('No receipts in this period').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Token').waitFor()
    expect(complaints).toEqual([])
  })

  test('a person is found, their receipt proved, and their receipts erased in two steps', async () => {
    const { page, post, complaints } = await open()
    const first = makeReceipt()
    await post([first, follow(first, { action: 'withdraw' }), makeReceipt()])
    await signIn(page)
    await page.getByLabel('Consent id').fill(first.consentId)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('heading', { name: 'Receipts of one person' }).waitFor()
    const rows = page.locator('.receipts > li')
    await expect.poll(() => rows.count()).toBe(2)
    await page.getByText('2 receipts, and the chain closes.').waitFor()
    await rows.first().locator('summary').first().click()
    await rows.first().getByRole('button', { name: 'Check the proof' }).click()
    await page.getByText('Proved: it is number').waitFor()
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('Everything fits: 3 receipts').waitFor()
    await page.getByRole('button', { name: 'Erase …' }).click()
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByText('None under this id').waitFor()
    expect(complaints).toEqual([])
  })

  test('an answer that does not come is told, and asked for again', async () => {
    const { page, post, close, complaints } = await open()
    await post(makeReceipt())
    await page.route('**/stats?*', (route) => route.fulfill({ status: 500, body: 'oops' }))
    await signIn(page)
    const failure = page.getByRole('alert')
    await failure.getByText('The collector answered 500.').waitFor()
    await page.unroute('**/stats?*')
    await failure.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('table', { name: 'By category' }).waitFor()
    expect(await failure.count()).toBe(0)
    await close()
    await page.getByLabel('12 months').check()
    await failure.getByText('The collector cannot be reached.').waitFor()
    expect(complaints).toEqual([])
  })

  test('answers are broken down by what was told of them', async () => {
    const { page, post } = await open()
    const refused = { analytics: { granted: false, basis: 'consent' } } as const
    await post([
      makeReceipt(),
      makeReceipt({ lang: 'fr', jurisdiction: 'FR' }),
      makeReceipt({ action: 'deny', method: 'reject_all', categories: refused, lang: 'fr' }),
    ])
    await signIn(page)
    const rowsOf = async (name: string) => {
      const rows = page.getByRole('table', { name }).locator('tbody tr')
      await rows.first().waitFor()
      return (await rows.allInnerTexts()).map((row) => row.split(/\s*\t\s*/))
    }
    expect(await rowsOf('By category')).toEqual([
      ['Analytics', '66.7%', '3'],
      ['Advertising', '100%', '2'],
    ])
    expect(await rowsOf('By language')).toEqual([
      ['French', '50%', '2'],
      ['English', '100%', '1'],
    ])
    expect(await rowsOf('By region')).toEqual([
      ['Germany', '50%', '2'],
      ['France', '100%', '1'],
    ])
    expect(await rowsOf('By way of answering')).toEqual([
      ['Accept all', '66.7%', '2'],
      ['Reject all', '33.3%', '1'],
    ])
    expect(await page.getByRole('table', { name: 'By device' }).count()).toBe(0)
  })

  test('an empty log is exported and verified without a number that is none', async () => {
    const { page, complaints } = await open()
    await signIn(page)
    await page.getByText('No receipts in this period').waitFor()
    const said: string[] = []
    await page.exposeFunction('hear', (text: string) => void said.push(text))
    await page.evaluate(
      `new MutationObserver(() => hear(document.body.innerHTML)).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })`,
    )
    for (const name of ['Export CSV', 'Export NDJSON']) {
      await page.getByRole('button', { name }).click()
      await page.getByText(/^Done: /).waitFor()
    }
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('Everything fits: 0 receipts').waitFor()
    await expect.poll(() => said.length).toBeGreaterThan(0)
    expect(said.join()).not.toMatch(/NaN|Infinity|undefined/)
    expect(complaints).toEqual([])
  })

  test('the chart of a single day shows that day, in the middle', async () => {
    const { page, post } = await open()
    await post([
      makeReceipt({ decidedAt: '2026-03-01T10:00:00.000Z' }),
      makeReceipt({ decidedAt: '2026-03-01T11:00:00.000Z' }),
    ])
    await signIn(page)
    await page.getByLabel('All', { exact: true }).check()
    await page.locator('.uplot canvas').waitFor()
    expect(await page.locator('.u-legend').innerText()).toMatch(/2026-03-01[\s\S]*Answers[\s\S]*2/)
    const places: number[] = await page.evaluate(`(() => {
      const canvas = document.querySelector('.uplot canvas')
      const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      const isBlue = (at) => data[at + 2] > 150 && data[at] < 100 && data[at + 3] === 255
      return [...data.keys()]
        .filter((at) => at % 4 === 0 && isBlue(at))
        .map((at) => ((at / 4) % width) / width)
    })()`)
    expect(places.length).toBeGreaterThan(10)
    expect(places.every((place) => place > 0.4 && place < 0.65)).toBe(true)
  })

  test('an export is downloaded', async () => {
    const { page, post } = await open()
    await post([makeReceipt(), makeReceipt()])
    await signIn(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export CSV' }).click()
    expect((await download).suggestedFilename()).toBe('receipts.csv')
    await page.getByText(/^Done: /).waitFor()
  })

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 320, height: 640 } }],
  ] as const)('%s, it fits and axe has nothing to say', async (_, looks) => {
    const { page, post } = await open(looks)
    const days = ['2026-03-01', '2026-03-02', '2026-03-04']
    await post(days.map((day) => makeReceipt({ decidedAt: `${day}T10:00:00.000Z` })))
    await signIn(page)
    await page.getByLabel('All', { exact: true }).check()
    await page.locator('.uplot canvas').waitFor()
    await page.locator('.receipts summary').first().click()
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    await page.evaluate(readFileSync(axe, 'utf8'))
    const violations = await page.evaluate(
      `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.map(({ id }) => id))`,
    )
    expect(violations).toEqual([])
  })
})
