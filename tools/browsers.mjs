/**
 * Finds one browser per engine: `node tools/browsers.mjs [--install] [chromium] [firefox] [webkit]`.
 * Prints what it found as JSON. A missing engine is an error with its cure, never a skipped test;
 * only `--install` changes the machine.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium, firefox, webkit } from 'playwright'

const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver'

const engines = {
  chromium: {
    type: chromium,
    variable: 'CHROMIUM_PATH',
    paths: [
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    packages: ['chromium'],
  },
  firefox: {
    type: firefox,
    variable: 'FIREFOX_PATH',
    paths: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ],
    packages: ['firefox-esr'],
  },
  webkit: {
    type: webkit,
    variable: 'WEBKIT_MINIBROWSER',
    paths: [
      '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
      '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
    ],
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
}

const isFile = (path) => Boolean(path) && existsSync(path)

/** WebKitGTK is driven through a program of its own, and draws on a display that nobody sees. */
const canDriveWebKit = () => isFile(WEBKIT_DRIVER) && isFile('/usr/bin/Xvfb')

/** First hit wins: the variable, Playwright's own download, the system's browser. */
export const findBrowser = (engine) => {
  const { type, variable, paths } = engines[engine]
  if (isFile(process.env[variable])) return { how: 'variable', path: process.env[variable] }
  const own = type.executablePath()
  if (isFile(own)) return { how: 'playwright', path: own }
  const path = paths.find(isFile)
  if (!path || (engine === 'webkit' && !canDriveWebKit())) return null
  return { how: 'system', path }
}

export const cureFor = (engine) =>
  `no ${engine} here: set ${engines[engine].variable}, or run "npx playwright install ${engine}", ` +
  `or as root "apt-get install ${engines[engine].packages.join(' ')}"`

const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

const installByPlaywright = (engine) => run('npx', '--no', 'playwright', 'install', engine)

const installByApt = (packages) =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  isFile('/usr/bin/apt-get') &&
  run('apt-get', 'update', '-qq') &&
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages)

const install = (engine) => installByApt(engines[engine].packages) || installByPlaywright(engine)

/** Letters of every language that ships: without them texts are boxes, and boxes have other widths. */
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk']
const hasFonts = () =>
  ['ta', 'th', 'ja'].every((tag) => {
    const { stdout } = spawnSync('fc-list', [`:lang=${tag}`, 'family'], { encoding: 'utf8' })
    return Boolean(stdout?.trim())
  })

const main = (args) => {
  const named = args.filter((arg) => !arg.startsWith('-'))
  const found = {}
  for (const engine of named.length > 0 ? named : Object.keys(engines)) {
    if (!findBrowser(engine) && args.includes('--install')) install(engine)
    found[engine] = findBrowser(engine)
    if (!found[engine]) console.error(cureFor(engine))
  }
  if (args.includes('--install') && !hasFonts()) installByApt(FONTS)
  // A developer's own machine draws what it can; the tests that measure texts say which.
  if (args.includes('--install') && !hasFonts())
    console.error(`fonts of some languages are missing: "apt-get install ${FONTS.join(' ')}"`)
  console.log(JSON.stringify(found))
  return Object.values(found).every(Boolean) ? 0 : 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = main(process.argv.slice(2))
}
