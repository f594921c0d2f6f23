/** What was on screen, as one text: the same words and vendors give the same text. */
import type { Port } from '../app/port'
import type { Group } from './draft'
import { factsOf } from './facts'
import { texts as en } from './text/en'

const sortKeys = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Canonical JSON of the texts and the vendor list, ready to be hashed into the receipt. */
export const shownText = (port: Port, groups: readonly Group[]): string =>
  JSON.stringify(
    {
      language: port.language(),
      texts: { ...en, ...port.texts() },
      site: port.config.site,
      categories: groups.map(({ id, title, text, services }) => ({
        id,
        title,
        text,
        services: services.map(factsOf),
      })),
      choices: port.config.choices,
    },
    sortKeys,
  )
