/**
 * Answers given elsewhere: in the consent tool that the site had before, or on another domain of it.
 * What reads them is a file of its own, which only sites that say so fetch.
 */
import type { Config } from '../config/defaults'
import type { ElsewherePort } from '../elsewhere/port'
import { IN_QUERY } from '../elsewhere/token'
import { now } from '../env/clock'
import { lasting } from '../env/lasting'
import { createLocal } from '../storage/local'
import { readCookie } from '../storage/read-cookie'
import type { Wish } from './answering'
import type { Bundles } from './load-bundle'
import { report } from './report'

export interface Elsewhere {
  /** Is there anything to wait for before the visitor is asked? */
  isExpected(): boolean
  /** What is to be fetched first; resolves to what then takes the answers over. */
  before(): Promise<() => Promise<void> | undefined>
  /** Where nobody waits for it: markup is understood and links are decorated from then on. */
  later(): void
}

type Port = Omit<ElsewherePort, 'config' | 'local' | 'listen' | 'token' | 'now' | 'report'> & {
  decide(wish: Wish): Promise<unknown>
}

/** Out of the address before any tag can read it. */
const takeToken = (): string | null => {
  const [all = '', before = '', token = null] = IN_QUERY.exec(location.search) ?? []
  if (token !== null) {
    const rest = location.search.replace(all, before).replace(/[?&]$/, '')
    history.replaceState(history.state, '', location.pathname + rest + location.hash)
  }
  return token
}

export const createElsewhere = (config: Config, bundles: Bundles, port: Port): Elsewhere => {
  let token: string | null = null
  let isLoaded = false
  const load = async () => {
    isLoaded = true
    // Without its file the visitor is asked.
    const takeOver = await bundles
      .elsewhere()
      .catch((error: unknown) => report({ path: 'cct.elsewhere.js', message: String(error) }))
    return () =>
      takeOver?.({
        ...port,
        config,
        local: createLocal(() => localStorage),
        listen: lasting().listen,
        token,
        now,
        report,
      })
  }
  const isExpected = () => {
    if (config.handOver) token ??= takeToken()
    return !!(token || config.compat) && readCookie(config.cookie.name ?? 'cct') === null
  }
  return {
    isExpected,
    before: async () => (isExpected() ? load() : () => undefined),
    later: () => {
      if (!isLoaded && (config.compat || config.handOver))
        void load().then((takeOver) => takeOver())
    },
  }
}
