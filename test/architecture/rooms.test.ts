import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findBreaches } from './rooms'

const readRooms = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )

test('the rooms of src stand as the house says', () => {
  const sources = readRooms('src')
  expect(Object.keys(sources).length).toBeGreaterThan(20)
  expect(findBreaches(sources)).toEqual([])
})

describe('the check itself can fail', () => {
  const cases: [what: string, path: string, text: string, breach: RegExp][] = [
    [
      'a room to the right',
      'config/a.ts',
      `import { b } from '../policy/b'`,
      /config may not import values from policy\/b/,
    ],
    [
      'a far room reaching into the core',
      'ui/a.tsx',
      `import { b } from '../consent/b'`,
      /ui may not import/,
    ],
    [
      'more of the catalogue than descriptions',
      'ui/a.ts',
      `import { b } from '../catalog/services'`,
      /ui may not import/,
    ],
    [
      'one module into another',
      'modules/tcf/a.ts',
      `import { b } from '../gpp/b'`,
      /modules\/tcf may not import values from modules\/gpp\/b/,
    ],
    [
      'a value hidden among types',
      'gate/a.ts',
      `import { type B, c } from '../consent/b'`,
      /gate may not import/,
    ],
    [
      'an import that stays although all its names are types',
      'gate/a.ts',
      `import { type B } from '../consent/b'`,
      /gate may not import/,
    ],
    [
      'passing a value on',
      'storage/a.ts',
      `export { b } from '../policy/b'`,
      /storage may not import/,
    ],
    [
      'an import made late',
      'signals/a.ts',
      `export const f = () => import('../app/b')`,
      /signals may not import/,
    ],
    ['an unknown room', 'misc/a.ts', `import { b } from '../app/b'`, /misc is not a room/],
    [
      'a package in the wrong room',
      'gate/a.ts',
      `import { h } from 'preact'`,
      /gate may not import the package preact/,
    ],
    [
      'the window in a pure room',
      'policy/a.ts',
      `export const a = window.name`,
      /line 1: a pure room reads window/,
    ],
    [
      'the page in a pure room',
      'consent/a.ts',
      `export const a = () => document`,
      /reads document/,
    ],
    [
      'storage in a pure room',
      'config/a.ts',
      `export const a = localStorage.getItem('a')`,
      /reads localStorage/,
    ],
    [
      'the network in a pure room',
      'catalog/a.ts',
      `export const a = () => fetch('/')`,
      /reads fetch/,
    ],
    [
      'the browser in a pure room',
      'policy/a.ts',
      `export const a = navigator.language`,
      /reads navigator/,
    ],
    [
      'the clock in a pure room',
      'policy/a.ts',
      `export const a = () => Date.now()`,
      /reads Date\.now/,
    ],
    [
      'the clock by another name',
      'policy/a.ts',
      `export const a = () => new Date()`,
      /reads the clock/,
    ],
    [
      'chance in a pure room',
      'policy/a.ts',
      `export const a = () => Math.random()`,
      /reads Math\.random/,
    ],
    [
      'speaking out of turn',
      'gate/a.ts',
      `export const a = () => console.log(1)`,
      /only app\/report\.ts speaks/,
    ],
    ['any', 'gate/a.ts', `export const a = (b: any) => b`, /any says nothing/],
    [
      'markup from a string',
      'ui/a.ts',
      `export const a = (b: Element) => { b.innerHTML = '' }`,
      /innerHTML/,
    ],
    [
      'markup from a string, in place of an element',
      'ui/a.ts',
      `export const a = (b: Element) => { b.outerHTML = '' }`,
      /outerHTML/,
    ],
    ['code from a string', 'gate/a.ts', `export const a = () => eval('1')`, /eval/],
    [
      'code from a string, built',
      'gate/a.ts',
      `export const a = new Function('return 1')`,
      /Function/,
    ],
    ['an attic', 'gate/utils.ts', `export const a = 1`, /nobody owns a file named utils/],
    [
      'a long file',
      'gate/a.ts',
      `export const a = () => 1\n${'\n'.repeat(260)}`,
      /261 lines; past 250, split/,
    ],
  ]
  test.each(cases)('%s', (_what, path, text, breach) => {
    expect(findBreaches({ [path]: text }).join('\n')).toMatch(breach)
  })

  test('a cycle', () => {
    const sources = {
      'gate/a.ts': `import { b } from './b'`,
      'gate/b.ts': `import { c } from './c'`,
      'gate/c.ts': `import { a } from './a'`,
    }
    expect(findBreaches(sources)).toEqual(['a cycle: gate/a → gate/b → gate/c → gate/a'])
  })

  test('but not on what the house allows', () => {
    const sources = {
      'gate/a.ts': `import type { B } from '../consent/b'\nimport { c } from './c'`,
      'gate/c.ts': `export type { B } from '../consent/b'\nexport const c = (window: Window) => window.document`,
      'consent/b.ts': `export interface B { document: string }\nexport const b = (at: number) => ({ document: new Date(at) })`,
      'ui/d.tsx': `import { h } from 'preact'\nimport { texts } from '../catalog/descriptions'`,
      'app/report.ts': `export const say = () => console.warn('so')`,
      'catalog/rows.ts': `export const rows = [\n${'  1,\n'.repeat(300)}]\n`,
    }
    expect(findBreaches(sources)).toEqual([])
  })
})
