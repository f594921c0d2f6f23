import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface Display {
  /** As the environment variable `DISPLAY` has it. */
  readonly name: string
  close(): void
}

/**
 * A screen of its own: of several browsers on one, only the window that came last has the keyboard.
 */
export const openDisplay = async (): Promise<Display> => {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const close = () => {
    process.off('exit', close)
    server.kill()
  }
  process.on('exit', close)
  const failed = new Promise<never>((_, reject) => server.on('error', reject))
  const told = createInterface(server.stdio[3] as Readable)[Symbol.asyncIterator]()
  const { value, done } = await Promise.race([told.next(), failed])
  if (done) throw new Error('Xvfb ended before it had a screen')
  return { name: `:${value}`, close }
}
