/** What takes time is measured by itself, one test after another: beside others it would measure those. */
import base from './playwright.config'

const only = (browserName: 'chromium' | 'firefox' | 'webkit', testIgnore: string[] = []) => ({
  name: browserName,
  use: { browserName },
  testIgnore,
})

export default {
  ...base,
  testDir: 'test/e2e/timed',
  workers: 1,
  // As a visitor's page: no other was there before.
  use: { ...base.use, hasOwnContext: true },
  reporter: [['list'], ['json', { outputFile: '.tmp/timed.json' }]] as const,
  // Only Chromium slows its processor down.
  projects: [
    only('chromium'),
    only('firefox', ['click-cost.spec.ts']),
    only('webkit', ['click-cost.spec.ts']),
  ],
}
