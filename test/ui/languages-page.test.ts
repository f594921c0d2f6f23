import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tags } from './all-languages'

const page = readFileSync('docs/languages.md', 'utf8')

test('the page on languages names each of them once, and says how it was reviewed', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) => row.split('|')[1]?.match(/[\w-]+/g) ?? [])
  expect(named.toSorted()).toEqual(tags)
})

test('the count in the README and on the page is the count of the files', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`${tags.length} languages`)
  expect(page).toContain(`speak ${tags.length} languages`)
})

test('the page names every language that known purposes are translated into', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' })
  for (const file of readdirSync('src/catalog/purposes'))
    expect(page).toContain(names.of(file.slice(0, -3)))
})
