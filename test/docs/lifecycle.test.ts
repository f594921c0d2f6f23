/** Every row of docs/lifecycle.md names a test that exists. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = readFileSync('docs/lifecycle.md', 'utf8')
  .split('\n')
  .map((line) => /\| `(test\/e2e\/[\w-]+\.spec\.ts)`: (.+?) +\|$/.exec(line)?.slice(1))
  .filter((row) => row !== undefined)

test('the table is there', () => {
  expect(rows.length).toBeGreaterThan(20)
})

test.each(rows)('%s has "%s"', (file, title) => {
  // A title of its own, or the name of a row that a loop makes a test of.
  expect(readFileSync(String(file), 'utf8')).toContain(`'${title}`)
})
