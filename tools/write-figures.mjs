/**
 * Puts into README the sizes of what was built, `<!-- size:cct.js -->28.1 kB<!-- /size -->`, and what
 * the last benchmark measured on the slow profile: the medians of `bench/results.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const { files } = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))

/** The slow table without its spreads and bytes. */
const benchTable = (results) =>
  (/## Slow[^\n]*\n\n((?:\|[^\n]*\n)+)/.exec(results)?.[1] ?? '')
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [, name, usable, , accept, returning] = row.split('|')
      return `|${[name, usable, accept, returning].join('|').replace(/ \(\d[^)]*\)/g, '')}|`
    })
    .join('\n')

const before = readFileSync('README.md', 'utf8')
const after = before
  .replace(
    /(<!-- size:([\w.]+) -->)[^<]*(<!-- \/size -->)/g,
    (_, open, name, close) => `${open}${(files[name].brotli / 1000).toFixed(1)} kB${close}`,
  )
  .replace(
    /(<!-- bench -->\n)[^]*?(\n<!-- \/bench -->)/,
    (_, open, close) => `${open}${benchTable(readFileSync('bench/results.md', 'utf8'))}${close}`,
  )
if (after !== before) writeFileSync('README.md', after)
