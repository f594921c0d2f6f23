/**
 * Every check of the project, one after another, each one run even when an earlier one failed.
 * The last line is `N passed, N failed`: each unit and browser test counts, each other step is one.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

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
const counted = (passed, failed, succeeded) => ({
  passed,
  failed: failed === 0 && !succeeded ? 1 : failed,
})

const unitTests = async () => {
  const succeeded = await run(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.tmp/unit.json',
  )
  const report = readReport('unit.json')
  return counted(
    report?.numPassedTests ?? 0,
    (report?.numFailedTests ?? 0) + (report?.numPendingTests ?? 0),
    succeeded,
  )
}

const browserTests = async () => {
  const succeeded = await run('node', 'tools/with-display.mjs', 'playwright', 'test')
  const stats = readReport('e2e.json')?.stats
  const second = stats?.flaky ?? 0
  // On CI a test has a second try (playwright.config.ts); one that needed it is told, not hidden.
  if (second)
    console.error(`${second} browser tests passed only at a second try; see "flaky" above`)
  // A test that was skipped has not passed.
  const failed = (stats?.unexpected ?? 0) + (stats?.skipped ?? 0)
  return counted((stats?.expected ?? 0) + second, failed, succeeded)
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
  ['browser tests', browserTests],
]

mkdirSync(scratch, { recursive: true })
for (const name of ['unit.json', 'e2e.json']) rmSync(join(scratch, name), { force: true })

const results = []
for (const [name, step] of steps) {
  console.log(`\n== ${name}`)
  const start = Date.now()
  results.push({ name, ...(await step()), seconds: Math.round((Date.now() - start) / 1000) })
}

console.log('\n== summary')
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed ? 'FAILED' : 'ok'.padEnd(6)} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`,
  )
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0
