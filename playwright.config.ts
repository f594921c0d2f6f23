import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  // Those run by themselves (playwright.timed.config.ts).
  testIgnore: 'timed/**',
  outputDir: '.tmp/e2e',
  // Generous, for small and busy machines: nothing waits that long unless it is about to fail.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // A driver may stumble over hundreds of browser starts; what needed a second try is told by name.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '.tmp/e2e.json' }]],
  use: { viewport: { width: 1024, height: 720 }, ignoreHTTPSErrors: true },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    { name: 'firefox', use: { browserName: 'firefox' } },
    // WebKit has no forced colours: the media feature is always `none` there.
    {
      name: 'webkit',
      use: { browserName: 'webkit' },
      testIgnore: ['timed/**', 'forced-colours.spec.ts'],
    },
  ],
})
