/** What was on screen, as one text: the same words and vendors give the same text. */
import type { Port } from '../app/port'

/**
 * JSON of the texts and the vendor list, to be hashed into the receipt. Lists in a fixed order
 * instead of objects: canonical without sorting, and quick for a thousand services. Texts that
 * come with the software are named by language; the receipt names its version.
 */
export const shownText = (port: Port): string => {
  const { site = {}, policy = {}, requests = [] } = port.config
  return JSON.stringify([
    port.language(),
    Object.entries(port.texts()).sort(([a], [b]) => (a < b ? -1 : 1)),
    [site.name, site.controller, site.contact],
    [policy.url, policy.version, policy.updated],
    port.keptDays(),
    port.categories().map(({ id, title, text, sale }) => [id, title, text, sale]),
    port
      .services()
      .map(({ id, category, name, provider, policyUrl, purpose, transfers, cookies }) => [
        // Only where there is one, so that the hash of what has none stays as it was.
        [id, category, name, provider, policyUrl, purpose, ...(transfers ? [transfers] : [])],
        cookies?.map((c) => [c.name, c.type, c.duration, c.party, c.purpose]),
      ]),
    port
      .choices()
      .map(({ id, title, text, model, effectiveAfter }) => [
        id,
        title,
        text,
        model,
        effectiveAfter,
      ]),
    requests.map(({ title, text, url, email, phone }) => [title, text, url, email, phone]),
  ])
}
