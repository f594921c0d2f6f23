import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { CollectorOptions } from '../../src/create-collector.ts'
import { openCollector, token } from './open-collector.ts'

const places = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', chromium.executablePath()]
const executablePath = places.find((path) => path !== '' && existsSync(path))

export const hasBrowser = executablePath !== undefined

type Looks = Parameters<Browser['newPage']>[0]

/** For the tests of one file or block: a browser, and in it a dashboard for each test. */
export function openDashboard() {
  let browser: Browser
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-background-networking', '--no-first-run']
    browser = await chromium.launch({ executablePath: executablePath ?? '', args })
  }, 60_000)
  afterAll(() => browser?.close(), 60_000)

  return async (looks: Looks = {}, options: CollectorOptions = {}) => {
    const { listen, ...collector } = await openCollector({ ...options, port: 0 })
    const page = await browser.newPage({ ...looks, bypassCSP: false })
    onTestFinished(() => page.close())
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (line) => {
      if (/Content Security|Trusted/i.test(line.text())) complaints.push(line.text())
    })
    await page.goto(await listen())
    return { ...collector, page, complaints }
  }
}

export async function signIn(page: Page, text = token): Promise<void> {
  await page.getByLabel('Token').fill(text)
  await page.getByRole('button', { name: 'Open' }).click()
}
