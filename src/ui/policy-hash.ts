/** What was on screen, as one text: the same words and vendors give the same text. */
import type { Port } from '../app/port'

const sortKeys = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/**
 * Canonical JSON of the texts and the vendor list, to be hashed into the receipt. Texts that come
 * with the software itself are named by language; the receipt names its version.
 */
export const shownText = (port: Port): string => {
  const { site, policy, choices, requests } = port.config
  return JSON.stringify(
    {
      language: port.language(),
      texts: port.texts(),
      categories: port.categories(),
      services: port.services(),
      site,
      policy,
      choices,
      requests,
    },
    sortKeys,
  )
}
