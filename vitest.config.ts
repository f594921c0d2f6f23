import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  test: {
    environment: 'node',
    setupFiles: 'test/jsdom-window.ts',
    // The dashboard is looked at in a browser: on a busy machine it may need a second try, as in the browser suite.
    retry: process.env.CI ? 1 : 0,
    include: ['test/**/*.test.{ts,tsx}', 'packages/*/test/**/*.test.ts', 'demo/test/**/*.test.ts'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
  },
})
