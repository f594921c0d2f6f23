/** Which services are listed in the preference center while someone looks for one. */
import type { ServiceRow } from '../app/port'
import type { Draft } from './draft'
import { factsOf } from './facts'
import type { Group } from './groups'
import type { CenterWords } from './text/center-words'

export type Filter = 'all' | 'on' | 'off'

export interface Search {
  readonly query: string
  readonly filter: Filter
  /** The switches as they stood when the filter was set: a service does not vanish under a hand. */
  readonly draft: Draft
}

/** From here on there is something to search. */
const many = 20

export const areMany = (groups: readonly Group[]): boolean =>
  groups.reduce((sum, { services }) => sum + services.length, 0) > many

export const isSearching = (search: Search | undefined): search is Search =>
  search !== undefined && (search.filter !== 'all' || search.query.trim() !== '')

/** Without case, accents and vowel points, so that `reseau` finds `Réseau`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Everything a service can be found by: its names, its provider, its cookies. */
const makeText = (service: ServiceRow, words: CenterWords): string => {
  const { id, name, provider, purpose, cookies } = factsOf(service, words)
  return plain(
    [id, name, provider, purpose?.text, ...cookies.map((cookie) => cookie.name)].join('\n'),
  )
}

/**
 * `finder(words)(groups, search)`: the groups with no more than the services asked for. Every word of
 * the query must occur. Texts are made once for each service, not once for each key pressed.
 */
export const finder = (words: CenterWords) => {
  const texts = new Map<string, string>()
  const textOf = (service: ServiceRow) => {
    const known = texts.get(service.id)
    if (known !== undefined) return known
    const made = makeText(service, words)
    texts.set(service.id, made)
    return made
  }
  return (groups: readonly Group[], { query, filter, draft }: Search): readonly Group[] => {
    const parts = plain(query).split(/\s+/)
    return groups.map((group) => ({
      ...group,
      services: group.services.filter(
        (service) =>
          (filter === 'all' ||
            (group.essential || draft[service.id] === true) === (filter === 'on')) &&
          parts.every((part) => textOf(service).includes(part)),
      ),
    }))
  }
}
