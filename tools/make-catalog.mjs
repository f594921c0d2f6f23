/**
 * Learns `src/catalog/learned.ts` from labelled public rows:
 *
 *   node tools/make-catalog.mjs --data <folder with cookies.csv and hosts.csv>
 *
 * What is learned: how much the words of a name speak for each category; the names for which words
 * mislead; the more widespread hosts. Rows that `isHeldOut` are not looked at, so `eval.mjs` can
 * measure with them. Sources and licences: data/THIRD-PARTY.md.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { isHeldOut, readCsv } from './labelled.mjs'

const flag = process.argv.indexOf('--data')
const folder = flag > 0 ? process.argv[flag + 1] : process.env.CCT_EVAL_DATA
if (!folder) {
  console.error('name the folder of labelled rows with --data <folder> or CCT_EVAL_DATA')
  process.exit(2)
}
const target = fileURLToPath(new URL('../src/catalog/learned.ts', import.meta.url))
const categories = ['essential', 'functional', 'analytics', 'advertising']

const write = (clues, names, hosts) =>
  writeFileSync(
    target,
    [
      '// Made by tools/make-catalog.mjs; sources and licences: data/THIRD-PARTY.md',
      `export const learnedClues =\n  '${clues}'`,
      `export const learnedNames: readonly (readonly [category: string, names: string])[] = ${table(names)}`,
      `export const learnedHosts: readonly (readonly [category: string, names: string])[] = ${table(hosts)}`,
    ].join('\n') + '\n',
  )
const table = (lists) =>
  `[\n${Object.entries(lists)
    .map(([category, list]) => `  [\n    '${category}',\n    '${list.toSorted().join(' ')}',\n  ],`)
    .join('\n')}\n]`

const load = async (file) => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/catalog/${file}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
  })
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  )
}

// 1. Clues: multinomial logistic regression over words and beginnings seen at least twice.
write('nnnn', {}, {})
const { cluesOf } = await load('guess-name.ts')
const rows = readCsv(join(folder, 'cookies.csv')).filter(
  (row) => !isHeldOut(row.name) && row.refinedBy !== 'weak' && row.disputed !== '1',
)
const cases = rows.map((row) => ({
  clues: cluesOf(row.name),
  truth: categories.indexOf(row.refined),
}))
const seen = new Map()
for (const { clues } of cases) for (const clue of clues) seen.set(clue, (seen.get(clue) ?? 0) + 1)
const weights = new Map([['', [0, 0, 0, 0]]])
for (const [clue, times] of seen)
  if (times > 1 && !/['\\]/.test(clue)) weights.set(clue, [0, 0, 0, 0])
for (let round = 0; round < 60; round++)
  for (const { clues, truth } of cases) {
    const used = ['', ...clues.filter((clue) => weights.has(clue))].map((clue) => weights.get(clue))
    const likelihoods = categories.map((_, k) => Math.exp(used.reduce((sum, w) => sum + w[k], 0)))
    const total = likelihoods.reduce((sum, likelihood) => sum + likelihood)
    const step = 0.5 / (1 + round / 10) / Math.sqrt(used.length)
    for (const [k, likelihood] of likelihoods.entries())
      for (const weight of used)
        weight[k] += step * ((k === truth ? 1 : 0) - likelihood / total - 0.001 * weight[k])
  }
const letter = (weight) =>
  String.fromCharCode(110 + Math.max(-12, Math.min(12, Math.round(weight * 3))))
const clues = [...weights]
  .map(([clue, list]) => clue + list.map(letter).join(''))
  .filter((entry, index) => index === 0 || !entry.endsWith('nnnn'))
  .join(' ')

// 2. Names that the clues get wrong or are unsure of.
write(clues, {}, {})
const { guessName } = await load('guess-name.ts')
const labels = new Map()
for (const row of rows)
  if (row.name.length > 2 && !/[\s'\\*]/.test(row.name)) {
    const key = row.isWildcard === '1' ? row.name + '*' : row.name
    labels.set(key, [...(labels.get(key) ?? []), row.refined])
  }
const names = Object.fromEntries(categories.map((category) => [category, []]))
for (const [name, given] of labels) {
  // A name with several meanings counts as the most intrusive one.
  const truth = categories.findLast((category) => given.includes(category))
  const guess = guessName(name.replace('*', ''))
  if (guess.category !== truth || guess.probability < 0.8) names[truth].push(name)
}

// Whoever signs in or shops there is not on a tracker's host.
const servesMuchElse = new Set(
  `apple.com bigcommerce.com bing.com cloudinary.com daum.net ebay.com force.com line.me linkedin.com
  medium.com microsoft.com msn.com okta.com pixnet.net qq.com reddit.com salesforce.com shopify.com
  tumblr.com twitter.com www.linkedin.com yahoo.com`.split(/\s+/),
)

// 3. Hosts of analytics, advertising and visible extras, down to some hundreds of sites.
const hosts = { functional: [], analytics: [], advertising: [] }
for (const row of readCsv(join(folder, 'hosts.csv')))
  if (
    row.scored === '1' &&
    !servesMuchElse.has(row.host) &&
    !isHeldOut(row.host) &&
    Number(row.occurrences) >= 250
  )
    hosts[row.category]?.push(row.host)

write(clues, names, hosts)
const sizes = { clues: weights.size, names: labels.size, kept: Object.values(names).flat().length }
console.log({ ...sizes, hosts: Object.values(hosts).flat().length })
