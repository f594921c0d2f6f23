/** README stays true: its figures, commands, links, and configurations. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resolve } from '../src/config/resolve'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}
const { files } = JSON.parse(readFileSync('dist/manifest.json', 'utf8')) as {
  files: Record<string, { brotli: number }>
}

const all = (pattern: RegExp) => [...readme.matchAll(pattern)]

test('each size is the one of the file that is shipped', () => {
  const figures = all(/<!-- size:([\w.]+) -->([\d.]+) kB<!-- \/size -->/g)
  expect(figures.length).toBeGreaterThan(3)
  for (const [, name = '', figure] of figures)
    expect(`${name} ${figure}`).toBe(`${name} ${(files[name]!.brotli / 1000).toFixed(1)}`)
})

test('each figure beside other tools is the one the last benchmark measured', () => {
  const results = readFileSync('bench/results.md', 'utf8').split('## Fast')[0]!.split('\n')
  const rows = /<!-- bench -->([^]*?)<!-- \/bench -->/.exec(readme)?.[1]?.trim().split('\n') ?? []
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows.slice(2)) {
    const [, name = '', ...cells] = row.split('|')
    const [usable, , accept, returning] = results
      .find((line) => line.includes(`|${name}|`))!
      .split('|')
      .slice(2)
    const measured = [usable, accept, returning].map((cell) => cell!.replace(/\(\d.*\)/, '').trim())
    expect(
      cells.slice(0, 3).map((cell) => cell.trim()),
      name,
    ).toEqual(measured)
  }
})

test('each npm command is a script', () => {
  for (const [, name = ''] of all(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty(name)
  for (const name of ['start', 'test']) expect(scripts).toHaveProperty(name)
})

test('each link inside the repository leads somewhere', () => {
  const headings = all(/^#+ (.+)$/gm).map(
    ([, title = '']) => `#${title.toLowerCase().replaceAll(' ', '-')}`,
  )
  for (const [, target = ''] of all(/\]\(([^)\s]+)\)/g)) {
    if (target.startsWith('#')) expect(headings).toContain(target)
    else if (!target.startsWith('http')) expect(existsSync(target), target).toBe(true)
  }
})

test('each configuration is one that nothing is wrong with', () => {
  const blocks = all(/data-cct-config>\n([\s\S]+?)<\/script>/g)
  expect(blocks.length).toBe(1)
  for (const [, json = ''] of blocks) expect(resolve([JSON.parse(json)]).problems).toEqual([])
})

test('every key of the configuration is in the table', () => {
  const table = readme.slice(readme.indexOf('| key | default'))
  for (const key of Object.keys(JSON.parse(JSON.stringify(resolve([{}]).config)) as object))
    expect(table, key).toContain(`\`${key}\``)
})
