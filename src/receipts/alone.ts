/** Work that only one tab may do at a time. */
import type { Local } from '../storage/local'

export type Alone = (name: string, work: () => Promise<void>) => Promise<void>

/** Longer than one turn may take: two attempts to send, of 30 s each. */
const LEASE_MS = 65e3
/** In which two tabs that began at the same moment see each other. */
const DOUBT_MS = 50

/** By Web Lock, and by a lease in storage where there are none (plain http). Who is late does nothing. */
export const createAlone =
  (local: Local, now: () => number): Alone =>
  (name, work) => {
    // A page that is kept for going back must not keep the others waiting.
    const turn = () => {
      const ended = new AbortController()
      const gone = new Promise<void>((done) =>
        addEventListener('pagehide', () => done(), { once: true, signal: ended.signal }),
      )
      return Promise.race([work(), gone]).finally(() => ended.abort())
    }

    const lease = async () => {
      const key = `cct.lease.${name}`
      const me = String(Math.random())
      const [until, who] = (local.get(key) ?? '').split(' ')
      const left = Number(until) - now()
      // Further off than a lease can be: the clock has been set back since.
      if (who && left > 0 && left <= LEASE_MS) return
      local.set(key, `${now() + LEASE_MS} ${me}`)
      await new Promise((done) => setTimeout(done, DOUBT_MS))
      const isMine = () => local.get(key)?.endsWith(me)
      if (!isMine()) return
      await turn()
      if (isMine()) local.remove(key)
    }

    let hasBegun = false
    const locked = navigator.locks?.request(`cct.${name}`, { ifAvailable: true }, (lock) => {
      hasBegun = true
      return lock ? turn() : undefined
    })
    // Forbidden in a frame without an origin; what the work itself throws is not for a second try.
    return (
      locked?.catch((error: unknown) => {
        if (hasBegun) throw error
        return lease()
      }) ?? lease()
    )
  }
