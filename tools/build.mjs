/** `npm run build`: made beside `dist`, then put in its place at once, so that a server never finds half of it. */
import { spawnSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'

const dist = process.env.CCT_DIST ?? 'dist'
// Beside it, at the same depth: source maps hold relative paths.
const fresh = `.dist-${process.pid}`
const env = { ...process.env, CCT_DIST: fresh }
const shell = process.platform === 'win32'

const step = (command, ...args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell })
  if (status === 0) return
  rmSync(fresh, { recursive: true, force: true })
  process.exit(1)
}

step('rollup', '--config', '--silent')
step('node', 'tools/write-licenses.mjs')
step('node', 'tools/write-manifest.mjs')
rmSync(dist, { recursive: true, force: true })
renameSync(fresh, dist)
if (dist === 'dist') step('node', 'tools/write-figures.mjs')
