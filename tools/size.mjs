/**
 * What a visitor downloads: `node tools/size.mjs [--enforce]`. Compares each bundle, compressed
 * with brotli 11, with its limit in the `size` object of package.json.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const defaults = { 'cct.core.js': 6500, 'cct.js': 13000, 'cct.core.js + cct.ui.js': 13000 }

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length

const measure = (file) => {
  const bytes = readFileSync(file)
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) }
}

const sum = (sizes) =>
  sizes.reduce((a, b) => ({
    raw: a.raw + b.raw,
    gzip: a.gzip + b.gzip,
    brotli: a.brotli + b.brotli,
  }))

const scriptsIn = (folder) =>
  ['', 'lang', 'purposes'].flatMap((sub) =>
    existsSync(join(folder, sub))
      ? readdirSync(join(folder, sub))
          .filter((name) => name.endsWith('.js'))
          .map((name) => join(sub, name))
      : [],
  )

const rowOf = (folder, name, limit) => {
  const files = name.split(' + ').map((part) => join(folder, part))
  const missing = files.find((file) => !existsSync(file))
  return missing ? { name, limit, missing } : { name, limit, ...sum(files.map(measure)) }
}

/** One row per file, and one per limit; a limit on `a.js + b.js` is on both loaded together. */
export const sizes = (folder, limits) => {
  const names = new Set([...scriptsIn(folder), ...Object.keys(limits)])
  return [...names].map((name) => rowOf(folder, name, limits[name]))
}

const isOver = ({ limit, brotli: size, missing }) =>
  limit !== undefined && (Boolean(missing) || size > limit)

const main = (args) => {
  const limits = JSON.parse(readFileSync('package.json', 'utf8')).size ?? defaults
  const rows = sizes('dist', limits)
  console.log(`${'file'.padEnd(28)}${['brotli', 'gzip', 'raw', 'limit'].map(right).join('')}`)
  for (const row of rows) {
    const numbers = row.missing
      ? `  missing ${row.missing}`
      : [row.brotli, row.gzip, row.raw, row.limit ?? ''].map(right).join('')
    console.log(`${row.name.padEnd(28)}${numbers}${isOver(row) ? '  over' : ''}`)
  }
  return args.includes('--enforce') && rows.some(isOver) ? 1 : 0
}

const right = (value) => String(value).padStart(9)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = main(process.argv.slice(2))
}
