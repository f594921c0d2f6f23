import { createCollector } from './create-collector.ts'
import { readSettings, type Settings } from './settings.ts'
import { readVersion, usage } from './usage.ts'
import { verify } from './verify.ts'

/** Signals that come this soon after the first are the same one, in ms. */
const sameSignal = 1_000

async function serve(settings: Settings): Promise<void> {
  const collector = await createCollector({ ...settings, log: 'info' })
  const address = await collector.listen().catch(async (cause: Error) => {
    await collector.close()
    throw new Error(`HOST ${settings.host}, PORT ${settings.port}: ${cause.message}`, { cause })
  })
  console.log(`Collector listening on ${address}`)
  if (settings.token === null) console.log('Reading is off: give it a TOKEN to use the dashboard.')
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    // A second signal ends the process at once, but not one that was sent together with the first: npm and systemd
    // both hand on what a terminal or a service manager has sent to all of them.
    setTimeout(() => process.off('SIGINT', stop).off('SIGTERM', stop), sameSignal)
    await collector.close()
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
}

/** What `cct-collector` does with these arguments. */
export async function run(args: readonly string[]): Promise<void> {
  const isVerify = args[0] === 'verify'
  const { settings, problems } = readSettings(process.env, isVerify ? args.slice(1) : args)
  try {
    if (args.includes('--help') || args.includes('-h')) console.log(usage)
    else if (args.includes('--version')) console.log(readVersion())
    else if (problems.length > 0) throw new Error(problems.join('\n'))
    else if (isVerify) process.exitCode = await verify(settings, console.log)
    else await serve(settings)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}
