import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ready, type Theme } from '../../src/themes/ready'
import { tokens } from '../../src/themes/tokens'

const style = 'src/ui/style'
const sheets = [
  ...readdirSync(style).map((name) => `${style}/${name}`),
  ...readdirSync('src/app')
    .filter((name) => name.endsWith('-style.ts'))
    .map((name) => `src/app/${name}`),
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

test('every token is one that a style sheet uses, and the other way round', () => {
  const used = [...sheets.matchAll(/var\(--cct-([\w-]+)/g)].map(([, name]) => name)
  expect([...new Set(used)].sort()).toEqual(Object.keys(tokens).sort())
})

test('docs/theming.md names every token and every ready theme', () => {
  const page = readFileSync('docs/theming.md', 'utf8')
  for (const name of Object.keys(tokens)) expect(page, name).toContain(`\`${name}\``)
  for (const name of Object.keys(ready)) expect(page, name).toContain(`\`${name}\``)
})

test('docs/theming.md names every part', () => {
  const page = readFileSync('docs/theming.md', 'utf8')
  const files = ['src/ui/screens', 'src/ui/parts'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  )
  const parts = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bpart="([^"]+)"/g)].flatMap(([, names = '']) =>
      names.split(' '),
    ),
  )
  expect(parts.length).toBeGreaterThan(15)
  for (const name of parts) expect(page, name).toContain(`\`${name}\``)
})

describe('five ready themes', () => {
  const all = Object.entries(ready) as [string, Theme][]
  const shape = [
    'font',
    'size',
    'weight',
    'radius',
    'button-radius',
    'line-width',
    'shadow',
    'space',
    'edge',
    'scheme',
  ] as const

  test('there are five', () => expect(all.length).toBe(5))

  test.each(all)('%s differs from each other by more than its colours', (name, theme) => {
    for (const [other, its] of all) {
      if (other === name) continue
      const differs = shape.filter((token) => `${theme[token]}` !== `${its[token]}`)
      expect(differs.length, `${name} and ${other}`).toBeGreaterThanOrEqual(4)
    }
  })
})
