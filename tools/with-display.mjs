/** Runs a command with an X display: `node tools/with-display.mjs playwright test`. WebKitGTK needs one. */
import { spawn } from 'node:child_process'

const command = process.argv.slice(2)
const hasDisplay =
  process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
const [program, ...args] = hasDisplay
  ? command
  : ['xvfb-run', '-a', '--server-args=-screen 0 1600x1200x24', ...command]

const child = spawn(program, args, { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`cannot run ${program}: ${error.message} (as root: apt-get install xvfb xauth)`)
  process.exitCode = 1
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
