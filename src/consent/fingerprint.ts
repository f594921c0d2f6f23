import type { Service } from '../config/schema'
import { hash } from './hash'

const optional = (categories: Iterable<string>): string[] =>
  [...categories].filter((id) => id !== 'essential')

const lines = (services: readonly Service[]): [id: string, line: string][] =>
  services
    .filter((s) => s.category !== 'essential')
    .map((s) => [s.id, [s.id, s.category, (s.cookies ?? []).map((c) => c.name).sort()].join()])

/** Of what is consented to: optional categories, services and their cookies. Wording does not count. */
export const fingerprint = (categories: Iterable<string>, services: readonly Service[]): string =>
  hash(
    JSON.stringify([
      optional(categories).sort(),
      lines(services)
        .map(([, line]) => line)
        .sort(),
    ]),
  )

/** Past it a record would outgrow its cookie, and says only that something has changed. */
const MOST = 150
const WIDTH = 3

const itemsOf = (categories: Iterable<string>, services: readonly Service[]) =>
  [...optional(categories).map((id) => [id, id] as const), ...lines(services)].map(
    ([id, line]) => [id, hash(line).slice(-WIDTH).padStart(WIDTH, '0')] as const,
  )

/** The same, three letters for each thing: enough for a later visit to name what is new. */
export const digest = (categories: Iterable<string>, services: readonly Service[]): string => {
  const items = itemsOf(categories, services)
  return items.length > MOST ? '' : items.map(([, short]) => short).join('')
}

/** Ids of categories and services that are new, or not what they were, since that digest was made. */
export const newSince = (
  before: string,
  categories: Iterable<string>,
  services: readonly Service[],
): readonly string[] => {
  const known = before.match(/.{3}/g)
  return known
    ? itemsOf(categories, services)
        .filter(([, short]) => !known.includes(short))
        .map(([id]) => id)
    : []
}
