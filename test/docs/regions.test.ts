/** The page about regions shows the table that the tool applies. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { regionTable } from '../../src/policy/region-table'

const PAGE = 'docs/regions.md'
const MARK = /(<!-- table -->\n)[\s\S]*?(<!-- \/table -->)/

const table = [
  '| region | law | since | model | days | link | signal binding since | note; source |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...regionTable.map(({ regions, law, from, model, days, link, ...row }) => {
    const codes = regions.replaceAll(' US-', ' ')
    const signal = (row.signalSince ?? '') + (row.showsSignal ? ', to be shown' : '')
    const note = [row.note, row.source].filter(Boolean).join('; ')
    return `| ${codes} | ${law} | ${from} | ${model} | ${days} | ${link === 'none' ? '' : 'yes'} | ${signal} | ${note} |`
  }),
  '',
].join('\n')

test('docs/regions.md has the table of today; WRITE_DOCS=1 writes it', () => {
  const page = readFileSync(PAGE, 'utf8')
  expect(page).toMatch(MARK)
  const wanted = page.replace(MARK, (_, start: string, end: string) => start + table + end)
  if (process.env['WRITE_DOCS']) writeFileSync(PAGE, wanted)
  else expect(page).toBe(wanted)
})

test('the example of gpc.json says what the standard asks for', () => {
  const example = JSON.parse(readFileSync('docs/examples/gpc.json', 'utf8')) as object
  expect(example).toEqual({ gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
})
