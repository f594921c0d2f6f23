/** Answers given elsewhere become answers here; what is in doubt is asked. */
import type { Wish } from '../app/answering'
import { applyCompat } from './compat'
import { handOver } from './hand-over'
import type { ElsewherePort } from './port'

/** Understands the other tool's markup and decorates links from here on. Never rejects. */
export type TakeOver = (
  port: ElsewherePort & { decide(wish: Wish): Promise<unknown> },
) => Promise<void>

export const takeOver: TakeOver = async (port) => {
  const { config } = port
  const read = async (wish: Wish | null) => {
    if (wish) await port.decide(wish).catch(() => {}) // told already
  }
  if (config.compat) await read(applyCompat(port))
  if (config.handOver) await read(await handOver(port))
}
