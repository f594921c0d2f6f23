/** Moving from another consent tool is in a file of its own, which only sites that do so fetch. */
import type { Config } from '../config/defaults'
import { now } from '../env/clock'
import type { Local } from '../storage/local'
import type { Wish } from './answering'
import type { Bundles } from './load-bundle'
import { report } from './report'
import type { State } from './state'

/** Reads the page as the other tool does, and carries out what was answered there. */
type TakeOver = (
  state: State,
  local: Local,
  decide: (wish: Wish) => Promise<unknown>,
) => Promise<unknown>

/** Without its file the visitor is asked, and the other tool's markup stays inert. */
export const fetchCompat = async (config: Config, bundles: Bundles): Promise<TakeOver> => {
  try {
    const compat = config.compat && (await bundles.compat())
    return async (state, local, decide) => {
      const wish = compat?.({ config, state, local, now: now(), report })
      if (wish) await decide(wish).catch(() => {}) // told already
    }
  } catch (error) {
    report({ path: 'compat', message: String(error) })
    return async () => {}
  }
}
