import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}', 'packages/*/test/**/*.test.ts', 'demo/test/**/*.test.ts'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
  },
})
