/**
 * How well the catalogue sorts names and hosts, on labelled data that is not part of this repository.
 *
 *   node tools/eval.mjs --data <folder with wild.csv, tricky.csv, cookies.csv, hosts.csv>
 *
 * The folder may also come from CCT_EVAL_DATA. Rows of cookies.csv and hosts.csv count only when
 * `isHeldOut` keeps them from `make-catalog.mjs`, which learns from the others.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isHeldOut, loadCatalog, readCsv } from './labelled.mjs'

const flag = process.argv.indexOf('--data')
const folder = flag > 0 ? process.argv[flag + 1] : process.env.CCT_EVAL_DATA
if (!folder || !existsSync(join(folder, 'wild.csv'))) {
  console.error(
    folder
      ? `no labelled data: ${join(folder, 'wild.csv')} is missing`
      : 'no labelled data: name its folder with --data <folder> or CCT_EVAL_DATA',
  )
  process.exit(2)
}

const isVerbose = process.argv.includes('--misses')
const classes = ['essential', 'functional', 'analytics', 'advertising']
const group = (category) => (/^(essential|functional)$/.test(category) ? 'necessary' : category)
const isTracking = (category) => category === 'analytics' || category === 'advertising'
const percent = (part, whole) => (whole ? ((100 * part) / whole).toFixed(1) : '–').padStart(5)

const measure = (title, cases) => {
  const count = (test) => cases.filter(test).length
  const tracking = count((c) => isTracking(c.truth))
  const answered = cases.filter((c) => c.answer !== 'unknown')
  console.log(
    `\n${title} (${cases.length})\n` +
      `  four-way ${percent(count(isRight), cases.length)} %` +
      `   of those answered ${percent(answered.filter(isRight).length, answered.length)} %` +
      `   group ${percent(
        count((c) => group(c.answer) === group(c.truth)),
        cases.length,
      )} %` +
      `   unknown ${percent(cases.length - answered.length, cases.length)} %` +
      `   tracking called necessary ${percent(count(isUnsafe), tracking)} %`,
  )
  for (const name of classes) {
    const said = count((c) => c.answer === name)
    const is = count((c) => c.truth === name)
    const both = count((c) => c.truth === name && isRight(c))
    const hit = count((c) => c.answer === name && isRight(c))
    console.log(
      `    ${name.padEnd(12)} precision ${percent(hit, said)} %   recall ${percent(both, is)} %   (${is})`,
    )
  }
  if (isVerbose)
    for (const c of cases)
      if (!isRight(c))
        console.log(`      ${isUnsafe(c) ? '!' : ' '} ${c.label}: ${c.truth}, not ${c.answer}`)
}
const isRight = (c) => c.answer === c.truth || c.accept?.includes(c.answer)
const isUnsafe = (c) =>
  isTracking(c.truth) && group(c.answer) === 'necessary' && !c.accept?.includes(c.answer)

const rows = (file) => readCsv(join(folder, file))
const wild = rows('wild.csv')
const tricky = rows('tricky.csv')
const cookies = rows('cookies.csv').filter((row) => isHeldOut(row.name))
const hosts = rows('hosts.csv').filter((row) => row.scored === '1' && isHeldOut(row.host))

const catalog = await loadCatalog()
const kinds = {
  'run-time': { sort: catalog.classifyCookie, match: catalog.matchCore },
  full: { sort: catalog.classifyFull, match: catalog.matchFull },
}
for (const [kind, { sort, match }] of Object.entries(kinds)) {
  const answer = (name, domain) => sort({ name, domain }).category
  const of = (list, truth, name = 'name') =>
    list.map((row) => ({
      label: `${row[name]} ${row.domain ?? ''}`,
      truth: row[truth],
      accept: row.accept?.split('|').filter(Boolean),
      answer: answer(row[name].replaceAll('*', ''), row.domain.split('|')[0]),
    }))
  console.log(`\n== ${kind} classifier`)
  measure('wild, as each site declares it', of(wild, 'category'))
  measure('wild, the name’s usual category', of(wild, 'majority'))
  measure('tricky', of(tricky, 'category'))
  measure(
    'cookies held out (without weak labels)',
    of(
      cookies.filter((row) => row.refinedBy !== 'weak'),
      'refined',
    ),
  )
  measure(
    'hosts held out',
    hosts.map((row) => ({
      label: row.host,
      truth: row.category,
      accept: row.accept.split('|').filter(Boolean),
      answer: match(row.host, '/')?.category ?? 'unknown',
    })),
  )
}
