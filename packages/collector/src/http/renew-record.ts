import type { Receipt } from '../check/receipt-schema.ts'

/** The most a browser keeps of one cookie. */
const mostBytes = 4_096

/**
 * Safari keeps a cookie that a script has set for seven days only, one that a server has set for as
 * long as it is told. So the record cookie a page sends along is handed back unchanged, with the
 * life its newest receipt gives it. `setting` is the cookie's name and attributes, as in
 * `cct; Domain=example.com; Path=/; SameSite=Lax; Secure`.
 */
export function renewRecord(setting: string) {
  const [name = '', ...attributes] = setting.split(/;\s*/)
  const find = new RegExp(`(?:^|;\\s*)${name}=([!#-+\\--:<-[\\]-~]+)`)
  return (cookies: string | undefined, receipts: readonly Receipt[], now: number) => {
    const value = find.exec(cookies ?? '')?.[1]
    const newest = receipts.toSorted((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1))[0]
    if (value === undefined || value.length > mostBytes || !newest?.expiresAt) return null
    const seconds = Math.floor((Date.parse(newest.expiresAt) - now) / 1_000)
    if (seconds <= 0) return null
    return [`${name}=${value}`, `Max-Age=${seconds}`, ...attributes].join('; ')
  }
}
