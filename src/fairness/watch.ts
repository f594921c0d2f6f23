/** In development: looks at each screen as it is shown, and tells the site owner what is not fair. */
import type { Check, Screen } from '../app/port'
import { judgeConfig } from './judge-config'
import { judgePage } from './judge-page'
import type { Finding } from './rules'

export const watch: Check = (port) => {
  const tell = ({ rule, source, path, element, message }: Finding) =>
    port.report(
      path ?? `fairness.${rule}`,
      `${element ? `${element}: ` : ''}${message} (${source})`,
    )
  judgeConfig(port.config).forEach(tell)
  let seen: Screen | null = null
  const look = () => {
    const screen = port.screen()
    if (screen === seen) return
    seen = screen
    // When it has faded in.
    if (screen)
      setTimeout(() => {
        if (port.screen() === screen) judgePage().forEach(tell)
      }, 400)
  }
  port.subscribe(look)
  look()
}
