/**
 * Every check of the project, one after another, each one run even when an earlier one failed.
 * The last line is `N passed, N failed`: each unit and browser test counts, each other step is one.
 * The summary names every test that failed, and every browser test that needed a second try: the end of a
 * log is what one sees.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const scratch = join(root, '.tmp')
// The project's own Node and tools come first, however this file was started.
const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
const env = { ...process.env, PATH: path }

const run = (command, ...args) =>
  new Promise((ended) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      ended(false)
    })
    child.on('exit', (code) => ended(code === 0))
  })

const script = (name) => run('npm', 'run', '--silent', name)

const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 })

/** Built files are committed; a build must change none of them. */
const isDistFresh = async () => {
  const stateOfDist = () =>
    spawnSync('git', ['status', '--porcelain', '--untracked-files=all', 'dist'], {
      cwd: root,
      encoding: 'utf8',
    })
  if (!(await script('build'))) return false
  const { status, stdout, stderr } = stateOfDist()
  if (status !== 0) console.error(`cannot compare dist with what is committed: ${stderr}`)
  if (stdout) console.error(`dist is stale; run "npm run build" and commit:\n${stdout}`)
  return status === 0 && stdout === ''
}

const readReport = (name) => {
  const file = join(scratch, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** A run that ends badly although no test failed (nothing ran, a crash) counts as one failure. */
const counted = (passed, failed, succeeded, notes) => ({
  passed,
  failed: failed === 0 && !succeeded ? 1 : failed,
  notes,
})

/** Every test of a Playwright report, with the name of its file; suites are nested in it. */
const browserTestsOf = (suite) => [
  ...(suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status, projectName }) => ({
      status,
      name: `[${projectName}] ${spec.file}:${spec.line} ${spec.title}`,
    })),
  ),
  ...(suite.suites ?? []).flatMap(browserTestsOf),
]

const unitTests = async () => {
  const succeeded = await run(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.tmp/unit.json',
    '--reporter=./tools/report-unhandled.mjs',
  )
  const report = readReport('unit.json')
  const bad = (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ status, fullName }) => `${status}: ${relative(root, name)} ${fullName}`),
  )
  return counted(
    report?.numPassedTests ?? 0,
    (report?.numFailedTests ?? 0) + (report?.numPendingTests ?? 0),
    succeeded,
    [...bad, ...(readReport('unhandled.json') ?? [])],
  )
}

const browserTests = async (reportName, ...options) => {
  const succeeded = await run('playwright', 'test', ...options)
  const report = readReport(reportName)
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {}
  // On CI a test has a second try (playwright.config.ts); one that needed it is told, not hidden.
  const said = { flaky: 'passed at the second try', unexpected: 'failed', skipped: 'skipped' }
  const notes = browserTestsOf(report ?? {})
    .filter(({ status }) => status in said)
    .map(({ status, name }) => `${said[status]}: ${name}`)
  // A test that was skipped has not passed.
  return counted(expected + flaky, unexpected + skipped, succeeded, notes)
}

const steps = [
  ['types', async () => one(await script('typecheck'))],
  ['lint and format', async () => one(await script('lint'))],
  ['dist is fresh', async () => one(await isDistFresh())],
  ['size', async () => one(await script('size'))],
  ['package', async () => one(await script('packaged'))],
  // Ends badly on a link that leads nowhere.
  ['documentation', async () => one(await script('docs'))],
  // The collector's dashboard is looked at in a browser, too.
  ['browsers', async () => one(await run('node', 'tools/browsers.mjs', '--install'))],
  ['unit tests', unitTests],
  ['browser tests', () => browserTests('e2e.json')],
  ['timed tests', () => browserTests('timed.json', '--config', 'playwright.timed.config.ts')],
]

mkdirSync(scratch, { recursive: true })
for (const name of ['unit.json', 'unhandled.json', 'e2e.json', 'timed.json'])
  rmSync(join(scratch, name), { force: true })

const results = []
for (const [name, step] of steps) {
  console.log(`\n== ${name}`)
  const start = Date.now()
  results.push({ name, ...(await step()), seconds: Math.round((Date.now() - start) / 1000) })
}

console.log('\n== summary')
for (const { name, passed, failed, seconds, notes = [] } of results) {
  console.log(
    `${failed ? 'FAILED' : 'ok'.padEnd(6)} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`,
  )
  for (const note of notes) console.log(`       ${note}`)
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0
