/** The dashboard over a year of receipts: how soon it is there, and what is told of work that takes longer. */
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/open-collector.ts'
import { hasBrowser, openDashboard, signIn } from './support/open-dashboard.ts'
import { seedYear } from './support/year.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Milliseconds from the start of the page until its figures are drawn, by the page's own clock. */
const drawn = `new Promise((done) => {
  const look = () =>
    document.querySelector('.uplot canvas') && document.querySelectorAll('table tbody tr').length > 20
      ? requestAnimationFrame(() => done(performance.now()))
      : requestAnimationFrame(look)
  look()
})`

describe.runIf(hasBrowser)('a year of receipts', () => {
  const open = openDashboard()

  test('is there in under a second; export and verification tell how far they are, and can be stopped', async () => {
    const store = `file:${join(temporaryFolder(), 'year.db')}`
    await seedYear(store, 60)
    const { page, read, complaints } = await open({}, { store })
    await signIn(page)
    await page.locator('.uplot canvas').waitFor()
    // Other tests run beside this one and only ever add to it: the quietest of three counts.
    const openings: number[] = []
    for (let time = 0; time < 3; time += 1) {
      await page.reload()
      openings.push(await page.evaluate<number>(drawn))
    }
    expect(Math.min(...openings)).toBeLessThan(1_000)

    // The longest period there is.
    const before = Date.now()
    const stats = await read('/stats?by=day,category,region,lang,policy,method,model,device')
    expect(Date.now() - before).toBeLessThan(1_000)
    expect(stats.json().by.day.length).toBeGreaterThan(360)

    const verify = page.getByRole('button', { name: 'Verify' })
    const said: [string, number][] = []
    await page.exposeFunction('hear', (text: string, done: number) => void said.push([text, done]))
    await page.evaluate(`new MutationObserver(() => {
      const done = document.querySelector('[aria-labelledby=log] progress')?.value
      if (done > 0) hear(document.querySelector('[aria-labelledby=log] .said').textContent, done)
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })`)
    await page.getByLabel('All', { exact: true }).check()
    await verify.click()
    await page.getByText(/^Everything fits: /).waitFor({ timeout: 60_000 })
    expect(said.length).toBeGreaterThan(3)
    for (const [text] of said)
      expect(text).toMatch(/^[\d,]+ receipts under [\d,]+ of [\d,]+ seals$/)
    const steps = said.map(([, done]) => done)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))

    said.length = 0
    await page.getByRole('button', { name: 'Export NDJSON' }).click()
    await page.getByText(/^Done: /).waitFor({ timeout: 60_000 })
    expect(said.length).toBeGreaterThan(3)
    for (const [text] of said) expect(text).toMatch(/^[\d,]+ of [\d,]+ receipts, [\d.]+ [kM]B$/)

    // By the page itself: it may be done before a driver has found the button.
    await page.evaluate(`new MutationObserver((_, observer) => {
      const log = document.querySelector('[aria-labelledby=log]')
      if (!(log.querySelector('progress')?.value > 0)) return
      observer.disconnect()
      for (const button of log.querySelectorAll('button')) if (button.textContent === 'Stop') button.click()
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })`)
    await verify.click()
    await page.getByText('Stopped.').waitFor()
    expect(await page.getByRole('progressbar').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
