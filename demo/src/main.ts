/** `npm start`: the demo on 127.0.0.1, until Ctrl-C. */
import { access } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { startDemo } from './start-demo.ts'
import { dist } from './folders.ts'

const preferredPort = () => {
  const port = Number(process.env['PORT'] ?? 8080)
  if (Number.isInteger(port) && port >= 0 && port < 65_535) return port
  console.error(`PORT is "${process.env['PORT']}"; it must be a number from 0 to 65534.`)
  return process.exit(1)
}

const warnWithoutBuild = async () => {
  try {
    await access(new URL('cct.js', dist))
  } catch {
    console.warn('dist/cct.js is missing, so no page has the tool. Run: npm run build')
  }
}

console.log('Cookie Consent Tool, demo\n')
await warnWithoutBuild()
const folder = process.env['DATA']
const demo = await startDemo({
  port: preferredPort(),
  ...(folder && { folder: pathToFileURL(`${folder}/`) }),
  say: (line) => console.log(`  ${line}`),
})
console.log(`
  Open       ${demo.address}
  Instruments beside the page: ${demo.address}?panel=1

Ctrl-C ends it.`)

let isStopping = false
const stop = async () => {
  if (isStopping) return
  isStopping = true
  // A visitor's open connection must not keep the program alive.
  setTimeout(() => process.exit(0), 800).unref()
  await demo.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
