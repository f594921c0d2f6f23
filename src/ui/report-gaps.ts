/** What the site left unsaid and its visitors will miss; told once, when the center is first drawn. */
import type { Port } from '../app/port'
import { checkRequests } from './check-requests'
import { isCatalogued } from './facts'
import { texts as english } from './text/en'
import { texts as more } from './text/en-center'

/** Drawn by the core, in other plural forms, or made from ids. */
const others = /^(reopen|embed|use\.|why\.)|\.(zero|one|two|few|many|other)$/

export const reportGaps = ({ config, services, categories, choices, report }: Port): void => {
  const { requests = [], texts = {} } = config
  checkRequests(requests, report)
  for (const service of services())
    if (!service.name && !isCatalogued(service))
      report('services', `"${service.id}" has no name; visitors read its id. Give it a \`name\``)
  const named = new Set([...categories(), ...choices(), ...services()].map(({ id }) => id))
  requests.forEach((_, i) => named.add(`requests.${i}`))
  for (const [tag, own] of Object.entries(texts))
    for (const key of Object.keys(own))
      if (
        !(key in english) &&
        !(key in more) &&
        !others.test(key) &&
        !named.has(key.replace(/\.text$/, ''))
      )
        report(
          `texts.${tag}.${key}`,
          'is no text of the tool, so nothing shows it; see its spelling',
        )
}
