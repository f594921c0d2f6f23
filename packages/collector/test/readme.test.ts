import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaults, envName, names } from '../src/settings.ts'
import { openCollector } from './support/open-collector.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the README names every setting and its default', () => {
  for (const name of names) expect(readme).toContain(`| \`${envName(name)}\` |`)
  for (const value of [defaults.port, defaults.host, defaults.store, defaults.retentionDays])
    expect(readme).toContain(`| \`${value}\` |`)
  expect(readme).toContain(`| \`RATE\` | \`${defaults.rate}\` |`)
})

test('the README names every request', async () => {
  const { app } = await openCollector()
  const { paths } = (await app.inject('/openapi.json')).json() as {
    paths: Record<string, Record<string, unknown>>
  }
  for (const [path, operations] of Object.entries(paths)) {
    if (path.startsWith('/dashboard.')) continue
    for (const method of Object.keys(operations))
      expect(readme).toContain(`\`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/, ':$1')}`)
  }
})
