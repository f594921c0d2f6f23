/** Reading labelled data, and the split between what is learned from and what is measured on. */
import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** One row in five, by its name alone, so that the same name never stands on both sides. */
export const isHeldOut = (name) =>
  createHash('sha256').update(name.toLowerCase()).digest().readUInt32BE() % 5 === 0

/** @returns one object per row, keyed by the first line */
export const readCsv = (file) => {
  const lines = [[]]
  for (const [, quoted, plain, end] of readFileSync(file, 'utf8').matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    lines.at(-1).push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') lines.push([])
  }
  const [keys, ...rows] = lines.filter((line) => line.length > 1)
  return rows.map((row) => Object.fromEntries(keys.map((key, index) => [key, row[index] ?? ''])))
}

const entry = `
  import { classifyCookie } from './classify'
  import { classifyCookie as classifyFull, fullHosts } from './classify-full'
  import { coreHosts } from './core-hosts'
  import { hostTable } from './match-host'
  export { classifyCookie, classifyFull }
  export const matchCore = hostTable(coreHosts())
  export const matchFull = hostTable(fullHosts())
`

/** The catalogue as it is in the sources, bundled in memory. */
export const loadCatalog = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: entry,
      loader: 'ts',
      resolveDir: fileURLToPath(new URL('../src/catalog', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  })
  const code = Buffer.from(outputFiles[0].contents).toString('base64')
  return import(`data:text/javascript;base64,${code}`)
}
