/** In development: tells the site owner what the page itself shows that they will have meant otherwise. */
import type { Port } from '../app/port'
import { findHeldUnknown, findUndeclared } from './find-undeclared'
import { judgeMarkup } from './judge-markup'
import { judgePlaces } from './judge-places'
import { judgeSettings } from './judge-settings'
import { judgeSignal } from './judge-signal'
import { judgeTexts } from './judge-texts'

/** Milliseconds in which what an answer has let go brings what it brings: a container its tags. */
const WAIT = 3000

/** What was held, and what was not. */
const urls = (port: Port) => [
  ...port.seen().map(({ target }) => target),
  ...performance.getEntriesByType('resource').map(({ name }) => name),
]

export const advise = (port: Port): void => {
  let isDue = false
  const look = () => {
    isDue = false
    for (const { path, message } of [
      ...judgeMarkup(document, port.config),
      ...judgeSignal(document, port),
      ...judgePlaces(port.state().region, port.config),
      ...judgeSettings(location.hostname, port.config),
      ...judgeTexts(port.language(), port.config),
      ...findHeldUnknown(port.seen()),
      ...findUndeclared(urls(port), port.services(), location.hostname),
    ])
      port.report(path, message) // each once
  }
  const lookSoon = () => {
    if (!isDue) setTimeout(look, WAIT)
    isDue = true
  }
  if (document.readyState === 'complete') look()
  else addEventListener('load', look)
  port.subscribe(lookSoon)
  lookSoon()
}
