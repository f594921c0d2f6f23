/** What the site calls its own things, in the language on screen: `texts.de.maps`, `texts.de['maps.text']`. */
import type { Port } from '../app/port'

interface Named {
  readonly title?: string
  readonly text?: string
}

/** The same port; wording for the language comes before the one for all. Requests go by their place: `requests.0`. */
export const inSiteWords = (port: Port): Port => {
  const own = () => port.config.texts?.[port.language()] ?? {}
  const named = <T extends Named>(row: T, key: string): T => {
    const { [key]: title = row.title, [`${key}.text`]: text = row.text } = own()
    return Object.assign({}, row, { title, text })
  }
  return {
    ...port,
    get config() {
      const { requests = [] } = port.config
      return { ...port.config, requests: requests.map((row, i) => named(row, `requests.${i}`)) }
    },
    categories: () => port.categories().map((row) => named(row, row.id)),
    choices: () => port.choices().map((row) => named(row, row.id)),
    services: () => {
      const words = own()
      return port.services().map((row) => {
        const purpose = words[`${row.id}.text`]
        return purpose === undefined ? row : { ...row, purpose }
      })
    },
  }
}
